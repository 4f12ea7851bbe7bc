"""The whole way of a resident while nobody outside can be reached: it works, and nothing of it stays on the device."""

import pytest
from django.urls import Resolver404

from kmzb.tests.browser.looking import Watch, kept_on_the_device
from kmzb.tests.browser.reporting import ADDRESS, finish, further, make_address, start_with_pin, step
from kmzb.tests.browser.states import Known
from kmzb.tests.browser.states.every import EVERY
from kmzb.tests.browser.states.receipts import STORIES
from kmzb.tests.public_urls import name_of, public_names
from reports.models import Photo
from reports.statuses import Status
from reports.tests.pictures import jpeg

ONE = "00000000-0000-4000-8000-000000000000"
NO_PAGE = {
    "healthz", "readyz", "schema", "audit-seals",
    "docs",  # a library's page; a test below goes there
    "reports:months", "reports:in-view", "reports:near",  # asked by the map and the form
    "reports:leave",  # empties the browser and shows the map
    "districts:base-map", "districts:border-tile", "districts:street-tile", "districts:tile", "districts:beat-map",
    "districts:unit-map", "districts:contact", "districts:leaflet", "districts:poster", "districts:poster-a3",
}  # fmt: skip


@pytest.mark.browser
def test_a_report_a_photo_a_receipt_the_finder_and_the_map_leave_nothing_behind(visitor, site, settings, tmp_path):
    settings.MEDIA_STORAGE = str(tmp_path)
    make_address(site)
    start_with_pin(visitor)
    further(visitor, "place")
    further(visitor, "when")
    step(visitor, "details").locator("#photo").set_input_files(
        {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": jpeg()}
    )
    visitor.go_back()
    visitor.go_back()
    code = finish(visitor)
    assert Photo.objects.count() == 1
    visitor.goto("/kod/")
    visitor.locator("input[name=code]").fill(code)
    visitor.keyboard.press("Enter")
    visitor.get_by_text("Nowe").first.wait_for()
    visitor.goto("/dzielnicowy/")
    visitor.locator("#address").fill(ADDRESS)
    visitor.keyboard.press("Enter")
    visitor.get_by_text("Testowy1").first.wait_for()
    visitor.goto("/")
    visitor.locator(".leaflet-marker-icon").first.wait_for()
    assert kept_on_the_device(visitor) == {}


@pytest.mark.browser
def test_the_page_about_the_api_leaves_nothing_either(page, base_url, site):
    """A library's page: it wants styles of its own, which stay forbidden and are told in the console."""
    watch = Watch(page, base_url)
    page.goto("/api/docs/")
    page.get_by_text("/api/v1/reports/").first.wait_for()
    assert watch.others == []
    assert kept_on_the_device(page) == {}


@pytest.mark.browser
def test_what_is_put_on_the_device_would_be_seen(page, base_url, site):
    page.goto("/prywatnosc/")
    page.evaluate("localStorage.setItem('who', 'me'); document.cookie = 'who=me'")
    page.evaluate("new Promise(done => (indexedDB.open('who').onsuccess = done))")
    page.evaluate("caches.open('who')")
    assert set(kept_on_the_device(page)) == {"cookies", "local", "databases", "caches"}


@pytest.mark.browser
def test_nobody_outside_can_be_reached(page, base_url):
    with pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://mapa.example.org/")


def test_every_public_page_has_a_state_or_is_no_page():
    somewhere = {status.value: ONE for status in Status}
    known = Known(somewhere, dict.fromkeys(STORIES, "1"), "line", "kmp", "/rejony/kmp/1/", "Polna 5", (19.4, 51.7), (19.4, 51.7), (19.4, 51.7), "kwp", "kmp", "/rejony/kmp/1/", {}, {})  # fmt: skip
    shown = {name for name in (page_of(state.path(known)) for state in EVERY) if name}
    pages = {name for name in public_names() if not name.startswith("api:")}
    assert pages - shown == NO_PAGE


def page_of(path):
    """None where the state is that of an address that fails on purpose."""
    try:
        return name_of(path)
    except Resolver404:
        return None
