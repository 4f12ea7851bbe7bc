"""The place of a report: by map, keyboard, address, device and coordinates; what is said where it cannot be taken."""

import re

import pytest
from playwright.sync_api import expect

from districts.tests.factories import make_locality, make_street
from kmzb.tests.browser.looking import assert_accessible, assert_soon, at_rest
from kmzb.tests.browser.reporting import ADDRESS, PLACE, choose, finish, further, make_address, start, step
from reports.models import Report

pytestmark = pytest.mark.browser


def assert_near(report, place, degrees=0.0005):
    assert abs(report.point.x - place[0]) < degrees
    assert abs(report.point.y - place[1]) < degrees


def find(page, text):
    page.locator("#place").fill(text)
    page.locator("#find").dispatch_event("click")  # suggestions may lie over it


def assert_wrong(field, message):
    """Marked for eyes and ears, and the next to be typed in."""
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_attribute("aria-describedby", re.compile(rf"\b{message}\b"))
    expect(field).to_be_focused()


def assert_not_wrong(field):
    expect(field).not_to_have_attribute("aria-invalid", "true")
    expect(field).not_to_have_attribute("aria-describedby", re.compile("missing"))


def sentence(page, text):
    page.locator("#place-sentence", has_text=text).wait_for()


def test_a_click_on_the_map_puts_the_pin_and_names_who_answers(visitor):
    start(visitor)
    visitor.locator("#map").click()
    sentence(visitor, "Zgłaszasz: miejsce wskazane na mapie")
    sentence(visitor, "rejon 1 Beat 1")
    assert_accessible(visitor)
    finish(visitor)
    assert_near(Report.objects.get(), PLACE)


@pytest.mark.long
def test_a_suggestion_is_taken_while_typing(visitor, site):
    make_address(site)
    start(visitor)
    visitor.locator("#place").press_sequentially(ADDRESS[:6])
    visitor.get_by_role("option").first.wait_for()
    assert_accessible(visitor)
    visitor.keyboard.press("ArrowDown")
    visitor.keyboard.press("Enter")
    visitor.locator("#place-sentence", has_text="rejon 1 Beat 1").wait_for()
    expect(visitor.get_by_role("option")).to_have_count(0)
    finish(visitor)
    assert_near(Report.objects.get(), PLACE, degrees=0.01)


def test_the_keyboard_puts_the_pin_at_the_cross(visitor):
    start(visitor)
    visitor.locator("#photo-place").focus()
    visitor.keyboard.press("Tab")
    expect(visitor.locator(".crosshair")).to_be_visible()
    visitor.keyboard.press("ArrowRight")
    at_rest(visitor)
    visitor.keyboard.press("Enter")
    visitor.locator("#map .pin").wait_for()
    finish(visitor)
    assert Report.objects.get().point.x > PLACE[0]


def test_the_pin_can_be_dragged(visitor):
    start(visitor)
    visitor.locator("#map").click()
    visitor.locator("#map .pin").wait_for()
    at_rest(visitor)
    before = visitor.locator("#lon").input_value()
    box = visitor.locator("#map .pin").bounding_box()
    visitor.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    visitor.mouse.down()
    visitor.mouse.move(box["x"] + 60, box["y"] + 60, steps=5)
    visitor.mouse.up()
    assert_soon(visitor, f"Number(document.getElementById('lon').value) > {float(before)}")


def test_an_address_that_is_found_is_chosen_and_said(visitor, site):
    make_address(site)
    start(visitor)
    find(visitor, ADDRESS)
    sentence(visitor, "Polna 5, Testowo, rejon 1")
    expect(visitor.locator("#place")).to_have_value("Polna 5, Testowo")
    finish(visitor)
    assert Report.objects.get().beat == site.beats[0]


@pytest.mark.long
def test_next_looks_up_the_address_that_was_typed(visitor, site):
    make_address(site)
    start(visitor)
    further(visitor, "place")
    missing = step(visitor, "place").locator("[data-missing]")
    expect(missing).not_to_be_empty()
    visitor.locator("#place").fill(ADDRESS)
    further(visitor, "place")
    visitor.locator("#place-sentence").wait_for()
    expect(missing).to_have_text("", use_inner_text=True)
    expect(visitor.locator("#candidates")).to_be_hidden()
    found = re.compile("^Znaleziono: Polna 5, Testowo[.]")
    expect(visitor.locator("#place-found")).to_have_text(found, use_inner_text=True)
    expect(step(visitor, "place").get_by_role("button", name="Dalej")).to_be_focused()
    expect(step(visitor, "place")).to_be_visible()


