"""The officer's flow in Chromium: keys alone, on to the next, several at once, what survives an expired sign-in, catalogues."""

import datetime
import time

import pyotp
import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import expect

from kmzb.tests.browser.officers import look, sign_in, watch_errors
from kmzb.tests.browser.test_officer_panel import busy, day
from reports.models import Report
from reports.statuses import Reason, Status
from reports.tests.factories import WASTE, make_report
from verification.models import BulkJob
from verification.services import bulk_jobs
from verification.tests.factories import PASSWORD, change

__all__ = ["busy"]  # a fixture
pytestmark = pytest.mark.browser


@pytest.fixture
def presses(page):
    """Presses keys one by one and counts them."""
    pressed = []

    def press(*keys):
        for key in keys:
            page.keyboard.press(key)
            pressed.append(key)
        return len(pressed)

    return press


def test_a_verdict_with_keys_alone_takes_at_most_twenty_presses_from_the_queue(page, cast, busy, presses):
    errors = watch_errors(page)
    sign_in(page, cast.officer)
    presses("j", "Enter")
    page.wait_for_url("**/zgloszenia/**")
    presses("t", "Enter")
    page.locator("#visit-title").wait_for()
    page.wait_for_load_state()  # keys come with the scripts
    presses("v", "Space", "Tab", "Tab", "Enter")
    page.locator(".notice--good", has_text="prawdzenie").wait_for()
    page.wait_for_load_state()
    presses("c")
    expect(page.locator("#confirmed-reason")).to_be_focused()
    presses("ArrowDown", "Tab", "Tab", "Tab")
    page.locator("[name=next]:focus").wait_for()
    here = page.url
    count = presses("Enter")
    page.wait_for_url(lambda url: url != here)
    busy.refresh_from_db()
    assert (busy.status, busy.reason) == (Status.CONFIRMED, Reason.SEEN_ON_SITE)
    expect(page.locator(".notice--good")).to_be_visible()
    assert count <= 20
    assert errors == []


@pytest.mark.long
def test_what_was_typed_is_back_after_signing_in_again(page, cast, busy):
    change(busy, Status.VERIFYING, cast.officer)
    sign_in(page, cast.officer)
    page.goto(f"/panel/zgloszenia/{busy.public_id}/?queue=1")
    page.keyboard.press("n")
    page.locator("#unconfirmed-reason").select_option("not_a_threat")
    page.locator("#unconfirmed-note").fill("Byłem, nic tam nie ma.")
    Session.objects.update(expire_date=timezone.now() - datetime.timedelta(minutes=1))
    page.locator(".verdict[open] [name=next]:visible").click()
    expect("nic%20tam" not in page.url and page.locator("#kept")).to_be_visible()
    look(page, "officer-sign-in-again")
    cast.officer.authenticator_set.update(
        data={"secret": cast.officer.secret}
    )  # the code of this half minute once more
    page.get_by_label("Nazwa użytkownika").fill(cast.officer.username)
    page.get_by_label("Hasło").fill(PASSWORD)
    page.get_by_role("button", name="Dalej").click()
    page.get_by_label("Kod").fill(pyotp.TOTP(cast.officer.secret).at(time.time() + 30))  # this half minute's is used
    page.get_by_role("button", name="Zaloguj się").click()
    page.locator("#kept-title").wait_for()
    expect(page.locator("#unconfirmed-note")).to_have_value("Byłem, nic tam nie ma.")
    expect(page.locator("#unconfirmed-reason")).to_have_value("not_a_threat")
    look(page, "officer-report-kept")
    busy.refresh_from_db()
    assert busy.status == Status.VERIFYING


@pytest.mark.long
def test_keys_do_nothing_while_typing_with_modifiers_or_when_turned_off(page, cast, busy):
    change(busy, Status.VERIFYING, cast.officer)
    sign_in(page, cast.officer)
    page.goto(f"/panel/zgloszenia/{busy.public_id}/?queue=1")
    page.locator("#note-text").fill("")
    page.keyboard.type("chcemy ciszy nocnej?")
    expect(page.locator("#note-text")).to_have_value("chcemy ciszy nocnej?")
    expect(page.locator(".verdict[open]")).to_have_count(0)
    page.locator("h1").click()
    page.keyboard.press("Alt+c")
    expect(page.locator(".verdict[open]")).to_have_count(0)
    page.keyboard.press("?")
    page.locator("#keys[open]").wait_for()
    look(page, "officer-keys")
    page.locator("#keys [name=keys]").click()
    page.wait_for_url("**/?queue=1")
    page.keyboard.press("c")
    expect(page.locator(".verdict[open]")).to_have_count(0)
    expect(page.locator(".key-hint")).to_have_count(0)
    page.locator(".keys-link").click()
    page.locator("#keys [name=keys]").click()
    page.keyboard.press("c")
    expect(page.locator(".verdict[open]")).to_have_count(1)
    page.locator("h1").click()
    page.keyboard.press("g")
    page.keyboard.press("q")
    page.wait_for_url("**/panel/?all=1")


