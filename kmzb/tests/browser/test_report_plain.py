"""Reporting with less: without scripts, without style sheets, without the map. The same report arrives."""

import re

import pytest
from playwright.sync_api import expect

from kmzb.tests.browser.looking import assert_accessible
from kmzb.tests.browser.reporting import (
    ADDRESS,
    PLACE,
    code_of,
    finish,
    make_address,
    no_scripts,
    start,
)
from reports.models import Report
from reports.tests.factories import SPEED, make_report

pytestmark = pytest.mark.browser


@pytest.fixture
def plain(site, browser, base_url):
    with no_scripts(browser, base_url) as page:
        yield page


def test_the_whole_form_works_without_scripts(plain, site):
    make_address(site)
    plain.goto("/zglos/")
    plain.locator(f"input[value={SPEED}]").check()
    plain.locator("#place").fill(ADDRESS)
    plain.locator("#description").fill("Kierowcy jeżdżą za szybko.")
    plain.locator("#find").click()
    expect(plain.locator(f"input[value={SPEED}]")).to_be_checked()
    expect(plain.locator("#description")).to_have_value("Kierowcy jeżdżą za szybko.")
    plain.wait_for_url("**#place")
    expect(plain.locator("#place-choose")).to_be_visible()
    plain.locator("#candidates input").first.check()
    plain.locator("#send").click()
    plain.locator(".error-summary a[href='#not_emergency']").click()
    expect(plain.locator("#not_emergency:focus")).to_have_count(1)
    plain.locator("#not_emergency").check()
    plain.locator("#send").click()
    code = code_of(plain)
    plain.reload()
    assert code_of(plain) == code
    assert Report.objects.get().content.description == "Kierowcy jeżdżą za szybko."


def test_coordinates_are_a_place_without_scripts(plain, site):
    plain.goto("/zglos/")
    plain.locator(f"input[value={SPEED}]").check()
    plain.locator("#place").fill(f"{PLACE[1]} {PLACE[0]}".replace(".", ","))
    plain.locator("#not_emergency").check()
    plain.locator("#send").click()
    assert code_of(plain)
    assert abs(Report.objects.get().point.x - PLACE[0]) < 0.0005


def test_a_part_of_an_address_is_said_without_scripts(plain, site):
    make_address(site)
    plain.goto("/zglos/")
    plain.locator("#place").fill("Polna 9999")
    plain.locator("#find").click()
    expect(plain.locator("#place-choose")).to_contain_text("tylko ulicę", use_inner_text=True)
    expect(plain.locator("#candidates input:checked")).to_have_count(0)


def test_public_pages_read_without_scripts(plain):
    report = make_report()
    for path in ("/", "/zgloszenia/", f"/zgloszenia/{report.public_id}/", "/dzielnicowy/", "/jednostki/"):
        plain.goto(path)
        expect(plain.locator("h1")).to_be_visible()
    plain.goto("/")
    plain.locator("#as-list").click()
    expect(plain.locator(f"h3 a[href*='{report.public_id}']")).to_have_count(1)


def test_an_old_form_is_shown_again_with_everything_kept(plain, monkeypatch):
    plain.goto("/zglos/")
    plain.locator("#description").fill("Długo otwarty formularz")
    monkeypatch.setattr("reports.forms.TOKEN_SECONDS", -1)
    plain.locator("#send").click()
    expect(plain.locator(".error-summary")).to_be_visible()
    expect(plain.locator("#description")).to_have_value("Długo otwarty formularz")
    assert Report.objects.count() == 0


def test_without_style_sheets_the_order_makes_sense_and_the_report_arrives(plain, site):
    make_address(site)
    plain.route(re.compile(r"\.css"), lambda route: route.abort())
    plain.goto("/zglos/")
    headings = [
        "Co zgłaszasz?",
        "Gdzie to jest?",
        "Kiedy to się dzieje?",
        "Co powinien wiedzieć dzielnicowy?",
        "Sprawdź i wyślij",
    ]
    expect(plain.locator("form h2:visible")).to_have_text(headings, use_inner_text=True)
    plain.get_by_role("radio", name="Przekraczanie dozwolonej prędkości").check()
    plain.get_by_label("Adres lub miejsce").fill(ADDRESS)
    plain.get_by_role("button", name="Znajdź miejsce").click()
    plain.get_by_label("Polna 5, Testowo").check()
    plain.get_by_label("Rozumiem: w tej chwili").check()
    plain.get_by_role("button", name="Wyślij zgłoszenie").click()
    assert code_of(plain)
    assert Report.objects.get().beat == site.beats[0]


def test_with_the_map_blocked_the_address_is_enough(visitor, site):
    make_address(site)
    visitor.route(re.compile(r"leaflet|mapa-podkladowa"), lambda route: route.fulfill(status=404))
    start(visitor)
    visitor.locator("#place").fill(ADDRESS)
    visitor.locator("#find").dispatch_event("click")  # suggestions may lie over it
    visitor.locator("#place-sentence", has_text="rejon 1").wait_for()
    assert_accessible(visitor)
    finish(visitor)
    assert Report.objects.get().beat == site.beats[0]
