"""A resident reports a threat: by map, by keyboard, by address, and without JavaScript; then follows it by the receipt."""

import re

import pytest

from districts.tests.factories import make_locality, make_street, middle
from kmzb.tests.browser.looking import assert_accessible, assert_no_sideways_scroll, screenshot
from reports.models import Report
from reports.tests.factories import SPEED, make_report

pytestmark = pytest.mark.browser
PLACE = middle(0)


def start(page, place=PLACE):
    """The form at the step of the place, the map on `place`."""
    page.goto(f"/zglos/#16/{place[1]}/{place[0]}")
    page.locator(f"input[value={SPEED}]").check()
    page.locator("[data-step=category] [data-next]").click()
    page.locator("[data-step=place]").wait_for()


def finish(page):
    """From the step of the place to the receipt; the code."""
    page.locator("[data-step=place] [data-next]").click()
    page.locator("[data-step=when] [data-next]").click()
    page.locator("[data-step=details] [data-next]").click()
    page.locator("#not_emergency").check()
    page.locator("#send").click()
    page.locator("p.code").wait_for()
    return page.locator("p.code").inner_text()


def assert_near(report, place, degrees=0.0005):
    assert abs(report.point.x - place[0]) < degrees
    assert abs(report.point.y - place[1]) < degrees


def test_resident_pins_by_clicking_the_map(visitor):
    start(visitor)
    visitor.locator("#map").click()
    visitor.locator("#place-sentence").wait_for()
    visitor.get_by_text("Beat 1").wait_for()
    assert_accessible(visitor)
    screenshot(visitor, "form-place")
    code = finish(visitor)
    assert re.fullmatch(r"(\d{4} ){3}\d{4}", code)
    assert_accessible(visitor)
    screenshot(visitor, "form-receipt")
    assert_near(Report.objects.get(), PLACE)


def test_resident_pins_by_keyboard_at_the_cross(visitor):
    start(visitor)
    visitor.locator("#my-place").focus()
    visitor.keyboard.press("Tab")
    assert visitor.locator(".crosshair").is_visible()
    visitor.keyboard.press("ArrowRight")
    visitor.wait_for_timeout(400)
    visitor.keyboard.press("Enter")
    visitor.locator(".pin").wait_for()
    finish(visitor)
    assert Report.objects.get().point.x > PLACE[0]


def test_pin_can_be_dragged(visitor):
    start(visitor)
    visitor.locator("#map").click()
    before = visitor.locator("#lon").input_value()
    box = visitor.locator(".pin").bounding_box()
    visitor.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    visitor.mouse.down()
    visitor.mouse.move(box["x"] + 60, box["y"] + 60, steps=5)
    visitor.mouse.up()
    assert float(visitor.locator("#lon").input_value()) > float(before)


def test_resident_finds_the_place_by_address(visitor, site):
    locality = make_locality(site.area, "Testowo", "testowo")
    make_street(locality, "Polna", "polna")
    start(visitor)
    visitor.locator("#place").fill("Polna 5, Testowo")
    visitor.locator("#find").click()
    visitor.locator("#candidates input").first.check()
    visitor.locator("#place-sentence").wait_for()
    finish(visitor)
    assert Report.objects.get().beat == site.beats[0]


def test_browser_back_goes_one_question_back_and_loses_nothing(visitor):
    start(visitor)
    visitor.locator("#map").click()
    visitor.locator("[data-step=place] [data-next]").click()
    visitor.go_back()
    visitor.locator("[data-step=place]").wait_for()
    assert visitor.locator("#lon").input_value()
    visitor.go_back()
    visitor.locator("[data-step=category]").wait_for()
    assert visitor.locator(f"input[value={SPEED}]").is_checked()
    assert "(1/5)" in visitor.title()


def test_a_question_without_its_answer_is_not_left(visitor):
    visitor.goto("/zglos/")
    visitor.locator("[data-step=category] [data-next]").click()
    assert visitor.locator("[data-step=category] [data-missing]").inner_text()
    assert visitor.locator("[data-step=place]").is_hidden()


def test_plain_words_find_the_category(visitor):
    visitor.goto("/zglos/")
    shown = visitor.locator(".tile:visible").count()
    visitor.locator("#category-words").fill("śmieci")
    visitor.locator("#category-found", has_text="Pasujące").wait_for()
    assert 0 < visitor.locator(".tile:visible").count() < shown


