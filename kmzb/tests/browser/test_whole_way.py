"""The whole way in one go: a pin on the map, the officer's verdict, and what everybody sees of it afterwards."""

import pytest
from playwright.sync_api import expect

from kmzb.tests.browser.looking import screenshot
from kmzb.tests.browser.officers import sign_in
from kmzb.tests.browser.reporting import PLACE, finish, start
from kmzb.tests.browser.test_resident_map import loaded
from reports.models import Report
from verification.tests.factories import make_cast

pytestmark = pytest.mark.browser


def marks(page):
    """What the map shows around the place."""
    page.goto("about:blank")
    return loaded(page, f"/#16/{PLACE[1]}/{PLACE[0]}").locator(".map").inner_html()


def test_from_a_pin_to_a_verdict_that_everybody_sees(page, new_context, site):
    cast = make_cast(site)
    start(page)
    page.locator("#map").click()
    page.locator("#place-sentence").wait_for()
    code = finish(page)
    report = Report.objects.get()
    assert "mark--new" in marks(page)
    screenshot(page, "whole-way-map-new")

    officer = new_context().new_page()
    sign_in(officer, cast.officer)
    officer.locator(".queue-row__link").first.click()
    officer.get_by_role("button", name="Przyjmij do weryfikacji").click()
    officer.get_by_label("zagrożenie stwierdzone", exact=False).first.check()
    officer.get_by_role("button", name="Zapisz sprawdzenie").click()
    officer.locator(".verdict > summary").first.click()
    officer.locator("#confirmed-reason").select_option("seen_on_site")
    officer.locator(".verdict[open] .verdict__save button:not([name=next])").click()
    officer.get_by_text("Zapisano: Potwierdzone").wait_for()

    shown = marks(page)
    assert "mark--confirmed" in shown
    assert "mark--new" not in shown
    screenshot(page, "whole-way-map-confirmed")
    page.goto("/zgloszenia/")
    expect(page.locator(".status--confirmed")).to_have_count(1)
    page.goto(f"/zgloszenia/{report.public_id}/")
    expect(page.locator("main")).to_contain_text("Stwierdzono na miejscu", use_inner_text=True)
    page.goto("/kod/")
    page.locator("input[name=code]").fill(code)
    page.keyboard.press("Enter")
    page.get_by_text("Potwierdzone").first.wait_for()
    assert page.context.cookies() == []
