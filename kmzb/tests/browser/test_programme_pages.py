"""The programme in Chromium: a head enters a month with the keyboard alone, an officer answers; each page with axe, on a phone."""

import datetime

import pytest
from django.utils import timezone

from accounts.models import User
from kmzb.tests.browser.looking import WIDTHS, assert_accessible, assert_no_sideways_scroll, screenshot
from verification.models import MonthlyFigure, Role, SurveyAnswer
from verification.services.survey import answer
from verification.tests.factories import give_role, make_cast, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.long]


@pytest.fixture
def cast(site):
    return make_cast(site)


@pytest.fixture
def enter(page, base_url):
    """As somebody who has signed in with both factors."""

    def enter(user):
        page.context.clear_cookies()
        cookies = sign_in(user).cookies.items()
        page.context.add_cookies([{"name": name, "value": kept.value, "url": base_url} for name, kept in cookies])

    return enter


def look(page, name):
    assert_accessible(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert_no_sideways_scroll(page)
    screenshot(page, name, full_page=True)


def tab_to_next_number(page):
    """Past what opens the remark, which is closed."""
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "number"


def test_a_head_enters_a_month_without_the_mouse(page, cast, enter):
    enter(cast.section_head)
    page.goto("/panel/miesiac/")
    page.locator("#number-rozpoznanie").focus()
    for number in range(10, 17):
        page.keyboard.type(str(number))
        if number < 16:
            tab_to_next_number(page)
    page.keyboard.press("Enter")
    page.locator(".notice--good").wait_for()
    assert sorted(MonthlyFigure.objects.values_list("number", flat=True)) == list(range(10, 17))
    assert_accessible(page)
    page.locator("#number-wywiady").fill("-1")
    page.keyboard.press("Enter")
    page.locator(".error-summary").wait_for()
    look(page, "panel-month-refused")


def test_every_page_of_the_programme_is_fine_for_everybody(page, cast, site, enter):
    today = timezone.localdate()
    others = User.objects.bulk_create(User(username=f"of{number}", password="!") for number in range(6))
    for user in others:
        give_role(user, Role.OFFICER, site.sections[0])
        answer(obstacles=["no_car"], proposal="Rower służbowy i krótsze druki.", actor=user, on=today)
    pages = {
        "section_head": ("program", "miesiac", "godziny"),
        "officer": ("program", "godziny", "ankieta"),
        "coordinator": ("program", "miesiac", "godziny", "ankieta"),
        "national": ("program", "miesiac", "ankieta"),
    }
    for who, paths in pages.items():
        enter(getattr(cast, who))
        for path in paths:
            assert page.goto(f"/panel/{path}/").status == 200
            look(page, f"panel-{path}-{who}")
    enter(cast.officer)
    page.goto("/panel/ankieta/")
    page.get_by_label("Inne zadania").or_(page.get_by_label("Other duties")).check()
    page.locator("main form button[type=submit]").click()
    page.locator(".notice--good").first.wait_for()
    look(page, "panel-ankieta-answered")
    assert SurveyAnswer.objects.filter(month=datetime.date(today.year, today.month, 1)).count() == 7
