"""A coordinator makes a category and a question of it; a page of photos set aside; tasks of many taken back: in Chromium."""

import pytest

from kmzb.tests.browser.officers import look, sign_in, watch_errors
from reports.models import Category, CategoryQuestion, Photo
from reports.tests.factories import WASTE, make_report
from verification.models import Task
from verification.tests.tasks import day, make_traffic

pytestmark = [pytest.mark.browser, pytest.mark.long]


def fill(page, values):
    for name, value in values.items():
        page.locator(f"main [name={name}]").fill(value)


def test_a_category_and_a_question_are_made(page, cast, site):
    errors = watch_errors(page)
    sign_in(page, cast.national)
    page.goto("/panel/katalogi/kategorie/")
    page.locator("a[href$='/katalogi/kategoria/']").click()
    page.locator("main form [type=submit]").last.click()
    look(page, "category-new-refused")
    names = {"name": "Hałas z działek", "name_en": "Noise from allotments", "name_uk": "Шум з ділянок"}
    hints = {"hint": "Napisz, kiedy.", "hint_en": "Say when.", "hint_uk": "Напишіть, коли."}
    fill(page, names | hints | {"icon": "volume-2", "why": "pismo KGP"})
    page.locator("main form [type=submit]").last.click()
    look(page, "category-new-tried")
    page.locator("[name=confirmed]").click()
    look(page, "category-new-coming")
    assert Category.objects.filter(slug="halas-z-dzialek").exists()
    page.locator("a[href$='/pytania/']").click()
    look(page, "questions-none")
    page.goto(f"/panel/katalogi/kategorie/{WASTE}/pytania/")
    words = {"text": "Co tam leży?", "text_en": "What lies there?", "text_uk": "Що там лежить?"}
    fill(page, words | {"answers_pl": "gruz\nopony", "answers_en": "rubble\ntyres", "answers_uk": "щебінь"})
    page.locator("main form [type=submit]").last.click()
    look(page, "questions-refused")
    fill(page, {"answers_uk": "щебінь\nшини"})
    page.locator("main form [type=submit]").last.click()
    look(page, "questions-tried")
    page.locator("[name=confirmed]").click()
    look(page, "questions-coming")
    page.locator("[name=up]").last.click()
    page.locator("[name=end]").first.click()
    look(page, "questions-ended")
    assert CategoryQuestion.objects.filter(category__slug=WASTE).exclude(valid_to=None).count() == 1
    assert errors == []


def test_a_photo_set_aside_is_named_and_never_shown(page, cast, site):
    report = make_report()
    Photo.objects.create(
        report=report, slot=1, digest=b"1" * 32, width=9, height=9, added_on=day(0), is_set_aside=True
    )  # fmt: skip
    sign_in(page, cast.national)
    page.goto("/panel/odlozone/")
    look(page, "set-aside")
    page.locator(".catalogue-rows a").click()
    look(page, "set-aside-report")
    assert page.locator(".shot").count() == 0


def test_tasks_of_several_are_taken_back_together(page, cast, site):
    traffic = make_traffic(site, cast)
    for number in range(3):
        make_report(col=0.1 * number)
    sign_in(page, cast.coordinator)
    page.goto("/panel/?choose=1")
    for number in range(3):
        page.locator("input[name=reports]").nth(number).check()
    page.locator("#bulk [value=task]").click()
    page.locator("input[name=to][value=traffic]").check()
    page.locator("#task-holder").select_option(traffic.key)
    page.locator("button[name=confirmed]").click()
    look(page, "tasks-given")
    assert Task.objects.open().count() == 3
    page.locator("button[name=undo]").click()
    look(page, "tasks-taken-back")
    assert not Task.objects.open().exists()
