"""The time slider: in step with the days and the view; its numbers are those of the lists they lead to."""

import datetime
import re

import pytest
from playwright.sync_api import expect

from kmzb.tests.browser.test_resident_map import LAT, LON, counted, loaded
from reports.deadlines import today
from reports.tests.factories import make_report

pytestmark = pytest.mark.browser
# What two presses of an arrow do to a thumb, with no time between them: a slow machine would let it rest.
TWO_KEYS = """thumb => ["", ""].forEach(() => { thumb.stepUp();
    ["input", "change"].forEach((name) => thumb.dispatchEvent(new Event(name, { bubbles: true }))); })"""


@pytest.fixture
def months(site):
    """Reports of this month, the month before, and the one before that."""
    this = today().replace(day=1)
    last = (this - datetime.timedelta(days=1)).replace(day=1)
    before = (last - datetime.timedelta(days=1)).replace(day=1)
    for day, n in ((this, 1), (last, 2), (before, 3)):
        for number in range(n):
            make_report(day=day, col=number / 4)
    return this, last, before


def test_thumbs_days_words_and_view_agree(visitor, months):
    this, last, _before = months
    page = loaded(visitor)
    counted(page, 6)
    start, end = page.get_by_label("Od miesiąca"), page.get_by_label("Do miesiąca")
    start.press("ArrowRight")
    counted(page, 3)
    expect(page.locator("[name=from]")).to_have_value(last.isoformat())
    expect(start).to_have_attribute("aria-valuetext", re.compile(str(last.year)))
    page.wait_for_url(f"**from={last.isoformat()}**")
    end.press("ArrowLeft")
    counted(page, 2)
    expect(page.locator("[name=to]")).to_have_value((this - datetime.timedelta(days=1)).isoformat())
    expect(page.locator("#time-words")).to_have_text(start.get_attribute("aria-valuetext"), use_inner_text=True)
    end.press("ArrowLeft")
    expect(end).to_have_value(start.input_value())


@pytest.mark.long
def test_a_thumb_that_keys_move_asks_once_when_it_rests(visitor, months):
    page = loaded(visitor)
    counted(page, 6)
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "os-czasu" in request.url else None)
    page.get_by_label("Od miesiąca").evaluate(TWO_KEYS)
    counted(page, 1)
    assert len(asked) == 1


@pytest.mark.long
def test_the_month_before_is_one_click_beside_the_months(visitor, months):
    _this, last, _before = months
    page = loaded(visitor)
    page.locator("#time").get_by_role("link", name="Poprzedni miesiąc").click()
    counted(page, 2)
    expect(page.locator("[name=from]")).to_have_value(last.isoformat())
    expect(page.get_by_label("Od miesiąca")).to_have_value("1")


@pytest.mark.long
def test_days_move_the_thumbs(visitor, months):
    _this, last, _before = months
    page = loaded(visitor, f"/?from={last.isoformat()}")
    expect(page.get_by_label("Od miesiąca")).to_have_value("1")
    page.locator("[data-clear]").click()
    counted(page, 6)
    expect(page.get_by_label("Od miesiąca")).to_have_value("0")
    expect(page.locator("#time-words")).to_have_text("Cały okres", use_inner_text=True)


def test_every_number_of_a_month_is_that_of_its_list(visitor, months):
    page = loaded(visitor, f"/?status=new#13/{LAT}/{LON}")
    page.locator(".time__numbers summary").click()
    links = page.locator(".time__numbers a")
    expect(links).to_have_count(3)
    told = [(link.locator("[data-n]").inner_text(), link.get_attribute("href")) for link in links.all()]
    assert [n for n, _href in told] == ["1", "2", "3"]
    for n, href in told:
        page.goto(href)
        expect(page.locator(".rows > li")).to_have_count(int(n))


@pytest.mark.long
def test_the_count_of_the_view_is_that_of_its_list(visitor, months):
    make_report(col=3)
    page = loaded(visitor, f"/#15/{LAT}/{LON}")
    counted(page, 6)
    page.locator("#count a").click()
    page.wait_for_url("**/zgloszenia/?bbox=*")
    expect(page.locator(".rows > li")).to_have_count(6)


@pytest.mark.long
def test_bars_are_left_out_when_counting_takes_too_long(visitor, months):
    page = visitor
    page.route("**/os-czasu.json*", lambda route: route.fulfill(json={"months": None, "count": None}))
    loaded(page)
    page.locator("#count", has_text="około 6").wait_for()
    expect(page.locator(".time__numbers")).to_be_hidden()
    expect(page.get_by_label("Od miesiąca")).to_be_visible()
