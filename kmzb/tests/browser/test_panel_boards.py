"""The boards, the search and the kept choices in Chromium: readable at every width, and from a number to its list."""

import datetime

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from districts.models import AssignmentRole
from districts.tests.factories import assign
from kmzb.tests.browser.officers import enter, look
from reports.models import Report
from reports.statuses import Status
from reports.tests.factories import WASTE, make_report

pytestmark = [pytest.mark.browser, pytest.mark.long]


@pytest.fixture
def busy(cast, site):
    """Something for every cell: late, due, done, enough to compare in one section and too few in the other, a hole."""
    today = timezone.localdate()
    for number in range(24):
        status = (Status.NEW, Status.ELIMINATED, Status.UNCONFIRMED)[number % 3]
        make_report(day=today - datetime.timedelta(days=number), col=number % 2, status=status)
    for col in (2, 4):
        make_report(day=today - datetime.timedelta(days=9), col=col, category=WASTE, description="Worki przy drodze.")
    assign(site.officers[1], site.beats[0], AssignmentRole.SUBSTITUTE, (today, None))
    site.beats[2].assignments.all().delete()


def test_the_head_goes_from_who_has_what_to_the_list(page, base_url, cast, busy):
    enter(page.context, cast.section_head, base_url)
    page.goto("/panel/sekcja/")
    look(page, "head-board")
    count = page.locator(".board__count--late").first
    late = int(count.inner_text())
    count.click()
    page.locator(".queue-row").first.wait_for()
    expect(page.locator(".queue-row")).to_have_count(late)
    look(page, "head-queue-of-an-officer")


def test_the_coordinator_goes_from_the_units_to_a_section_and_back(page, base_url, cast, busy):
    enter(page.context, cast.coordinator, base_url)
    page.goto("/panel/jednostki/")
    look(page, "coordinator-board")
    assert page.locator(".board__few").count() > 0
    assert page.locator(".board__bar").count() > 0
    page.locator("th .board__beat", has_text="Section 2").click()
    page.locator(".board__nobody").wait_for()
    look(page, "coordinator-section")
    page.locator(".crumbs a").click()
    page.wait_for_url("**/panel/jednostki/**")


def test_words_find_reports_and_a_choice_is_kept(page, base_url, cast, busy):
    enter(page.context, cast.coordinator, base_url)
    page.goto("/panel/")
    page.locator("#search-q").fill("WORKI droga")
    page.keyboard.press("Enter")
    page.locator(".queue-empty").wait_for()
    page.locator("#search-q").fill("worki DRODZE")
    page.keyboard.press("Enter")
    page.locator(".queue-row").first.wait_for()
    expect(page.locator(".queue-row")).to_have_count(2)
    look(page, "queue-search")
    page.locator("#search-q").fill("x")
    page.keyboard.press("Enter")
    page.locator("#search-error").wait_for()
    look(page, "queue-search-refused")
    page.goto("/panel/?status=new")
    page.locator(".queue-keep summary").click()
    page.locator("#keep-name").fill("Tylko nowe")
    page.keyboard.press("Enter")
    page.locator(".queue-saved__chip[aria-current]", has_text="Tylko nowe").wait_for()
    look(page, "queue-kept-choice")
    page.locator(".queue-saved__edit").click()
    page.locator("button[value=start]").click()
    page.locator("button[value=no_start]").wait_for()
    look(page, "kept-choices")
    page.goto("/panel/")
    assert page.url.endswith("?status=new")


def test_whoever_is_on_duty_reads_of_a_flood_in_the_queue_and_in_the_inbox(page, base_url, cast, busy):
    Report.objects.filter(status=Status.NEW).update(is_in_flood=True, is_hidden=True)
    enter(page.context, cast.section_head, base_url)
    page.goto("/panel/?status=verifying")
    expect(page.locator(".queue-flood")).to_contain_text("Beat 1", use_inner_text=True)
    page.goto("/panel/skrzynka/")
    look(page, "inbox-flood")
    page.locator("main .notice a[href*=hidden]").click()
    page.locator(".queue-row").first.wait_for()
