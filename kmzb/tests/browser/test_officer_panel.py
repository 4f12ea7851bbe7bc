"""An officer at work in Chromium: sign in with the code, take, visit, confirm; what the neighbour sees; each page with axe."""

import datetime

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from districts.tests.factories import make_locality, make_street
from kmzb.tests.browser.looking import assert_accessible, screenshot
from kmzb.tests.browser.officers import look, sign_in, watch_errors
from reports.models import Category
from reports.statuses import Reason, Status
from reports.tests.factories import HOMELESS, WASTE, make_report
from verification.services import add_note
from verification.tests.factories import change, confirmed, visit

pytestmark = pytest.mark.browser


@pytest.fixture
def busy(cast, site):
    """A beat with something in each part of the queue; gives the report that waits longest."""
    town = make_locality(site.area, "Testowo", "testowo")
    make_street(town, "ulica Próbna", "probna")
    reports = [
        make_report(day=day(-ago), category=kind) for ago, kind in ((9, WASTE), (3, HOMELESS), (1, WASTE), (0, WASTE))
    ]
    confirmed(make_report(day=day(-2)), cast.officer)
    return reports[0]


def day(offset):
    return timezone.localdate() + datetime.timedelta(days=offset)


def test_an_officer_signs_in_takes_visits_and_confirms(page, cast, busy):
    errors = watch_errors(page)
    page.goto("/panel/")
    look(page, "officer-sign-in")
    sign_in(page, cast.officer)
    look(page, "officer-queue")
    page.locator(".queue-row__link").first.click()
    look(page, "officer-report-new")
    page.get_by_role("button", name="Przyjmij do weryfikacji").click()
    look(page, "officer-report-verifying")
    page.get_by_label("zagrożenie stwierdzone", exact=False).first.check()
    page.locator("#visit-note").fill("Byłem na miejscu, worki leżą przy drodze.")
    page.get_by_role("button", name="Zapisz sprawdzenie").click()
    page.locator(".verdict > summary").first.click()
    page.locator("#confirmed-reason").select_option("seen_on_site")
    readings = ["Zagrożenie potwierdzono. Powód: Stwierdzono na miejscu."]
    expect(page.locator(".verdict[open] .readings li:visible")).to_have_text(readings, use_inner_text=True)
    page.locator(".verdict[open] .verdict__save button:not([name=next])").click()
    page.get_by_text("Następne w kolejce").wait_for()
    look(page, "officer-report-confirmed")
    busy.refresh_from_db()
    assert (busy.status, busy.reason) == (Status.CONFIRMED, Reason.SEEN_ON_SITE)
    assert errors == []


def test_the_officer_of_the_next_beat_gets_404(page, cast, busy):
    sign_in(page, cast.officer_next_door)
    expect(page.locator(".queue-empty")).to_be_visible()
    look(page, "officer-queue-empty")
    answer = page.goto(f"/panel/zgloszenia/{busy.public_id}/")
    assert answer.status == 404
    assert busy.category.name not in page.content()


def test_a_refused_verdict_keeps_the_text_and_says_what_is_missing(page, cast, busy):
    Category.objects.update(minimum_visits=1)
    change(busy, Status.VERIFYING, cast.officer)
    sign_in(page, cast.officer)
    page.goto(f"/panel/zgloszenia/{busy.public_id}/")
    page.locator(".verdict > summary").nth(1).click()
    page.locator("#unconfirmed-reason").select_option("not_found_on_site")
    page.locator("#unconfirmed-note").fill("Niczego nie ma.")
    page.locator(".verdict[open] .verdict__save button").click()
    expect(page.locator("#unconfirmed-note")).to_have_value("Niczego nie ma.")
    expect(page.locator(".error-summary")).to_be_visible()
    look(page, "officer-report-refused")


def test_a_stale_page_shows_what_the_colleague_did_and_keeps_the_text(page, cast, busy):
    change(busy, Status.VERIFYING, cast.officer)
    sign_in(page, cast.officer)
    page.goto(f"/panel/zgloszenia/{busy.public_id}/")
    page.locator(".verdict > summary").last.click()
    page.locator("#hoax-reason").select_option("false_report")
    page.locator("#hoax-note").fill("Dzwoniłem, to pomyłka.")
    visit(busy, cast.section_head)
    change(busy, Status.CONFIRMED, cast.section_head, Reason.SEEN_ON_SITE)
    page.locator(".verdict[open] .verdict__save button").click()
    expect(page.locator(".conflict")).to_contain_text(cast.section_head.full_name)
    expect(page.locator("#note-text")).to_have_value("Dzwoniłem, to pomyłka.")
    look(page, "officer-report-conflict")


@pytest.mark.long
def test_very_long_words_stay_on_the_page(page, cast, site):
    word = "Ż" * 400 + " bardzo długi opis " * 20
    report = make_report(description=word[:1000], weekdays=(1, 2, 3, 4, 5, 6, 7), hours=("0-6", "18-22"))
    change(report, Status.VERIFYING, cast.officer)
    add_note(report=report, text="x" * 1900, actor=cast.officer, at=timezone.now())
    sign_in(page, cast.officer)
    page.goto(f"/panel/zgloszenia/{report.public_id}/")
    look(page, "officer-report-long")


@pytest.mark.long
def test_a_coordinator_sees_all_beats_and_a_system_administrator_no_report(page, cast, busy):
    sign_in(page, cast.coordinator)
    make_report(col=2)
    page.reload()
    expect(page.get_by_label("Rejon", exact=True).locator("option")).to_have_count(3)
    look(page, "coordinator-queue")
    page.get_by_role("button", name="Wyloguj").click()
    sign_in(page, cast.system_admin)
    look(page, "system-admin-home")
    page.get_by_role("link", name="Użytkownicy").first.click()
    screenshot(page, "system-admin-users")
    assert_accessible(page)
    page.goto("/panel/verification/membership/add/")
    assert_accessible(page)
    screenshot(page, "system-admin-role")


def test_the_whole_decision_works_with_the_keyboard_alone(page, cast, busy):
    change(busy, Status.VERIFYING, cast.officer)
    visit(busy, cast.officer)
    sign_in(page, cast.officer)
    page.goto(f"/panel/zgloszenia/{busy.public_id}/")
    page.locator(".verdict > summary").first.focus()
    page.keyboard.press("Enter")
    page.locator(".verdict[open]").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("Widziane.")
    page.keyboard.press("Tab")  # the message to the resident, which stays closed
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Następne w kolejce").wait_for()
    busy.refresh_from_db()
    assert busy.status == Status.CONFIRMED


def test_an_officer_works_without_javascript(browser, base_url, cast, busy):
    context = browser.new_context(java_script_enabled=False, base_url=base_url, locale="pl-PL")
    page = context.new_page()
    sign_in(page, cast.officer)
    page.goto(f"/panel/zgloszenia/{busy.public_id}/")
    page.get_by_role("button", name="Przyjmij do weryfikacji").click()
    busy.refresh_from_db()
    assert busy.status == Status.VERIFYING
    context.close()
