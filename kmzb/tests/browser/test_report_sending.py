"""Sending on a bad line: the page stays with everything in it, says what to do, tries again, and makes one report."""

import re

import pytest
from playwright.sync_api import expect

from kmzb.tests.browser.looking import Watch, assert_accessible
from kmzb.tests.browser.reporting import code_of, start_with_pin, to_check
from reports.models import Report

pytestmark = pytest.mark.browser


@pytest.fixture
def tab(site, page, base_url):
    """As `visitor`, on a line that may fail."""
    watch = Watch(page, base_url)
    yield page
    assert watch.broken(ignore_loading=True) == []


@pytest.fixture
def ready(tab):
    """The form at the check, confirmed."""
    start_with_pin(tab)
    to_check(tab)
    tab.locator("#not_emergency").check()
    return tab


def test_offline_the_report_waits_and_goes_out_when_the_line_is_back(ready):
    ready.context.set_offline(True)
    ready.locator("#connection", has_text="Brak połączenia").wait_for()
    ready.locator("#send").click()
    ready.locator("#not-sent", has_text="Nie ma połączenia").wait_for()
    expect(ready.locator("#send")).to_have_text("Spróbuj ponownie", use_inner_text=True)
    expect(ready.locator("#said")).to_have_text(re.compile("^Zgłaszasz: przekraczanie"), use_inner_text=True)
    assert Report.objects.count() == 0
    ready.context.set_offline(False)
    assert code_of(ready)
    assert Report.objects.count() == 1


@pytest.mark.parametrize(("status", "said"), [(502, "nie odpowiada"), (503, "nie odpowiada"), (429, "wiele osób")])
def test_a_server_that_does_not_answer_loses_nothing(ready, status, said):
    ready.route("**/zglos/", lambda route: route.fulfill(status=status), times=1)
    ready.locator("#send").click()
    ready.locator("#not-sent", has_text=said).wait_for()
    assert_accessible(ready)
    ready.locator("#send").click()
    assert code_of(ready)
    assert Report.objects.count() == 1


def test_an_answer_that_got_lost_on_its_way_makes_one_report(ready):
    def lose(route):
        route.fetch()
        route.abort()

    ready.route("**/zglos/", lose, times=1)
    ready.locator("#send").click()
    ready.locator("#not-sent", has_text="Nic nie przepadło").wait_for()
    assert Report.objects.count() == 1
    ready.locator("#send").click()
    assert code_of(ready)
    assert Report.objects.count() == 1


def test_a_form_that_is_refused_comes_back_with_what_is_wrong(ready):
    ready.locator("#lat").evaluate("field => (field.value = '91')")
    ready.locator("#send").click()
    ready.locator(".error-summary").wait_for()
    expect(ready.locator("[data-step=place]")).to_be_visible()
    expect(ready.locator("#not_emergency")).to_be_checked()


def test_any_open_page_says_that_the_line_is_gone_and_back(tab):
    tab.goto("/zgloszenia/")
    tab.context.set_offline(True)
    tab.locator("#connection", has_text="Brak połączenia").wait_for()
    assert_accessible(tab)
    tab.context.set_offline(False)
    tab.locator("#connection", has_text="Połączenie wróciło").wait_for()
