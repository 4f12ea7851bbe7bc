"""What officers write and hand over, in Chromium: a call entered, a body reminded, a ready text, the distance from the pin."""

import datetime

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from districts import geo
from districts.tests.factories import make_locality, make_street, middle
from kmzb.tests.browser.looking import WIDTHS, assert_accessible, assert_no_sideways_scroll, assert_soon, screenshot
from kmzb.tests.browser.officers import look, sign_in, watch_errors
from reports.models import Report, Source
from reports.statuses import Status
from reports.tests.factories import SPEED, make_report
from verification.models import AnswerTemplate, HandOver, Visit
from verification.services import HandOverTo
from verification.services.partners import Contact, NewPartner, add_partner
from verification.tests.factories import change, confirmed

pytestmark = pytest.mark.browser
LON, LAT = middle(0)


@pytest.fixture
def handed_over(cast, site):
    """A report whose body is late by three days."""
    on = timezone.localdate()
    report = make_report(day=on - datetime.timedelta(days=40), description="Dziura w jezdni przy przystanku.")
    confirmed(report, cast.officer)
    change(report, Status.REFERRED, cast.officer, hand_over=HandOverTo(site.partner.slug, on))
    late = {"sent_on": on - datetime.timedelta(days=33), "reply_due": on - datetime.timedelta(days=3)}
    HandOver.objects.update(**late)
    return report


def ready_text(status="eliminated"):
    texts = {"text": "Zrobione.", "text_en": "Done.", "text_uk": "Зроблено."}
    return AnswerTemplate.objects.create(
        title="Załatwione przez zarządcę", status=status, valid_from=timezone.localdate(), **texts
    )


def test_a_late_body_is_found_reminded_and_its_answer_ends_the_matter(page, cast, handed_over):
    errors = watch_errors(page)
    ready_text()
    sign_in(page, cast.officer)
    page.goto("/panel/przekazania/?state=late")
    page.locator(".ledger .queue-row__link").click()
    page.locator(".hand-overs__remind button").click()
    expect(page.locator(".hand-overs__remind")).to_have_count(0)
    page.locator(".hand-overs__reply summary").click()
    page.locator("#reply-outcome_0").check()
    page.locator("#reply-text").fill("Dziurę załatano.")
    page.locator(".hand-overs__reply button").click()
    verdict = page.locator(".verdict[open]")
    expect(verdict.locator("textarea[name=note]")).to_have_value("Dziurę załatano.")
    verdict.locator(".verdict__message summary").click()
    verdict.locator("select[name=template]").select_option(label="Załatwione przez zarządcę")
    expect(verdict.locator("textarea[name=message]")).to_have_value("Zrobione.")
    assert_accessible(page)
    verdict.locator("button[type=submit]:visible").click()
    page.locator(".notice--good").wait_for()
    handed_over.refresh_from_db()
    assert handed_over.status == Status.ELIMINATED
    assert [message.text for message in handed_over.messages.all()] == ["Zrobione."]
    assert errors == []


def test_a_call_is_entered_with_the_pin_from_the_map(page, cast, site):
    errors = watch_errors(page)
    sign_in(page, cast.officer)
    page.goto("/panel/nowe/")
    page.locator("#source input").first.check()
    page.locator("#category").select_option(SPEED)
    page.locator("#description").fill("Ścigają się po zmroku.")
    page.locator("#place").fill(f"{LAT}, {LON}")
    page.locator("#place").press("Enter")
    page.locator("#candidates input:checked").wait_for()
    expect(page.locator("#description")).to_have_value("Ścigają się po zmroku.")
    page.locator(".pin").wait_for()
    assert_accessible(page)
    page.locator("#map").click(position={"x": 120, "y": 120})
    assert_soon(page, "document.querySelector('#candidates :checked') === null")
    page.locator("button[name=send]").click()
    code = page.locator(".code").inner_text()
    report = Report.objects.get(source=Source.PHONE)
    assert len(code.replace(" ", "")) == 16 and (report.point.x, report.point.y) != (LON, LAT)
    assert_accessible(page)
    assert errors == []


@pytest.mark.long
def test_the_distance_from_the_pin_is_given_on_a_click_and_taken_back_on_another(page, cast, site):
    report = make_report(status=Status.VERIFYING)
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"longitude": LON, "latitude": LAT + 40 / geo.METRES_OF_LATITUDE, "accuracy": 8})
    sign_in(page, cast.officer)
    page.goto(f"/panel/zgloszenia/{report.public_id}/")
    add, without = page.locator("#visit-position button").first, page.locator("#visit-position [data-without]")
    add.click()
    without.wait_for()
    without.click()
    expect(page.locator("#visit-position input")).to_have_value("")
    add.click()
    without.wait_for()
    page.locator("#visit-result_1").check()
    page.get_by_role("button", name="Zapisz sprawdzenie").click()
    page.locator(".notice--good").wait_for()
    assert Visit.objects.get().distance_m in range(38, 43)


@pytest.mark.long
def test_every_page_of_the_papers_is_looked_at(page, cast, site, handed_over):
    make_street(make_locality(site.area, "Testowo", "testowo"), "Polna", "polna")
    ready_text("")
    sign_in(page, cast.officer)
    for name, path in (
        ("ledger", "/panel/przekazania/"),
        ("ledger-empty", "/panel/przekazania/?state=answered"),
        ("register-read", "/panel/instytucje/"),
        ("entry", "/panel/nowe/"),
        ("card", f"/panel/zgloszenia/{handed_over.public_id}/karta/"),
        ("report-handed-over", f"/panel/zgloszenia/{handed_over.public_id}/"),
    ):
        page.goto(path)
        look(page, f"officer-{name}")
    page.goto("/panel/nowe/")
    page.locator("button[name=send]").click()
    page.locator(".error-summary").wait_for()
    look(page, "officer-entry-refused")


@pytest.mark.long
def test_the_register_and_the_ready_texts_are_looked_at_as_their_keepers_see_them(page, cast, site):
    on, at = timezone.localdate(), timezone.now()
    contact = Contact("zarzad@demo.invalid", "000 000 001", "pismo z 2026 r.")
    asked = NewPartner("Zarząd Dróg " + "Ł" * 80, "road_manager", site.county, contact)
    add_partner(asked=asked, actor=cast.coordinator, at=at, on=on)
    ready_text()
    sign_in(page, cast.national)
    for name, path in (("register", "/panel/instytucje/"), ("texts", "/panel/szablony/")):
        page.goto(path)
        for part in page.locator("details").all():
            part.evaluate("part => (part.open = true)")
        assert_accessible(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert_no_sideways_scroll(page)
        screenshot(page, f"national-{name}", full_page=True)
    page.locator("main form button[type=submit]").last.click()
    page.locator(".error-summary").wait_for()
    look(page, "national-texts-refused")


@pytest.mark.long
def test_a_call_is_entered_without_javascript(browser, base_url, cast, site):
    context = browser.new_context(java_script_enabled=False, base_url=base_url, locale="pl-PL")
    page = context.new_page()
    sign_in(page, cast.officer)
    page.goto("/panel/nowe/")
    page.locator("#source input").first.check()
    page.locator("#category").select_option(SPEED)
    page.locator("#place").fill(f"{LAT}, {LON}")
    page.locator("#find").click()
    page.locator("button[name=send]").click()
    expect(page.locator(".code")).to_have_count(1)
    context.close()
