"""A coordinator gives twenty reports away at once and finds the late ones; somebody is asked to take one over; two become one."""

import pytest
from playwright.sync_api import expect

from kmzb.tests.browser.officers import look, sign_in, watch_errors
from reports.models import Report
from reports.tests.factories import WASTE, make_report
from verification.models import Reassignment, Task
from verification.tests.tasks import day, give, make_traffic

pytestmark = [pytest.mark.browser, pytest.mark.long]


@pytest.fixture
def traffic(site, cast):
    return make_traffic(site, cast)


def test_a_coordinator_gives_twenty_and_finds_the_late_ones(page, cast, traffic):
    errors = watch_errors(page)
    late = make_report(col=2, day=day(-4))
    give(late, traffic.key, cast.coordinator)
    Task.objects.update(reply_by=day(-1))
    for number in range(22):
        make_report(col=number % 3 + 0.01 * number, category=WASTE)
    sign_in(page, cast.coordinator)
    page.locator(".queue-choose a").click()
    for number in range(1, 21):
        page.locator("input[name=reports]").nth(number).check()
    look(page, "tasks-choose")
    page.locator("#bulk [value=task]").click()
    page.locator("input[name=to][value=traffic]").check()
    page.locator("button[name=confirmed]").click()
    look(page, "tasks-many-refused")
    page.locator("#task-holder").select_option(traffic.key)
    page.locator("#task-note").fill("Po 22:00, z fotoradarem.")
    look(page, "tasks-many")
    page.locator("button[name=confirmed]").click()
    look(page, "tasks-many-given")
    page.locator("a[href$='?task=any']").click()
    expect(page.locator(".queue-row")).to_have_count(21)
    assert Task.objects.open().filter(unit=traffic.unit).count() == 21
    page.locator("#filter-task").select_option("late")
    page.locator(".queue-filter button").click()
    expect(page.locator(".queue-row")).to_have_count(1)
    assert page.locator(".queue-row").get_attribute("data-id") == str(late.public_id)
    look(page, "tasks-late")
    page.locator(".queue-row__link").click()
    look(page, "tasks-report-late")
    assert errors == []


def test_somebody_is_asked_to_take_a_report_over_and_does(page, cast, traffic):
    report = make_report()
    sign_in(page, cast.officer)
    page.goto(f"/panel/zgloszenia/{report.public_id}/")
    page.locator(".handing summary").click()
    page.locator("input[name=to][value=traffic]").check()
    page.locator("#ask-holder").select_option(traffic.key)
    page.locator("#ask-reason").fill("Nie mam radaru.")
    page.locator("button[value=ask_over]").click()
    look(page, "tasks-asking")
    page.goto("/panel/skrzynka/")
    look(page, "tasks-inbox-asking")
    page.get_by_role("button", name="Wyloguj").click()
    sign_in(page, cast.rider)
    look(page, "tasks-queue-empty")
    page.goto("/panel/skrzynka/")
    look(page, "tasks-inbox-asked")
    page.locator(".notices a").click()
    page.locator("button[value=refuse]").click()
    look(page, "tasks-question-refused")
    page.locator("button[value=accept]").click()
    page.goto(f"/panel/zgloszenia/{report.public_id}/")
    look(page, "tasks-report-held")
    assert Reassignment.objects.get().task.unit == traffic.unit


def test_two_reports_become_one_and_are_taken_apart(page, cast, site):
    stays, other = make_report(day=day(-1)), make_report()
    sign_in(page, cast.officer)
    page.goto(f"/panel/zgloszenia/{stays.public_id}/")
    page.locator(".merging__near input").check()
    look(page, "merge-near")
    page.locator("button[value=merge]").click()
    look(page, "merge-joined")
    page.goto(f"/panel/zgloszenia/{other.public_id}/")
    look(page, "merge-merged")
    page.locator("button[value=unmerge]").click()
    page.locator(".notice--good").wait_for()
    assert not Report.objects.exclude(merged_into=None).exists()
    page.goto("/panel/?choose=1")
    for number in range(2):
        page.locator("input[name=reports]").nth(number).check()
    page.locator("#bulk [value=merge]").click()
    look(page, "merge-many")


def test_a_rule_is_tried_before_it_is_saved(page, cast, traffic):
    make_report(day=day(-3))
    sign_in(page, cast.coordinator)
    page.goto("/panel/zlecanie/")
    look(page, "rules-none")
    page.locator("#id_category").select_option("przekraczanie-dozwolonej-predkosci")
    page.locator("#id_holder").select_option(traffic.key)
    page.locator("main form .button--primary").last.click()
    look(page, "rules-tried")
    page.locator("button[name=confirmed]").click()
    page.locator("button[name=end]").click()
    look(page, "rules-ended")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_pages_of_tasks_work_without_javascript(browser, base_url, cast, traffic, width):
    report = make_report()
    context = browser.new_context(
        java_script_enabled=False, base_url=base_url, locale="pl-PL", viewport={"width": width, "height": 740}
    )
    page = context.new_page()
    sign_in(page, cast.coordinator)
    page.goto(f"/panel/zgloszenia/{report.public_id}/")
    page.locator(".handing summary").click()
    page.locator("input[name=to][value=patrol]").check()
    page.locator("#task-holder").select_option(traffic.key)
    page.locator("button[value=task]").click()
    page.locator(".holding__who").wait_for()
    assert Task.objects.get().to == "patrol"
    context.close()
