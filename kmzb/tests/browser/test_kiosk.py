"""The mobile information point in a browser: a whole try that sends nothing, and the start again when nobody is there."""

import pytest
from playwright.sync_api import expect

from kmzb.tests.browser.looking import WIDTHS, assert_accessible, assert_no_sideways_scroll
from kmzb.tests.browser.reporting import PLACE, choose, code_of, to_check
from reports.models import Report

pytestmark = pytest.mark.browser


def test_a_whole_try_never_touches_the_real_form(visitor):
    posts = []
    visitor.on("request", lambda request: posts.append(request.url) if request.method == "POST" else None)
    visitor.goto("/pokaz/")
    assert_accessible(visitor)
    for width in WIDTHS:
        visitor.set_viewport_size({"width": width, "height": 800})
        assert_no_sideways_scroll(visitor)
    visitor.get_by_role("link", name="Spróbuj zgłosić").click()
    visitor.locator("#full-screen").wait_for()
    choose(visitor)
    while not visitor.locator("#lon").input_value():
        visitor.locator("#map").click()  # nearer first
    visitor.locator("#place-sentence").wait_for()
    to_check(visitor)
    visitor.locator("#not_emergency").check()
    assert visitor.evaluate("history.state.answers") is None
    visitor.locator("#send").click()
    assert code_of(visitor) == "0000 0000 0000 0000"
    assert_accessible(visitor)
    assert posts
    assert all(url.endswith("/pokaz/zglos/") for url in posts)
    assert Report.objects.count() == 0


def test_when_nobody_touches_the_screen_it_asks_and_starts_again(visitor):
    visitor.clock.install()
    visitor.goto(f"/pokaz/zglos/#16/{PLACE[1]}/{PLACE[0]}")
    choose(visitor)
    visitor.clock.run_for(45_000)
    visitor.locator("#still-here", has_text="Czy nadal tu jesteś?").wait_for()
    expect(visitor.locator("#left")).to_contain_text("za 1", use_inner_text=True)
    assert_accessible(visitor)
    visitor.get_by_role("button", name="Jestem tutaj").click()
    assert visitor.locator("#still-here").is_hidden()
    expect(visitor.locator("[data-step=place]")).to_be_visible()
    visitor.clock.run_for(61_000)
    visitor.wait_for_url("**/pokaz/")
    visitor.go_back()
    visitor.locator("[data-step=category]").wait_for()
    expect(visitor.locator("input[name=category]:checked")).to_have_count(0)
