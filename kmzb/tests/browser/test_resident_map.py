"""The map: marks by keyboard and mouse, filters in the address, circles that split, the list of what is in view."""

import re

import pytest
from playwright.sync_api import expect

from districts.tests.factories import middle
from kmzb.tests.browser.looking import assert_accessible, screenshot
from reports.models import Report
from reports.statuses import Status
from reports.tests.factories import make_report

pytestmark = pytest.mark.browser
LON, LAT = middle(0)
NEAR = f"/#17/{LAT}/{LON}"


def marks_drawn(page):
    """What was asked for when the map stopped is drawn."""
    page.locator("#busy").wait_for(state="hidden")


def loaded(page, path="/"):
    """The map with all its tools, its marks, and the number of the view."""
    page.goto(path)
    page.locator("html[data-map=whole]").wait_for()
    marks_drawn(page)
    page.locator(".spot").first.wait_for()
    page.locator("#count", has_text=re.compile(r"\d")).wait_for(state="attached")  # hidden while something is open
    return page


def counted(page, n):
    page.locator("#count", has_text=re.compile(rf": {n}$")).wait_for()


def test_mark_opens_its_summary_by_keyboard_and_focus_comes_back(visitor):
    report = make_report(status=Status.CONFIRMED)
    page = loaded(visitor, NEAR)
    mark = page.locator(".spot")
    mark.focus()
    page.keyboard.press("Enter")
    link = page.locator("#panel-open [data-page]")
    link.wait_for()
    expect(link).to_have_attribute("href", re.compile(str(report.public_id)))
    expect(page.locator("#panel-open h2")).to_be_focused()
    page.locator("[data-next] li").wait_for()
    assert_accessible(page)
    screenshot(page, "map-summary")
    page.keyboard.press("Escape")
    link.wait_for(state="hidden")
    expect(mark).to_be_focused()


@pytest.mark.long
def test_summary_says_what_comes_next_and_by_which_day(visitor):
    report = make_report()
    page = loaded(visitor, NEAR)
    page.locator(".spot").click()
    lines = page.locator("[data-next] li")
    said = [re.compile("^Dzielnicowy przeczyta zgłoszenie do "), re.compile("^Dzielnicowy sprawdzi je do ")]
    expect(lines).to_have_text(said, use_inner_text=True)
    expect(page.locator("#panel-open [data-where]")).to_have_text(re.compile("^rejon 1, "), use_inner_text=True)
    page.wait_for_url(f"**/{report.public_id}")


@pytest.mark.long
def test_mark_says_category_and_status_in_words(visitor):
    make_report(status=Status.CONFIRMED)
    mark = loaded(visitor, NEAR).locator(".spot")
    assert mark.get_attribute("aria-label") == "Przekraczanie dozwolonej prędkości. Potwierdzone"
    assert mark.get_attribute("role") == "button"
    box = mark.bounding_box()
    assert min(box["width"], box["height"]) >= 44


def test_reports_of_one_place_are_a_circle_that_opens_their_list_beside_the_map(visitor):
    reports = [make_report() for _ in range(3)]
    page = loaded(visitor, f"/#19/{LAT}/{LON}")
    expect(page.locator(".ring__number")).to_have_text("3")
    page.locator(".spot").click()
    page.get_by_role("heading", name="Zgłoszenia w tym miejscu: 3").wait_for()
    page.locator("#panel-open .rows > li").nth(2).wait_for()
    expect(page.locator("#panel-open .rows > li")).to_have_count(3)
    assert_accessible(page)
    page.locator("#panel-open .rows a").first.click()
    expect(page.locator("#panel-open [data-page]")).to_have_count(1)
    page.get_by_role("button", name="Wróć").click()
    page.get_by_role("heading", name="Zgłoszenia w tym miejscu: 3").wait_for()
    page.get_by_role("link", name="Cała lista").click()
    page.wait_for_url(re.compile("/zgloszenia/"))
    expect(page.locator(".rows > li")).to_have_count(len(reports))


@pytest.mark.long
def test_a_circle_splits_when_it_is_clicked(visitor):
    make_report(col=0)
    make_report(col=2)
    page = loaded(visitor, f"/#11/{LAT}/{LON}")
    expect(page.locator(".ring__number")).to_have_text("2")
    page.locator(".spot").click()
    page.locator(".spot .mark").nth(1).wait_for()
    expect(page.locator(".spot")).to_have_count(2)


def test_filters_are_kept_in_the_address_and_change_the_count(visitor):
    make_report(status=Status.CONFIRMED)
    make_report(col=1)
    page = loaded(visitor)
    counted(page, 2)
    page.locator("summary", has_text="Status").first.click()
    page.locator("input[name=status][value=confirmed]").check()
    counted(page, 1)
    page.wait_for_url("**?status=confirmed**")
    page.reload()
    counted(page, 1)
    page.locator("[data-clear]").click()
    counted(page, 2)
    page.wait_for_url(lambda url: "status" not in url)


@pytest.mark.long
def test_filters_of_the_list_work_by_the_plain_form(visitor):
    make_report(status=Status.CONFIRMED)
    make_report(status=Status.VERIFYING)
    make_report()
    visitor.goto("/zgloszenia/")
    visitor.locator("summary", has_text="Status").first.click()
    visitor.locator("input[name=status][value=confirmed]").check()
    visitor.locator("input[name=status][value=verifying]").check()
    visitor.locator("[data-show]").click()
    expect(visitor.locator(".rows > li")).to_have_count(2)


def test_the_sum_of_marks_is_the_number_of_rows_at_every_zoom(visitor):
    for column in range(8):
        make_report(col=column / 3)
    for zoom in (9, 11, 13):
        page = loaded(visitor, f"/#{zoom}/{LAT}/{middle(1)[0]}")
        counted(page, Report.public.count())
        page.goto("about:blank")


@pytest.mark.long
def test_languages_lead_to_the_same_page(visitor):
    visitor.goto("/zgloszenia/?status=new")
    visitor.locator(".site-languages a[hreflang=uk]").click()
    visitor.wait_for_url(re.compile(r"/uk/zgloszenia/\?status=new"))
    expect(visitor.locator("html")).to_have_attribute("lang", "uk")
    visitor.locator(".site-languages a[hreflang=en]").click()
    expect(visitor.locator("h1")).to_have_text("List of reports", use_inner_text=True)
