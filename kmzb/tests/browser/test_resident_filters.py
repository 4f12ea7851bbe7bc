"""Filters of map and list in a browser: shortcuts, the way between map and list and back, what is printed."""

import re

import pytest
from playwright.sync_api import expect

from kmzb.tests.browser.looking import HEIGHTS, assert_accessible, assert_soon
from kmzb.tests.browser.test_resident_map import NEAR, counted, loaded
from reports.models import Report
from reports.statuses import Status
from reports.tests.factories import make_report

pytestmark = pytest.mark.browser
TALL = "document.documentElement.scrollHeight <= window.innerHeight + 1"


def open_part(page, number):
    page.locator("#filters summary").nth(number).click()


def test_the_map_fills_the_window_and_not_more(visitor):
    make_report()
    page = loaded(visitor)
    for number in range(3):
        open_part(page, number)
    assert_soon(page, TALL)


@pytest.mark.long
@pytest.mark.parametrize("width", [320, 1280])
def test_dates_stay_inside_their_panel(visitor, width):
    make_report()
    visitor.set_viewport_size({"width": width, "height": HEIGHTS.get(width, 640)})
    page = loaded(visitor)
    open_part(page, 2)
    panel = page.locator("#panel").bounding_box()
    for field in page.locator(".dates input").all():
        box = field.bounding_box()
        assert box["x"] + box["width"] <= panel["x"] + panel["width"]


@pytest.mark.long
def test_one_box_means_confirmed_in_any_way(visitor):
    for status in (Status.CONFIRMED, Status.ELIMINATED, Status.REFERRED, Status.NEW):
        make_report(status=status)
    page = loaded(visitor)
    open_part(page, 0)
    page.get_by_label("Wszystkie potwierdzone").check()
    counted(page, 3)
    page.wait_for_url("**status=confirmed,eliminated,referred**")
    page.locator("input[name=status][value=referred]").uncheck()
    counted(page, 2)
    expect(page.get_by_label("Wszystkie potwierdzone")).to_be_checked(indeterminate=True)


@pytest.mark.long
def test_a_span_of_days_is_one_click_on_map_and_list(visitor):
    make_report()
    page = loaded(visitor)
    open_part(page, 2)
    page.get_by_role("link", name="Poprzedni miesiąc").click()
    page.locator("#none").wait_for()
    page.wait_for_url(re.compile(r"from=\d{4}-\d\d-01&to="))
    page.goto("/zgloszenia/")
    open_part(page, 2)
    page.get_by_role("link", name="Ostatnie 30 dni").click()
    page.wait_for_url(re.compile("from="))
    expect(page.locator(".rows > li")).to_have_count(1)


@pytest.mark.long
def test_inverted_days_are_said_in_words_on_the_map(visitor):
    make_report()
    page = loaded(visitor)
    open_part(page, 2)
    page.locator("[name=from]").fill("2026-05-31")
    page.locator("[name=to]").fill("2026-05-01")
    page.locator("[name=to]").blur()
    page.locator("#inverted").wait_for()


def test_the_list_shows_what_the_view_shows_and_a_report_leads_back_to_it(visitor):
    make_report(status=Status.CONFIRMED)
    make_report()
    make_report(col=3, status=Status.CONFIRMED)
    page = loaded(visitor, NEAR.replace("/#", "/?status=confirmed#"))
    page.locator("#as-list").click()
    page.wait_for_url(re.compile("status=confirmed&bbox="))
    expect(page.locator(".rows > li")).to_have_count(1)
    assert_accessible(page)
    listed = page.url
    page.locator(".rows h3 a").click()
    page.locator("[data-back]").click()
    page.wait_for_url(re.compile(re.escape(listed) + "#r-"))
    page.locator(".report-row:focus").wait_for()
    page.get_by_role("link", name="cały obszar").click()
    page.wait_for_url(re.compile(r"\?status=confirmed$"))
    assert page.locator(".rows > li").count() == Report.public.filter(status=Status.CONFIRMED).count() == 2


@pytest.mark.long
def test_paper_has_the_filters_in_words_and_no_controls(visitor):
    make_report(status=Status.CONFIRMED)
    page = loaded(visitor, "/?from=2020-01-01")
    open_part(page, 0)
    page.locator("input[name=status][value=confirmed]").check()
    page.emulate_media(media="print")
    expect(page.locator("#chosen")).to_have_text("Status: Potwierdzone. Od: 1 stycznia 2020.", use_inner_text=True)
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.locator("#search")).to_be_hidden()


@pytest.mark.long
@pytest.mark.parametrize("width", [360, 768, 1024, 1280])
@pytest.mark.parametrize("language", ["", "en/", "uk/"])
def test_the_header_is_one_row(visitor, width, language):
    visitor.set_viewport_size({"width": width, "height": HEIGHTS.get(width, 800)})
    visitor.goto(f"/{language}zgloszenia/")
    assert visitor.locator(".site-header").bounding_box()["height"] < 70
    if not visitor.locator(".site-languages").is_visible():
        visitor.locator(".site-menu summary").click()
    shown = [link for link in visitor.locator("header a[hreflang]").all() if link.is_visible()]
    assert len(shown) == 3
    assert all(min(link.bounding_box()["width"], link.bounding_box()["height"]) >= 44 for link in shown)
