"""Shared by every test: the region of four beats, the seeded catalogue, and the cast's plain parts."""

import os
from unittest.mock import patch

import hypothesis
import pytest
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import override_settings

from districts.tests.factories import make_region
from kmzb.tests.seeded import after_each_flush, copy_rows

# No deadline: a busy machine is no fault of the code. The long run looks at ten times as many examples.
hypothesis.settings.register_profile(
    "kmzb",
    deadline=None,
    max_examples=500 if os.environ.get("KMZB_LONG") else 50,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("kmzb")


def pytest_collection_modifyitems(items):
    """What takes long as a whole begins first: none of the workers is left alone with it at the end."""
    items.sort(key=lambda item: item.get_closest_marker("early") is None)


@pytest.fixture(scope="session", autouse=True)
def quick_passwords():
    """The algorithm of an installation with little memory and one round: a sign-in costs a quarter of a second else."""
    with patch.multiple(Argon2PasswordHasher, time_cost=1, memory_cost=64, parallelism=1):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The 27 categories, the deadline rules and whatever else migrations seed is there in each test."""
    with django_db_blocker.unblock():
        rows = copy_rows()
    with after_each_flush(rows):
        yield


@pytest.fixture
def catalogue(db):
    """Named by tests that need what the migrations seed, and nothing else."""


@pytest.fixture
def region(catalogue):
    return make_region()


@pytest.fixture(autouse=True)
def fresh_counters():
    """Limits start from nothing in each test."""
    from accounts.counters import COUNTERS
    from reports import reasons
    from reports.proofs import SPENT
    from reports.services.flood import TALLIES, usual_in_an_hour

    COUNTERS.clear()
    SPENT.clear()
    TALLIES.clear()
    usual_in_an_hour.cache_clear()
    reasons.forget()


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch):
    """What a test changes counts at once."""
    monkeypatch.setattr("accounts.briefly.SECONDS", 0)


@pytest.fixture
def one_connection():
    """For tests that call the WSGI application: a server would give the connection back, here it holds the transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(autouse=True)
def plain_static_files(request):
    """Tests without a browser need no collected files: names stay unhashed. Browser tests collect their own."""
    if request.node.get_closest_marker("browser"):
        yield
        return
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES=settings.STORAGES | {"staticfiles": plain}):
        yield