@pytest.mark.parametrize("path", ["/zglos/", "/en/zglos/", "/uk/zglos/"])
def test_every_example_of_the_category_search_finds_something(visitor, path):
    visitor.goto(path)
    every = visitor.locator(".tile:visible").count()
    examples = visitor.locator("#category-words-hint").inner_text().partition(":")[2].split(",")
    assert len(examples) == 3
    for example in examples:
        visitor.locator("#category-words").fill(example.strip())
        assert 0 < visitor.locator(".tile:visible").count() < every, example


RACES, PARKING, ROAD = "nielegalne-rajdy-samochodowe", "nieprawidlowe-parkowanie", "niewlasciwa-infrastruktura-drogowa"
PHRASES = {
    "wyścigi samochodów dzisiaj": RACES,
    "ścigają się autami": RACES,
    "zaparkowal na chodniku": PARKING,
    "zepsuta latarnia": ROAD,
}


def test_ordinary_phrases_bring_the_best_category_first(visitor):
    visitor.goto("/zglos/")
    every = visitor.locator(".tile:visible").count()
    for phrase, slug in PHRASES.items():
        visitor.locator("#category-words").fill(phrase)
        assert visitor.locator(".tile:visible input").first.get_attribute("value") == slug, phrase
    visitor.locator("#category-words").fill("xyzzy")
    assert visitor.locator(".tile:visible").count() == every
    assert visitor.locator("#category-found").inner_text()
    assert_accessible(visitor)


def test_next_looks_up_the_address_that_was_typed(visitor, site):
    make_street(make_locality(site.area, "Testowo", "testowo"), "Polna", "polna")
    start(visitor)
    further = visitor.locator("[data-step=place] [data-next]")
    further.click()
    missing = visitor.locator("[data-step=place] [data-missing]")
    assert missing.inner_text()
    visitor.locator("#place").fill("Polna 5, Testowo")
    further.click()
    visitor.locator("#place-sentence").wait_for()
    assert missing.inner_text() == ""
    assert visitor.locator("#candidates input").first.is_checked()
    finish(visitor)
    assert Report.objects.get().beat == site.beats[0]


def test_a_part_of_an_address_is_said_and_not_chosen(visitor, site):
    make_street(make_locality(site.area, "Testowo", "testowo"), "Polna", "polna")
    start(visitor)
    visitor.locator("#place").fill("Testowo, Nieistniejąca 5")
    visitor.locator("#find").click()
    visitor.locator("#place-found", has_text="tylko część: Testowo").wait_for()
    assert not visitor.locator("#candidates input").first.is_checked()
    assert visitor.locator("#lon").input_value() == ""
    assert_accessible(visitor)
    screenshot(visitor, "form-place-part")
    visitor.locator("#place").fill("Polna 9999")
    visitor.locator("#find").click()
    visitor.locator("#place-found", has_text="bez numeru: Polna, Testowo").wait_for()
    visitor.locator("#candidates input").first.check()
    visitor.locator("#place-sentence").wait_for()
    assert visitor.locator("#place-found").inner_text() == ""


def test_the_check_names_the_day_in_words_and_a_description_is_optional_only_where_it_is(visitor):
    start(visitor)
    visitor.locator("#map").click()
    visitor.locator("[data-step=place] [data-next]").click()
    visitor.locator("#occurred_on").fill("2020-11-22")
    visitor.locator("[data-step=when] [data-next]").click()
    assert visitor.locator("[data-optional]").is_visible()
    assert visitor.locator("[data-needed]").is_hidden()
    visitor.locator("[data-step=details] [data-next]").click()
    visitor.locator("#answers", has_text="22 listopada 2020").wait_for()


