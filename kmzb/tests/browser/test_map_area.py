"""The map of one area: its outline, its own number beside that of the view, a chip that takes it away; search and share."""

import re

import pytest
from playwright.sync_api import expect

from districts.models import AdministrativeArea, Officer
from districts.tests.factories import square
from kmzb.tests.browser.looking import assert_accessible
from kmzb.tests.browser.test_map_search import find_town, typed
from kmzb.tests.browser.test_resident_map import NEAR, counted, loaded
from reports.statuses import Status
from reports.tests.factories import make_report

pytestmark = pytest.mark.browser


@pytest.fixture
def town(site):
    """The first square; one report lies in it, one beside it."""
    make_report(status=Status.CONFIRMED, col=0)
    make_report(col=3)
    return AdministrativeArea.objects.create(
        code="1061-02", kind="municipality", name="gmina Zgierz", outline=square(0), parent=site.area
    )


@pytest.mark.long
def test_an_area_keeps_its_own_number_until_it_is_taken_away(visitor, town):
    page = loaded(visitor, "/?area=1061-02#12/51.78/19.46")
    page.locator("path.area-outline").wait_for(state="attached")
    inside = page.locator("#in-area a")
    expect(inside).to_have_text("W granicach: gmina Zgierz: 1", use_inner_text=True)
    expect(inside).to_have_attribute("href", "/zgloszenia/?area=1061-02")
    counted(page, 2)
    assert_accessible(page)
    page.goto("/?area=1061-02&status=new#12/51.78/19.46")
    inside.get_by_text("gmina Zgierz: 0").wait_for()
    page.get_by_role("button", name="Usuń filtr: Nowe").click()
    inside.get_by_text("gmina Zgierz: 1").wait_for()
    page.wait_for_url("**area=1061-02**")
    page.get_by_role("button", name="Usuń filtr: gmina Zgierz").click()
    inside.wait_for(state="hidden")
    expect(page.locator("path.area-outline")).to_have_count(0)
    page.wait_for_url(lambda url: "area=" not in url)


@pytest.mark.long
def test_the_list_of_a_found_town_follows_the_filters(visitor, site):
    make_report()
    page = loaded(visitor, "/?status=new")
    link = find_town(page)
    link.wait_for()
    page.get_by_role("button", name="Usuń filtr: Nowe").click()
    expect(link).to_have_attribute("href", "/zgloszenia/?place=%C5%81%C3%B3d%C5%BA")


@pytest.mark.long
def test_enter_opens_no_officer_where_several_have_the_name(visitor, site):
    make_report()
    for beat in site.beats[:2]:
        officer = beat.assignments.select_related("officer").first().officer
        Officer.objects.filter(pk=officer.pk).update(last_name="Żeglarska")
    page = loaded(visitor)
    typed(page, "zeglarska").get_by_role("option", name="Żeglarska").nth(1).wait_for()
    page.keyboard.press("Enter")
    page.get_by_text("Kilku dzielnicowych ma to nazwisko").wait_for()
    expect(page.get_by_role("listbox")).to_be_visible()
    assert "/rejony/" not in page.url


def test_an_open_report_can_be_shared_and_its_address_printed(visitor, site):
    report = make_report()
    page = loaded(visitor, NEAR)
    page.locator(".spot").click()
    page.locator("#panel-open [data-page]").wait_for()
    page.evaluate("() => { navigator.share = async ({ url }) => { document.body.dataset.shared = url; }; }")
    page.get_by_role("button", name="Udostępnij").click()
    page.locator(f"body[data-shared$='{report.public_id}']").wait_for()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert re.search(rf"#17/.*{report.public_id}$", page.locator(".print-foot [data-address]").text_content())
