"""The form with scripts: the same threat nearby, questions, hints, the page of 112, photos that go with the form."""

import re

import pytest
from playwright.sync_api import expect

from kmzb.tests.browser.reporting import code_of, further, start_with_pin, step
from reports.models import Report
from reports.tests.factories import make_report
from reports.tests.pictures import jpeg

pytestmark = pytest.mark.browser


def to_details(page):
    further(page, "place")
    further(page, "when")
    step(page, "details").wait_for()


def test_the_same_threat_nearby_is_offered_and_one_press_is_enough(visitor):
    page, report = visitor, make_report()
    start_with_pin(page)
    further(page, "place")
    step(page, "near").wait_for()
    expect(page).to_have_title(re.compile("2/5"))
    page.locator("button[name=endorse]").click()
    page.locator("h1", has_text="Twój głos jest policzony").wait_for()
    assert Report.objects.get(pk=report.pk).endorsements == 1


@pytest.mark.long
def test_something_else_goes_on_with_the_form(visitor):
    page = visitor
    make_report()
    start_with_pin(page)
    further(page, "place")
    further(page, "near")
    step(page, "when").wait_for()
    step(page, "when").locator("[data-back]").click()
    step(page, "near").wait_for()


def test_a_call_for_help_gets_a_page_of_112_once(visitor):
    page = visitor
    start_with_pin(page)
    to_details(page)
    page.locator("#description").fill("Człowiek leży i nie oddycha")
    further(page, "details")
    page.locator("#call").wait_for()
    expect(page.locator("#call a[href='tel:112']")).to_be_visible()
    page.locator("#call form button").click()
    further(page, "details")
    step(page, "check").wait_for()


def test_a_hint_to_personal_data_comes_and_goes_while_one_types(visitor):
    page = visitor
    start_with_pin(page)
    to_details(page)
    page.locator("#description").fill("Proszę dzwonić: 501 234 567")
    page.locator("#personal [data-kind=phone]").wait_for()
    page.locator("#description").fill("Proszę o patrol")
    page.locator("#personal").wait_for(state="hidden")


def test_answers_and_photos_reach_the_receipt(visitor):
    page = visitor
    start_with_pin(page)
    to_details(page)
    page.locator("#questions input").first.check()
    page.locator("#photo").set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": jpeg()})
    further(page, "details")
    page.locator("#not_emergency").check()
    page.locator("#send").click()
    code_of(page)
    expect(page.locator("main")).to_contain_text("Zapisano 1 zdjęcie", use_inner_text=True)
    expect(page.locator("main")).to_contain_text("codziennie", use_inner_text=True)
    assert Report.objects.get().photos.count() == 1