@pytest.fixture
def plain(site, browser, base_url):
    """A tab of a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False, base_url=base_url, locale="pl-PL")
    yield context.new_page()
    assert context.cookies() == []
    context.close()


def test_resident_reports_without_javascript(plain, site):
    locality = make_locality(site.area, "Testowo", "testowo")
    make_street(locality, "Polna", "polna")
    plain.goto("/zglos/")
    plain.locator(f"input[value={SPEED}]").check()
    plain.locator("#place").fill("Polna 5, Testowo")
    plain.locator("#description").fill("Kierowcy jeżdżą za szybko.")
    plain.locator("#find").click()
    assert plain.locator(f"input[value={SPEED}]").is_checked()
    assert plain.locator("#description").input_value() == "Kierowcy jeżdżą za szybko."
    assert plain.url.endswith("#place")
    assert plain.locator("#place-choose").is_visible()
    plain.locator("#candidates input").first.check()
    plain.locator("#send").click()
    summary = plain.locator(".error-summary")
    summary.locator("a[href='#not_emergency']").click()
    assert plain.locator("#not_emergency:focus").count() == 1
    plain.locator("#not_emergency").check()
    plain.locator("#send").click()
    code = plain.locator("p.code").inner_text()
    plain.reload()
    assert plain.locator("p.code").inner_text() == code
    assert Report.objects.count() == 1
    assert Report.objects.get().content.description == "Kierowcy jeżdżą za szybko."


def test_coordinates_are_a_place_without_javascript(plain, site):
    plain.goto("/zglos/")
    plain.locator(f"input[value={SPEED}]").check()
    plain.locator("#place").fill(f"{PLACE[1]} {PLACE[0]}".replace(".", ","))
    plain.locator("#not_emergency").check()
    plain.locator("#send").click()
    assert plain.locator("p.code").is_visible()
    assert plain.locator(".facts", has_text="Beat 1").is_visible()
    assert_near(Report.objects.get(), PLACE)


def test_a_part_of_an_address_is_said_without_javascript(plain, site):
    make_street(make_locality(site.area, "Testowo", "testowo"), "Polna", "polna")
    plain.goto("/zglos/")
    plain.locator("#place").fill("Polna 9999")
    plain.locator("#find").click()
    assert "tylko ulicę" in plain.locator("#place-choose").inner_text()
    assert plain.locator("#candidates input:checked").count() == 0


def test_public_pages_read_without_javascript(plain):
    report = make_report()
    for path in ("/", "/zgloszenia/", f"/zgloszenia/{report.public_id}/", "/dzielnicowy/", "/jednostki/"):
        plain.goto(path)
        assert plain.locator("h1").is_visible()
    plain.goto("/")
    plain.set_viewport_size({"width": 360, "height": 740})
    plain.screenshot(path=".local/screenshots/plain-map-360.png", full_page=True)
    plain.locator("#as-list").click()
    assert plain.locator(f"a[href*='{report.public_id}']").count() == 1


def test_resident_follows_the_receipt(visitor):
    start(visitor)
    visitor.locator("#map").click()
    code = finish(visitor)
    visitor.goto("/kod/")
    visitor.locator("#code").fill(code.replace(" ", ""))
    visitor.locator("form button[type=submit]").click()
    visitor.locator(".timeline li").wait_for()
    assert code.replace(" ", "") not in visitor.url
    assert_accessible(visitor)
    visitor.set_viewport_size({"width": 360, "height": 740})
    assert_no_sideways_scroll(visitor)
    screenshot(visitor, "receipt-found")


def test_wrong_code_shows_the_same_page_and_says_so(visitor):
    visitor.goto("/kod/")
    visitor.locator("#code").fill("1234 5678 9012 3456")
    visitor.locator("form button[type=submit]").click()
    visitor.locator(".error-summary").wait_for()
    assert visitor.locator("#code").input_value() == "1234 5678 9012 3456"
    assert_accessible(visitor)
    screenshot(visitor, "receipt-wrong")


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "Wpisz 16 cyfr"), ("123456789012345", "To 15 cyfr, a potrzeba 16"), ("12a", "same cyfry")],
)
def test_a_code_of_the_wrong_form_is_told_what_is_missing(plain, typed, said):
    plain.goto("/kod/")
    plain.locator("#code").fill(typed)
    plain.locator("form button[type=submit]").click()
    assert said in plain.locator(".error-summary").inner_text()
    assert plain.locator("#code").input_value() == typed


def test_a_worker_finds_the_proof_where_one_is_asked(visitor, settings):
    settings.PROOF_OF_WORK_COST = 2_000
    start(visitor)
    visitor.locator("#map").click()
    finish(visitor)
    assert Report.objects.count() == 1


def test_an_old_form_is_shown_again_with_everything_kept(plain, monkeypatch):
    plain.goto("/zglos/")
    plain.locator("#description").fill("Długo otwarty formularz")
    monkeypatch.setattr("reports.forms.TOKEN_SECONDS", -1)
    plain.locator("#send").click()
    assert plain.locator(".error-summary").is_visible()
    assert plain.locator("#description").input_value() == "Długo otwarty formularz"
    assert Report.objects.count() == 0
