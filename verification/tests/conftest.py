"""The cast of the panel's tests."""

import pytest
from django.utils import timezone

from verification.tests.factories import make_cast, sign_in


@pytest.fixture
def cast(region):
    return make_cast(region)


@pytest.fixture
def on():
    """Today, as the panel counts it."""
    return timezone.localdate()


@pytest.fixture
def national(cast):
    """The session of the only one who changes catalogues of the whole country."""
    return sign_in(cast.national)


@pytest.fixture(autouse=True)
def plain_static_files(settings):
    """Pages name their static files without a manifest: nothing has to be collected first."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
