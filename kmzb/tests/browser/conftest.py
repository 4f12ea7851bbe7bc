"""A real Chromium against the real WSGI stack, edge and static files included. Public pages and the panel share this.

`page` is a plain tab on the site; `visitor` is a tab that fails the test where a public page breaks a promise: a cookie,
anything stored, a request to somebody else, an error in the console.
"""

import functools
import os

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings
from playwright.sync_api import Locator, expect

from kmzb.tests.browser.looking import Watch
from kmzb.tests.browser.serving import ARGUMENTS, serving, wait_until_idle
from kmzb.tests.browser.states.known import find_known
from kmzb.tests.browser.states.world import make_world
from verification.tests.factories import make_cast

expect.set_options(timeout=20_000)  # milliseconds; a full machine is slow and no fault of the page


def and_read(act):
    """The act, then the page that it led to."""

    @functools.wraps(act)
    def act_and_read(self, *values, **options):
        act(self, *values, **options)
        self.page.wait_for_load_state("domcontentloaded")

    return act_and_read


def pytest_collection_modifyitems(items):
    """A build server gives a test of the browser a second look and names it in its summary: its machine stands still for
    seconds. At a desk a test that fails once has failed.
    """
    if os.environ.get("CI"):
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session", autouse=True)
def whole_pages():
    """A click, a tap or a key on an element is over when the page that it leads to is read: what is counted next is there.

    Playwright itself waits only for its first bytes. `page.keyboard` waits for nothing: what comes next says what it needs.
    """
    acts = {name: getattr(Locator, name) for name in ("click", "tap", "press")}
    for name, act in acts.items():
        setattr(Locator, name, and_read(act))
    yield
    for name, act in acts.items():
        setattr(Locator, name, act)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    path = os.environ.get("KMZB_CHROMIUM", "/usr/bin/chromium")
    return browser_type_launch_args | {"executable_path": path, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return browser_context_args | {"locale": "pl-PL", "viewport": {"width": 1280, "height": 800}}


@pytest.fixture(scope="session")
def static_files(tmp_path_factory):
    """Freshly collected, with hashed names as in production; only the compression is left out, it takes half a minute."""
    root = tmp_path_factory.mktemp("static")
    before = settings.STATIC_ROOT, settings.STORAGES
    settings.STATIC_ROOT = str(root)
    storage = {"BACKEND": "kmzb.storage.UncompressedModuleStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": storage}
    forget_storages()
    call_command("collectstatic", interactive=False, verbosity=0)
    forget_storages()
    yield root
    settings.STATIC_ROOT, settings.STORAGES = before
    forget_storages()


def forget_storages():
    """Django reads both settings once; `setting_changed` is what it listens to."""
    from django.test.signals import setting_changed

    for name in ("STORAGES", "STATIC_ROOT"):
        setting_changed.send(sender=None, setting=name, value=getattr(settings, name), enter=True)


@pytest.fixture(scope="session")
def base_url(static_files, django_db_setup):
    """The address of the running site; Playwright resolves `page.goto("/…")` against it."""

    with serving() as address:
        yield address


@pytest.fixture
def site(transactional_db, region, settings):
    """The small region, served; reports are public at once. Gives what `make_region` gives."""
    settings.PUBLICATION_DELAY = 0
    yield region
    wait_until_idle()


@pytest.fixture
def cast(site):
    """Everybody who may sign in to the panel of the served region."""
    return make_cast(site)


@pytest.fixture
def visitor(site, page, base_url):
    """A tab of somebody from the public."""
    watch = Watch(page, base_url)
    yield page
    watch.check()


@pytest.fixture(scope="module")
def known(base_url, django_db_blocker):
    """The region with something for every state, made once for a module whose tests only read; gives what it holds.

    Each of these tests needs the mark `django_db`: pytest-django makes a test database only for those that have it.
    """
    assert settings.DATABASES["default"]["NAME"].startswith("test_")
    changed = override_settings(PUBLICATION_DELAY=0, LIMIT_FACTOR=1_000, ROOT_URLCONF="kmzb.tests.browser.failing_urls")
    with django_db_blocker.unblock(), changed:
        make_world()
        yield find_known()
        wait_until_idle()
        call_command("flush", verbosity=0, interactive=False)
