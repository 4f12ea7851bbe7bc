"""A proof of work is asked for: found while somebody types; where it cannot be had, a wait takes its place."""

import pytest
from playwright.sync_api import expect

from kmzb.tests.browser.looking import Watch, assert_accessible
from kmzb.tests.browser.reporting import PLACE, code_of, finish, no_scripts, start_with_pin, step, to_check
from reports import limits
from reports.models import Report
from reports.tests.factories import SPEED

pytestmark = pytest.mark.browser
NO_WORKER = "throw new Error('no worker here');"


@pytest.fixture(autouse=True)
def hard(site, settings):
    settings.PROOF_OF_WORK_COST = 2_000


@pytest.fixture
def long_ago(monkeypatch):
    """Every form that is open was opened long enough ago."""
    return lambda: monkeypatch.setattr(limits, "WAIT_SECONDS", 0)


def test_the_proof_is_asked_for_while_somebody_types(visitor):
    start_with_pin(visitor)
    step(visitor, "place").locator("[data-next]").click()
    with visitor.expect_response("**/challenge/"):
        step(visitor, "when").locator("[data-next]").click()
    step(visitor, "details").locator("[data-next]").click()
    visitor.locator("#not_emergency").check()
    visitor.locator("#send").click()
    assert code_of(visitor)
    assert Report.objects.count() == 1


def test_a_worker_that_fails_makes_the_form_wait_instead(site, page, base_url, long_ago):
    watch = Watch(page, base_url)
    page.route("**/proof_worker*.js", lambda route: route.fulfill(body=NO_WORKER, content_type="text/javascript"))
    start_with_pin(page)
    to_check(page)
    page.locator("#not_emergency").check()
    page.locator("#send").click()
    page.locator("#not-sent", has_text="pół minuty").wait_for()
    assert_accessible(page)
    assert Report.objects.count() == 0
    long_ago()
    page.locator("#send").click()
    assert code_of(page)
    assert Report.objects.count() == 1
    assert all("no worker here" in error or "429" in error for error in watch.broken(ignore_loading=True))


def test_a_page_without_secure_tools_still_finds_the_proof(visitor):
    """On plain http beside localhost the browser offers no digest of its own."""
    visitor.add_init_script("Object.defineProperty(crypto, 'subtle', { value: undefined })")
    start_with_pin(visitor)
    assert finish(visitor)


def test_without_scripts_the_form_waits_with_everything_in_it(site, browser, base_url, long_ago):
    with no_scripts(browser, base_url) as page:
        page.goto("/zglos/")
        page.locator(f"input[value={SPEED}]").check()
        page.locator("#place").fill(f"{PLACE[1]} {PLACE[0]}".replace(".", ","))
        page.locator("#description").fill("Ścigają się co noc.")
        page.locator("#not_emergency").check()
        page.locator("#send").click()
        summary = page.locator(".error-summary")
        expect(summary).to_contain_text("Odczekaj", use_inner_text=True)
        expect(page.locator("#description")).to_have_value("Ścigają się co noc.")
        long_ago()
        summary.get_by_role("button").click()
        assert code_of(page)
    assert Report.objects.get().content.description == "Ścigają się co noc."
