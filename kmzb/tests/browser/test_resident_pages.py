"""Every public page: readable by all, wide enough for none to scroll sideways, without traces on the device."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from districts.tests.factories import make_locality
from kmzb.tests.browser.looking import assert_accessible, assert_no_sideways_scroll, screenshot
from reports.models import Report
from reports.tests.factories import make_report

pytestmark = pytest.mark.browser

PAGES = {
    "map": "/",
    "list": "/zgloszenia/",
    "list-empty": "/zgloszenia/?status=hoax",
    "list-notice": "/zgloszenia/?from=never",
    "submit": "/zglos/",
    "receipt": "/kod/",
    "finder": "/dzielnicowy/",
    "finder-unknown": "/dzielnicowy/?address=Xyzzy",
    "units": "/jednostki/",
    "unit": "/jednostki/section-1/",
    "beat": "/rejony/section-1/1/",
    "about": "/o-mapie/",
    "privacy": "/prywatnosc/",
    "missing": "/nie-ma-takiej-strony/",
    "english": "/en/zglos/",
    "ukrainian": "/uk/dzielnicowy/",
}


@pytest.mark.long  # the quick run looks at the main states in test_every_state
@pytest.mark.parametrize("name", PAGES)
def test_page_is_accessible_and_narrow_enough(visitor, name):
    make_report()
    visitor.goto(PAGES[name])
    visitor.wait_for_load_state("networkidle")
    expect(visitor.locator("h1")).to_have_count(1)
    assert_accessible(visitor)
    visitor.set_viewport_size({"width": 360, "height": 740})
    assert_no_sideways_scroll(visitor)
    assert_accessible(visitor)
    screenshot(visitor, f"page-{name}")


def test_report_page_is_accessible(visitor):
    report = make_report()
    visitor.goto(reverse("reports:detail", args=[report.public_id]))
    visitor.wait_for_load_state("networkidle")
    assert_accessible(visitor)
    screenshot(visitor, "page-detail")


def test_finder_answers_a_place_with_the_officer(visitor, site):
    lon, lat = site.beats[0].area.centroid.coords
    visitor.goto(f"/dzielnicowy/?lon={lon:.6f}&lat={lat:.6f}")
    visitor.get_by_role("heading", name="Jan Testowy1").wait_for()
    assert_accessible(visitor)
    screenshot(visitor, "page-officer")


def test_finder_names_every_officer_of_a_town(visitor, site):
    make_locality(site.area, "Testowo", "testowo")
    visitor.goto("/dzielnicowy/?address=Testowo")
    visitor.locator("#answer-part .notice", has_text="kilku dzielnicowych").wait_for()
    expect(visitor.locator("#answer-part li a")).to_have_count(4)
    assert_accessible(visitor)
    visitor.goto("/dzielnicowy/?address=Testowo, Nieznana 5")
    visitor.locator(".notice", has_text="tylko część").wait_for()
    visitor.locator("#which + .notice + ul a").click()
    visitor.locator("#answer-part").wait_for()
    screenshot(visitor, "page-officers-of-a-town")


@pytest.mark.long  # the quick run looks at the main states in test_every_state
@pytest.mark.parametrize("theme", ["dark", "light"])
def test_themes_keep_their_contrast(visitor, theme):
    report = make_report()
    visitor.emulate_media(color_scheme=theme)
    for path in ("/", "/zglos/", reverse("reports:detail", args=[report.public_id])):
        visitor.goto(path)
        visitor.wait_for_load_state("networkidle")
        assert_accessible(visitor)
        screenshot(visitor, f"theme-{theme}-{path.strip('/').partition('/')[0] or 'map'}", widths=(1280,))


def test_map_and_list_show_the_same_reports(visitor, site):
    for column in range(4):
        make_report(col=column)
    visitor.goto("/zgloszenia/")
    listed = {link.get_attribute("href") for link in visitor.locator(".rows h3 a").all()}
    visitor.goto("/")
    visitor.locator("#rows h3 a").nth(3).wait_for()
    visitor.locator("#count", has_text="w widoku: 4").wait_for()
    visitor.locator("#rows [data-about]").nth(3).wait_for()
    shown = {link.get_attribute("href") for link in visitor.locator("#rows h3 a").all()}
    assert shown == listed
    assert len(listed) == Report.public.count() == 4