@pytest.mark.long
def test_namesakes_are_asked_about_and_none_is_taken(visitor, site):
    make_address(site)
    make_street(make_locality(site.area, "Próbowo", "probowo"), "Polna", "polna")
    start(visitor)
    find(visitor, "Polna 5")
    visitor.locator("#place-found", has_text="Wybierz jedno").wait_for()
    expect(visitor.locator("#candidates input")).to_have_count(2)
    expect(visitor.locator("#candidates input:checked")).to_have_count(0)
    further(visitor, "place")
    expect(step(visitor, "place")).to_be_visible()
    visitor.locator("#candidates input").first.check()
    visitor.locator("#place-sentence").wait_for()


@pytest.mark.long
def test_from_far_away_a_touch_moves_nearer_and_puts_no_pin(visitor):
    visitor.goto(f"/zglos/#9/{PLACE[1]}/{PLACE[0]}")
    choose(visitor)
    visitor.locator("#map").click()
    visitor.locator("#map-said", has_text="wskaż teraz dokładne miejsce").wait_for()
    expect(visitor.locator("#lon")).to_have_value("")
    visitor.locator("#map").press("Enter")
    visitor.locator("#map").press("Enter")
    visitor.locator("#map .pin").wait_for()
    expect(visitor.locator("#map-said")).to_have_text("", use_inner_text=True)


@pytest.mark.long
def test_a_part_of_an_address_is_said_and_not_chosen(visitor, site):
    make_address(site)
    start(visitor)
    find(visitor, "Testowo, Nieistniejąca 5")
    visitor.locator("#place-found", has_text="tylko część: Testowo").wait_for()
    expect(visitor.locator("#candidates input").first).not_to_be_checked()
    expect(visitor.locator("#lon")).to_have_value("")
    assert_accessible(visitor)
    find(visitor, "Polna 9999")
    visitor.locator("#place-found", has_text="bez numeru: Polna, Testowo").wait_for()
    visitor.locator("#candidates input").first.check()
    visitor.locator("#place-sentence").wait_for()
    expect(visitor.locator("#place-found")).to_have_text("", use_inner_text=True)


@pytest.mark.long
def test_an_unknown_address_says_what_to_do(visitor):
    start(visitor)
    find(visitor, "Xyzzy 5")
    visitor.locator("#place-missing", has_text="Nie znamy tego miejsca").wait_for()
    expect(visitor.locator("#place")).to_have_value("Xyzzy 5")
    assert_wrong(visitor.locator("#place"), "place-missing")
    visitor.locator("#map").click()
    visitor.locator("#place-sentence").wait_for()
    assert_not_wrong(visitor.locator("#place"))


def test_a_place_outside_the_area_is_said_and_not_left(visitor):
    start(visitor)
    find(visitor, "54.35 18.65")
    sentence(visitor, "poza obszarem")
    further(visitor, "place")
    expect(step(visitor, "place")).to_be_visible()
    assert_wrong(visitor.locator("#place"), "place-missing")
    expect(visitor.locator("#place-missing")).to_contain_text("poza obszarem", use_inner_text=True)
    assert_accessible(visitor)


@pytest.mark.long
def test_swapped_coordinates_are_mended_by_one_button(visitor):
    start(visitor)
    visitor.locator("#numbers summary").click()
    visitor.locator("#lat").fill(str(PLACE[0]))
    visitor.locator("#lon").fill(str(PLACE[1]))
    visitor.locator("#lon").blur()
    visitor.get_by_role("button", name="Zamień długość z szerokością").click()
    sentence(visitor, "rejon 1 Beat 1")
    finish(visitor)
    assert_near(Report.objects.get(), PLACE)


def test_my_location_becomes_the_place(visitor):
    visitor.context.grant_permissions(["geolocation"])
    visitor.context.set_geolocation({"longitude": PLACE[0], "latitude": PLACE[1], "accuracy": 800})
    start(visitor)
    visitor.locator("#my-place").click()
    sentence(visitor, "rejon 1 Beat 1")
    expect(visitor.locator("#place-found")).to_contain_text("800 m", use_inner_text=True)


@pytest.mark.long
def test_a_device_that_gives_no_location_leaves_the_other_ways(visitor):
    start(visitor)
    visitor.locator("#my-place").click()
    visitor.locator("#place-found", has_text="Urządzenie nie podało położenia").wait_for()
    expect(step(visitor, "place")).to_be_visible()
