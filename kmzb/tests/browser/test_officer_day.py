"""A day of an officer from the round to the hand-over, and a head who grants an objection: as one walk each, in Chromium."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from kmzb.tests.browser.officers import look, sign_in, watch_errors
from reports.models import Message
from reports.services import object_to
from reports.statuses import Status
from reports.tests.factories import WASTE, make_held, make_report
from verification.models import HandOver, Visit

pytestmark = [pytest.mark.browser, pytest.mark.long]


def open_verdict(page, key):
    """By the key that leads to it; gives the open form."""
    page.locator(f".verdict[data-key={key}] > summary").click()
    return page.locator(".verdict[open]")


def test_an_officer_walks_confirms_with_a_ready_text_and_hands_over(page, cast, site):
    errors = watch_errors(page)
    report = make_report(status=Status.VERIFYING, category=WASTE)
    sign_in(page, cast.officer)
    page.goto("/panel/obchod/")
    stop = page.locator(".stop:visible").first
    stop.locator("input[value=confirmed]").check()
    stop.locator("button[type=submit]").click()
    page.locator("#round-end").wait_for()
    page.locator(".stop__saved.notice--good").wait_for(state="attached")

    page.goto("/panel/")
    page.locator(".queue-row__link").first.click()
    verdict = open_verdict(page, "c")
    verdict.locator("[name=reason]").select_option("seen_on_site")
    verdict.locator(".verdict__message > summary").click()
    verdict.locator("[name=template]").select_option(index=1)
    expect(verdict.locator("[name=message]")).not_to_have_value("")
    words = verdict.locator("[name=message]").input_value()
    verdict.locator("[name=next]:visible").click()
    page.locator(".notice--good").wait_for()

    page.goto(f"/panel/zgloszenia/{report.public_id}/")
    verdict = open_verdict(page, "r")
    verdict.locator("[name=partner]").select_option(index=1)
    verdict.locator(".verdict__save button").click()
    page.locator(".notice--good").wait_for()
    look(page, "officer-day-handed-over")
    report.refresh_from_db()
    assert report.status == Status.REFERRED
    assert HandOver.objects.get().report_id == Visit.objects.get().report_id == report.pk
    assert Message.objects.get().text == words
    assert errors == []


def test_the_head_grants_an_objection_and_the_resident_reads_it(page, cast, site):
    report, code = make_held(Status.UNCONFIRMED)
    object_to(report=report, reason="Byli tam wczoraj wieczorem.", on=timezone.localdate())
    sign_in(page, cast.section_head)
    page.goto(f"/panel/zgloszenia/{report.public_id}/")
    expect(page.locator("#objection")).to_contain_text("Byli tam wczoraj wieczorem.")
    look(page, "head-objection")
    page.locator("#objection button").first.click()
    page.locator(".notice--good").wait_for()
    report.refresh_from_db()
    assert report.status == Status.VERIFYING
    page.goto("/kod/")
    page.locator("#code").fill(code)
    page.keyboard.press("Enter")
    expect(page.locator(".outlook")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Uwzględniono sprzeciw")