@pytest.mark.long
def test_rows_are_walked_and_ticked_with_keys(page, cast, busy, presses):
    sign_in(page, cast.officer)
    page.goto("/panel/?choose=1")
    presses("j", "j", "k", "x")
    expect(page.locator(".queue-row input:checked")).to_have_count(1)
    presses("ArrowDown", "x")
    expect(page.locator(".queue-row input:checked")).to_have_count(2)
    presses("/")
    expect(page.locator("#search-q")).to_be_focused()


@pytest.mark.long
@pytest.mark.parametrize("scripts", [True, False])
def test_forty_reports_are_cleared_one_after_another(browser, base_url, cast, site, scripts):
    for number in range(40):
        make_report(day=day(-number // 10), category=WASTE)
    context = browser.new_context(java_script_enabled=scripts, base_url=base_url, locale="pl-PL")
    page = context.new_page()
    sign_in(page, cast.officer)
    page.goto("/panel/?status=new")
    page.locator(".queue-row__link").first.click()
    for left in range(39, -1, -1):
        page.locator("button[name=next]").click()
        page.locator(".notice--good").wait_for()
        assert Report.objects.filter(status=Status.NEW).count() == left
    expect(page.locator(".queue-empty")).to_be_visible()
    if scripts:  # axe is a script itself
        look(page, "officer-queue-cleared")
    context.close()


@pytest.mark.long
def test_a_coordinator_takes_all_that_match_and_what_it_looks_like(page, cast, site):
    for _ in range(24):
        make_report(category=WASTE)
    sign_in(page, cast.coordinator)
    page.goto("/panel/?choose=1")
    page.locator(".queue-many summary").click()
    look(page, "coordinator-choose")
    page.locator(".queue-many [value=take]").click()
    look(page, "coordinator-all")
    page.locator("[name=confirmed]").click()
    look(page, "coordinator-job-waits")
    page.locator("[name=begin]").click()
    look(page, "coordinator-job-runs")
    bulk_jobs.carry_on(BulkJob.objects.get().pk)
    page.locator(".bulk-list li").nth(23).wait_for()
    look(page, "coordinator-job-done")
    assert Report.objects.filter(status=Status.VERIFYING).count() == 24


@pytest.mark.long
def test_several_are_taken_and_one_is_left_by_name(page, cast, busy):
    change(busy, Status.VERIFYING, cast.section_head)
    sign_in(page, cast.officer)
    page.goto("/panel/?choose=1")
    for box in page.locator(".queue-row input").all()[:3]:
        box.check()
    page.locator(".queue-bulk [value=take]").click()
    look(page, "officer-take-several")
    page.locator("[name=confirmed]").click()
    look(page, "officer-took-several")
    assert Report.objects.filter(status=Status.VERIFYING).count() == 3


@pytest.mark.long
def test_the_catalogues(page, cast, site):
    make_report(category=WASTE)
    sign_in(page, cast.national)
    for name, address in (
        ("catalogues", "/panel/katalogi/"),
        ("categories", "/panel/katalogi/kategorie/"),
        ("category", f"/panel/katalogi/kategorie/{WASTE}/"),
        ("reasons", "/panel/katalogi/przyczyny/"),
        ("keys", "/panel/skroty/"),
    ):
        page.goto(address)
        look(page, f"panel-{name}")
    page.goto(f"/panel/katalogi/kategorie/{WASTE}/")
    page.locator("main form [type=submit]").last.click()
    look(page, "panel-category-refused")
    page.locator("[name=why]").fill("pismo KGP")
    page.locator("[name=near_m]").fill("300")
    page.locator("main form [type=submit]").last.click()
    look(page, "panel-category-tried")
    page.locator("[name=confirmed]").click()
    look(page, "panel-category-coming")
    page.goto("/panel/katalogi/przyczyny/")
    page.locator("[name=why]").fill("pismo KGP")
    page.locator("main form [type=submit]").last.click()
    look(page, "panel-reason-tried")
    page.locator("[name=confirmed]").click()
    look(page, "panel-reason-coming")
