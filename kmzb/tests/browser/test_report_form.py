"""The report form with scripts: one question at a time, what is chosen, said and kept on the way."""

import re

import pytest
from playwright.sync_api import expect

from kmzb.tests.browser.looking import assert_accessible
from kmzb.tests.browser.reporting import ADDRESS, choose, code_of, further, make_address, start, step, to_check
from reports.models import Report, ReportContent
from reports.tests.factories import DANGEROUS_FUN, SPEED, WASTE

pytestmark = pytest.mark.browser
KEEP_WHAT_IS_SAID = """line => { window.said = [];
    new MutationObserver(() => window.said.push(line.textContent)).observe(line, { childList: true }); }"""
# Letter by letter, with no time between them: on a slow machine somebody who pauses would be told in between.
TYPE_AT_ONCE = """(field, text) => [...text].forEach((letter) => { field.value += letter;
    field.dispatchEvent(new Event("input", { bubbles: true })); })"""


def place_by_map(page):
    page.locator("#map").click()
    page.locator("#place-sentence").wait_for()


def test_a_question_without_its_answer_is_not_left(visitor):
    visitor.goto("/zglos/")
    further(visitor, "category")
    expect(step(visitor, "category").locator("[data-missing]")).not_to_be_empty()
    expect(step(visitor, "place")).to_be_hidden()
    group = visitor.locator("#category")
    expect(group).to_be_focused()
    expect(group).to_have_attribute("aria-describedby", "category-missing")
    assert_accessible(visitor)
    visitor.locator("input[name=category]").first.check()
    expect(step(visitor, "category").locator("[data-missing]")).to_have_text("", use_inner_text=True)
    expect(visitor.locator("#category[aria-invalid], #category [aria-invalid]")).to_have_count(0)


def test_every_question_says_how_far_one_is_and_what_was_chosen(visitor):
    start(visitor, category=WASTE)
    expect(visitor.locator("#chosen")).to_have_text("Wybrano: Dzikie wysypiska śmieci", use_inner_text=True)
    expect(visitor.get_by_role("heading", name=re.compile("^Krok 2 z 5.*Gdzie to jest"))).to_be_visible()


@pytest.mark.long
def test_a_settled_search_is_spoken_once(visitor):
    visitor.goto("/zglos/")
    visitor.locator("#category-said").evaluate(KEEP_WHAT_IS_SAID)
    visitor.locator("#category-words").evaluate(TYPE_AT_ONCE, "śmieci")
    expect(visitor.locator("#category-said")).to_contain_text("Enter wybiera pierwszą: Dzikie wysypiska śmieci")
    assert visitor.evaluate("window.said.length") == 1


@pytest.mark.long
def test_a_tile_goes_on_by_mouse_and_not_by_arrow_keys(visitor):
    visitor.goto("/zglos/")
    visitor.locator("input[name=category]").first.focus()
    visitor.keyboard.press("Space")
    visitor.keyboard.press("ArrowDown")
    expect(step(visitor, "category")).to_be_visible()
    choose(visitor, WASTE)
    visitor.locator("[data-step=place] [data-back]").click()
    expect(visitor.locator(f"input[value={WASTE}]")).to_be_checked()
    choose(visitor, WASTE)


def test_browser_back_goes_one_question_back_and_loses_nothing(visitor):
    start(visitor)
    place_by_map(visitor)
    further(visitor, "place")
    step(visitor, "when").wait_for()
    visitor.go_back()
    step(visitor, "place").wait_for()
    expect(visitor.locator("#lon")).not_to_have_value("")
    visitor.go_back()
    step(visitor, "category").wait_for()
    expect(visitor.locator(f"input[value={SPEED}]")).to_be_checked()
    expect(visitor).to_have_title(re.compile(r"\(1/5\)"))


@pytest.mark.long
def test_a_skip_link_does_not_leave_the_question(visitor):
    start(visitor)
    place_by_map(visitor)
    further(visitor, "place")
    step(visitor, "when").wait_for()
    visitor.evaluate("window.location.hash = '#content'")
    visitor.go_back()
    expect(step(visitor, "when")).to_be_visible()


def test_a_reload_keeps_the_answers_and_the_question(visitor, site):
    make_address(site)
    start(visitor, category=WASTE)
    visitor.locator("#place").fill(ADDRESS)
    visitor.locator("#find").dispatch_event("click")  # suggestions may lie over it
    visitor.locator("#place-sentence", has_text="rejon 1").wait_for()
    further(visitor, "place")
    visitor.get_by_label("Wczoraj").check()
    visitor.get_by_label("To się powtarza").check()
    visitor.get_by_label("Weekend").check()
    further(visitor, "when")
    visitor.locator("#description").fill("Leżą opony.")
    token = visitor.locator("[name=token]").input_value()
    visitor.reload()
    visitor.locator("#kept", has_text="Twoje odpowiedzi są nadal tutaj").wait_for()
    expect(visitor.locator("#description")).to_have_value("Leżą opony.")
    expect(visitor.locator("[name=token]")).to_have_value(token)
    further(visitor, "details")
    said = "Zgłaszasz: dzikie wysypiska śmieci, Polna 5, Testowo, wczoraj, powtarza się w weekendy."
    expect(visitor.locator("#said")).to_have_text(said, use_inner_text=True)
    visitor.locator("#not_emergency").check()
    visitor.locator("#send").click()
    visitor.locator(".facts", has_text="Polna 5, Testowo").wait_for()
    assert ReportContent.objects.get().weekdays == [6, 7]


