"""The cast of the panel's tests."""

import pytest

from verification.tests.factories import make_cast


@pytest.fixture
def cast(region):
    return make_cast(region)


@pytest.fixture(autouse=True)
def plain_static_files(settings):
    """Pages name their static files without a manifest: nothing has to be collected first."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
