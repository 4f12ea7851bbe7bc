"""The programme in Chromium: a head enters a month with the keyboard alone, an officer answers; each page with axe, on a phone."""

import datetime

import pytest
from django.utils import timezone

from accounts.models import User
from kmzb.tests.browser.looking import assert_accessible
from kmzb.tests.browser.officers import enter, look
from verification.models import MonthlyFigure, Role, SurveyAnswer
from verification.services.survey import answer
from verification.tests.factories import give_role

pytestmark = [pytest.mark.browser, pytest.mark.long]


def tab_to_next_number(page):
    """Past what opens the remark, which is closed."""
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.locator("[type=number]:focus").wait_for()


def test_a_head_enters_a_month_without_the_mouse(page, base_url, cast):
    enter(page.context, cast.section_head, base_url)
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


def test_every_page_of_the_programme_is_fine_for_everybody(page, base_url, cast, site):
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
        enter(page.context, getattr(cast, who), base_url)
        for path in paths:
            assert page.goto(f"/panel/{path}/").status == 200
            look(page, f"panel-{path}-{who}")
    enter(page.context, cast.officer, base_url)
    page.goto("/panel/ankieta/")
    page.get_by_label("Inne zadania").or_(page.get_by_label("Other duties")).check()
    page.locator("main form button[type=submit]").click()
    page.locator(".notice--good").first.wait_for()
    look(page, "panel-ankieta-answered")
    assert SurveyAnswer.objects.filter(month=datetime.date(today.year, today.month, 1)).count() == 7
