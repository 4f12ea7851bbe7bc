"""An officer on the round with a phone: the network goes, two visits wait in the open page, and both are saved once."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from kmzb.tests.browser.looking import kept_on_the_device
from kmzb.tests.browser.officers import enter
from kmzb.tests.browser.officers import look as look_at_widths
from reports.models import ReportContent
from reports.statuses import Status
from reports.tests.factories import HOMELESS, SPEED, WASTE, make_report
from verification.models import Visit

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
PAGE = "/panel/obchod/"


@pytest.fixture
def stops(cast):
    """Three visits for the officer, far enough from each other to be no group."""
    kinds = ((SPEED, -0.3), (WASTE, 0.0), (HOMELESS, 0.3))
    return [make_report(status=Status.VERIFYING, category=kind, col=col, hours=("0-6",)) for kind, col in kinds]


def look(page, name):
    """At every width, then on with the phone."""
    look_at_widths(page, name)
    page.set_viewport_size(PHONE)


def save(page, result):
    """The visit that is on the screen, whichever comes after it."""
    chosen = page.locator(".stop:visible").first.get_attribute("data-id")
    stop = page.locator(f".stop[data-id='{chosen}']")
    stop.locator(f"input[value={result}]").check()
    stop.locator("button[type=submit]").click()


def test_visits_made_without_network_are_sent_once_when_it_is_back(page, base_url, cast, stops):
    page.set_viewport_size(PHONE)
    enter(page.context, cast.officer, base_url)
    page.goto(PAGE)
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    save(page, "not_seen")
    save(page, "confirmed")
    waiting = page.locator("#round-unsent-words")
    waiting.filter(has_text="2").wait_for()
    expect(page.locator(".stop:visible")).to_have_count(1)
    assert not Visit.objects.exists()
    look(page, "officer-round-offline")
    page.context.set_offline(False)
    waiting.wait_for(state="hidden")
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        save(page, "impossible")
    page.locator("#round-end").wait_for()
    saved = Visit.objects.order_by("recorded_at").values_list("report", "result")
    assert sorted(result for _, result in saved) == ["confirmed", "impossible", "not_seen"]
    assert {report for report, _ in saved} == {report.pk for report in stops}
    assert set(kept_on_the_device(page)) <= {"cookies"}


@pytest.mark.long
def test_a_page_that_outlived_its_sign_in_sends_after_the_next_one(page, base_url, cast, stops):
    enter(page.context, cast.officer, base_url)
    page.goto(PAGE)
    Session.objects.all().delete()
    save(page, "not_seen")
    page.locator("#round-sign-in").wait_for()
    look(page, "officer-round-signed-out")
    page.context.clear_cookies()
    enter(page.context, cast.officer, base_url)
    page.locator("#round-send").click()
    page.locator("#round-unsent").wait_for(state="hidden")
    assert Visit.objects.get().result == "not_seen"


@pytest.mark.long
def test_leaving_with_unsent_visits_asks_first(page, base_url, cast, stops):
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    enter(page.context, cast.officer, base_url)
    page.goto(PAGE)
    page.context.set_offline(True)
    save(page, "not_seen")
    page.locator("#round-unsent").wait_for()
    page.route("**/panel/obchod/", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.context.set_offline(False)
    page.goto("/panel/")
    assert asked == ["beforeunload"]


@pytest.mark.long
def test_the_nearest_visit_comes_first_from_where_the_officer_stands(page, base_url, cast, stops):
    far = stops[2]
    page.context.grant_permissions(["geolocation"], origin=base_url)
    page.context.set_geolocation({"latitude": far.point.y, "longitude": far.point.x})
    enter(page.context, cast.officer, base_url)
    page.goto(PAGE)
    page.locator("#round-sort button").click()
    page.locator(f"#round-list li:first-child[data-of='{far.public_id}']").wait_for()
    for place, report in enumerate(reversed(stops)):
        expect(page.locator("#round-list li").nth(place)).to_have_attribute("data-of", str(report.public_id))
    look(page, "officer-round")


@pytest.mark.long
def test_the_round_works_without_scripts(browser, base_url, cast, stops):
    ReportContent.objects.update(hours=[])  # a visit outside them would leave the stop where it is
    context = browser.new_context(java_script_enabled=False, base_url=base_url, locale="pl-PL", viewport=PHONE)
    enter(context, cast.officer, base_url)
    page = context.new_page()
    page.goto(PAGE)
    save(page, "not_seen")
    expect(page.locator(".stop")).to_have_count(2)
    assert Visit.objects.count() == 1
    context.close()
