"""How much a report asks of a person: at most seven actions by mouse or finger, forty keys by keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from kmzb.tests.browser.looking import assert_accessible, assert_no_sideways_scroll
from kmzb.tests.browser.reporting import PLACE, Keys, code_of, make_address, step
from reports.models import Report
from reports.tests.factories import SPEED, WASTE

pytestmark = pytest.mark.browser
ACTIONS, KEYS = 7, 40


class Taps:
    """A finger or a mouse that counts what it touches."""

    def __init__(self, page, do):
        self.page, self.do, self.made = page, do, 0

    def __call__(self, selector):
        getattr(self.page.locator(selector), self.do)()
        self.made += 1


def report_by(tap):
    """From the first question to the receipt, without typing a letter; each step with axe."""
    page = tap.page
    page.goto(f"/zglos/#16/{PLACE[1]}/{PLACE[0]}")
    assert_accessible(page)
    tap(f".tile:has(input[value={SPEED}])")
    page.locator("#map.leaflet-container").wait_for()
    tap("#map")
    page.locator("#place-sentence", has_text="rejon 1").wait_for()
    for name in ("place", "when", "details"):
        assert_accessible(page)
        assert_no_sideways_scroll(page)
        tap(f"[data-step={name}] [data-next]")
    assert_accessible(page)
    tap("#not_emergency")
    tap("#send")
    code_of(page)
    assert_accessible(page)


@pytest.mark.long
def test_seven_actions_by_mouse(visitor):
    tap = Taps(visitor, "click")
    report_by(tap)
    assert tap.made <= ACTIONS
    assert Report.objects.count() == 1


def test_seven_actions_by_finger_on_a_phone(site, browser, base_url):
    phone = browser.new_context(
        base_url=base_url, locale="pl-PL", has_touch=True, viewport={"width": 360, "height": 740}
    )
    tap = Taps(phone.new_page(), "tap")
    report_by(tap)
    phone.close()
    assert tap.made <= ACTIONS
    assert Report.objects.count() == 1


def test_forty_keys_with_the_address_typed(visitor, site):
    make_address(site)
    visitor.goto("/zglos/")
    keys = Keys(visitor)
    keys.press("Tab")
    keys.press("Enter")  # past the head of the page
    keys.press("Tab")
    keys.type("śmieci")
    keys.press("Enter")  # the first that fits
    expect(visitor.locator("#place")).to_be_focused()
    keys.type("Polna 5, Testowo")
    keys.press("Enter")
    visitor.locator("#place-sentence", has_text="rejon 1").wait_for()
    keys.press("Enter")
    heading = step(visitor, "when").locator("h2")
    expect(heading).to_be_focused()
    expect(heading).to_have_text("Krok 3 z 5: Kiedy to się dzieje?")
    keys.press("Tab")
    keys.press("Enter")
    expect(visitor.locator("#details-heading")).to_be_focused()
    keys.press("Tab", times=3)
    keys.press("Enter")
    expect(visitor.locator("#check-heading")).to_be_focused()
    said = re.compile("^Zgłaszasz: dzikie wysypiska śmieci, Polna 5")
    expect(visitor.locator("#said")).to_have_text(said, use_inner_text=True)
    keys.press("Tab", times=2)
    keys.press("Space")
    keys.press("Enter")
    code_of(visitor)
    assert keys.pressed <= KEYS
    assert Report.objects.get().category.slug == WASTE


def test_every_step_tells_its_question_when_the_mouse_was_used(visitor):
    visitor.goto("/zglos/")
    visitor.locator(f".tile:has(input[value={SPEED}])").click()
    expect(visitor.locator("#place-heading")).to_be_focused()
    expect(visitor).to_have_title(re.compile(r"\(2/5\)"))