def test_after_sending_no_way_back_shows_the_answers(visitor):
    start(visitor)
    place_by_map(visitor)
    further(visitor, "place")
    further(visitor, "when")
    visitor.locator("#description").fill("Tajny opis")
    visitor.go_back()
    visitor.go_forward()
    visitor.reload()
    further(visitor, "details")
    visitor.locator("#not_emergency").check()
    visitor.locator("#send").click()
    visitor.locator("p.code").wait_for()
    visitor.go_back()
    step(visitor, "category").wait_for()
    expect(visitor.locator("#description")).to_have_value("")
    expect(visitor.locator("input[name=category]:checked")).to_have_count(0)
    assert visitor.evaluate("JSON.stringify(history.state)").find("Tajny") == -1
    assert Report.objects.count() == 1


@pytest.mark.long
def test_the_receipt_can_be_loaded_again(visitor):
    start(visitor)
    place_by_map(visitor)
    to_check(visitor)
    visitor.locator("#not_emergency").check()
    visitor.locator("#send").click()
    code = code_of(visitor)
    visitor.reload()
    expect(visitor.locator("p.code")).to_have_text(code, use_inner_text=True)
    assert Report.objects.count() == 1


@pytest.mark.long
@pytest.mark.parametrize(
    ("path", "labels", "said"),
    [
        ("/zglos/", ("Wczoraj", "wieczorem 18–22"), "wczoraj wieczorem."),
        ("/en/zglos/", ("Yesterday", "in the evening 18–22"), "yesterday in the evening."),
        ("/uk/zglos/", ("Вчора", "увечері 18–22"), "вчора увечері."),
    ],
)
def test_the_time_is_a_part_of_the_sentence(visitor, path, labels, said):
    start(visitor, path=path)
    place_by_map(visitor)
    further(visitor, "place")
    for label in labels:
        visitor.get_by_label(label, exact=True).check()
    further(visitor, "when")
    further(visitor, "details")
    expect(visitor.locator("#said")).to_have_text(re.compile(re.escape(f", {said}") + "$"), use_inner_text=True)


@pytest.mark.long
def test_days_of_the_week_have_shortcuts_and_can_be_taken_back(visitor):
    start(visitor)
    place_by_map(visitor)
    further(visitor, "place")
    expect(visitor.locator("#weekdays")).to_be_hidden()
    visitor.get_by_label("To się powtarza").check()
    visitor.get_by_label("Dni robocze").check()
    expect(visitor.locator("[name=weekdays]:checked")).to_have_count(5)
    visitor.get_by_label("Środa").uncheck()
    expect(visitor.get_by_label("Dni robocze")).not_to_be_checked()
    visitor.get_by_label("To się powtarza").uncheck()
    expect(visitor.locator("[name=weekdays]:checked")).to_have_count(0)


@pytest.mark.long
def test_another_day_is_named_in_words(visitor):
    start(visitor)
    place_by_map(visitor)
    further(visitor, "place")
    visitor.get_by_label("Inny dzień").check()
    visitor.locator("#occurred_on").fill("2020-11-22")
    further(visitor, "when")
    further(visitor, "details")
    visitor.locator("#answers", has_text="22 listopada 2020").wait_for()


@pytest.mark.long
def test_a_question_that_may_stay_empty_offers_to_skip_it(visitor):
    start(visitor)
    place_by_map(visitor)
    further(visitor, "place")
    step(visitor, "when").wait_for()
    button = step(visitor, "when").locator("[data-next]")
    expect(button).to_have_text("Pomiń to pytanie", use_inner_text=True)
    visitor.get_by_label("Dziś").check()
    expect(button).to_have_text("Dalej", use_inner_text=True)


@pytest.mark.long
def test_a_description_is_asked_for_only_where_the_category_needs_it(visitor):
    start(visitor, category=DANGEROUS_FUN)
    place_by_map(visitor)
    further(visitor, "place")
    further(visitor, "when")
    expect(visitor.locator("[data-needed]")).to_be_visible()
    expect(visitor.locator("#asked")).to_contain_text("Lokal rozrywkowy", use_inner_text=True)
    further(visitor, "details")
    expect(step(visitor, "details").locator("[data-missing]")).not_to_be_empty()
    expect(step(visitor, "details")).to_be_visible()


def test_each_answer_can_be_changed_from_the_check(visitor):
    start(visitor)
    place_by_map(visitor)
    to_check(visitor)
    assert_accessible(visitor)
    visitor.get_by_role("button", name="Zmień: Co").click()
    choose(visitor, WASTE)
    to_check(visitor)
    expect(visitor.locator("#said")).to_contain_text("dzikie wysypiska śmieci", use_inner_text=True)


def test_sending_without_the_confirmation_says_what_is_missing(visitor):
    start(visitor)
    place_by_map(visitor)
    to_check(visitor)
    visitor.locator("#send").click()
    expect(step(visitor, "check").locator("[data-missing]")).to_contain_text("dzwoń pod 112", use_inner_text=True)
    assert Report.objects.count() == 0
