"""The world of the matrix is made once for a module, in a transaction that is taken back at its end."""

import logging
import tempfile

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings

from kmzb.tests.matrix.world import make_world


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    with (
        tempfile.TemporaryDirectory() as media,
        django_db_blocker.unblock(),
        override_settings(LIMIT_FACTOR=1_000, MEDIA_STORAGE=media, STORAGES=settings.STORAGES | plain),
        pytest.MonkeyPatch.context() as patch,
        transaction.atomic(),
    ):
        patch.setattr(logging.getLogger("django.request"), "disabled", True)  # thousands of refusals
        patch.setattr("districts.paper.write", lambda text: text.encode())  # a PDF takes a second and says the same
        yield make_world()
        transaction.set_rollback(True)
