"""An officer in three actions: by address, by name, near a border, by keyboard, by touch, without scripts."""

import re

import pytest
from playwright.sync_api import expect

from districts.models import AssignmentRole
from districts.tests.factories import ALWAYS, assign, make_locality, make_street, middle, place_2180
from kmzb.tests.browser.looking import assert_accessible, assert_no_sideways_scroll

pytestmark = pytest.mark.browser


@pytest.fixture
def town(site):
    town = make_locality(site.area, "Testowo", "testowo")
    make_street(town, "ul. Prosta", "prosta", col=1)
    return town


def at(place):
    return f"/dzielnicowy/?lon={place.x:.6f}&lat={place.y:.6f}"


def test_an_address_gives_an_officer_in_three_actions_of_the_keyboard(visitor, town):
    visitor.goto("/dzielnicowy/")
    visitor.get_by_label("Adres, miejsce").focus()  # 1
    visitor.keyboard.type("prosta 50 testowo")  # 2
    visitor.keyboard.press("Enter")  # 3
    visitor.get_by_role("heading", name="Jan Testowy2").wait_for()
    expect(visitor.locator("#answer")).to_be_focused()
    visitor.locator(".area").first.wait_for()
    expect(visitor.locator(".map--beats .found-place")).to_have_count(1)
    assert_accessible(visitor)


def test_a_suggested_address_gives_its_officer_at_once(visitor, town):
    visitor.goto("/dzielnicowy/")
    visitor.get_by_label("Adres, miejsce").press_sequentially("prost")
    option = visitor.get_by_role("option", name="Prosta")
    option.wait_for()
    assert_accessible(visitor)
    option.click()
    visitor.locator("#answer").wait_for()
    expect(visitor.get_by_label("Adres, miejsce")).to_have_value(re.compile("Prosta"))


def test_the_answer_fits_a_small_phone_and_its_acts_can_be_touched(visitor, site):
    site.officers[1].phone = "47 841 12 34"
    site.officers[1].save()
    visitor.set_viewport_size({"width": 320, "height": 640})
    visitor.goto(at(place_2180(1500, 500)))
    visitor.locator(".area").first.wait_for()
    assert_no_sideways_scroll(visitor)
    acts = visitor.locator(".officer__acts .button")
    expect(acts).to_have_count(4)
    assert all(act.bounding_box()["height"] >= 44 for act in acts.all())
    assert acts.first.get_attribute("href") == "tel:478411234"


@pytest.mark.long
def test_near_a_border_both_officers_are_shown_with_the_reason(visitor, site):
    visitor.goto(at(place_2180(1990, 500)))
    visitor.locator(".notice", has_text="30 metrów").wait_for()
    expect(visitor.locator(".officer__name")).to_have_text(["Jan Testowy2", "Jan Testowy3"], use_inner_text=True)


@pytest.mark.long
def test_a_substitute_is_named_with_the_person_who_is_away(visitor, site):
    assign(site.officers[3], site.beats[1], AssignmentRole.SUBSTITUTE, ALWAYS)
    visitor.goto(at(place_2180(1500, 500)))
    visitor.get_by_role("heading", name="Jan Testowy4").wait_for()
    expect(visitor.locator(".officer__words")).to_contain_text("zastępuje: Testowy2", use_inner_text=True)
    expect(visitor.locator(".facts")).to_contain_text("Jan Testowy2", use_inner_text=True)


def test_a_name_asks_which_officer_and_leads_to_the_beat(visitor, site):
    visitor.goto("/dzielnicowy/")
    visitor.get_by_label("Adres, miejsce").fill("Testowy")
    visitor.get_by_role("button", name="Znajdź", exact=True).click()
    expect(visitor.locator("#which")).to_be_focused()
    assert_accessible(visitor)
    visitor.get_by_role("link", name="Testowy3").click()
    visitor.get_by_role("heading", name="Rejon 3").wait_for()


def test_without_scripts_the_same_words_answer(browser, base_url, site, town):
    site.officers[2].last_name = "Nowak"
    site.officers[2].save()
    context = browser.new_context(base_url=base_url, java_script_enabled=False, locale="pl-PL")
    page = context.new_page()
    page.goto("/dzielnicowy/")
    expect(page.get_by_role("button", name="Użyj mojej lokalizacji")).to_be_hidden()
    page.get_by_label("Adres, miejsce").fill("Prosta 50, Testowo")
    page.get_by_role("button", name="Znajdź", exact=True).click()
    expect(page.get_by_role("heading", name="Jan Testowy2")).to_be_visible()
    expect(page.locator(".map--beats")).to_be_hidden()
    page.goto("/dzielnicowy/?address=nowak")
    expect(page.get_by_role("heading", name="Jan Nowak")).to_be_visible()
    context.close()


def test_my_location_gives_the_officer(browser, base_url, site):
    lon, lat = middle(2)
    context = browser.new_context(base_url=base_url, locale="pl-PL", permissions=["geolocation"], has_touch=True,
                                  geolocation={"longitude": lon, "latitude": lat})  # fmt: skip
    page = context.new_page()
    page.goto("/dzielnicowy/")
    page.get_by_role("button", name="Użyj mojej lokalizacji").tap()
    page.get_by_role("heading", name="Jan Testowy3").wait_for()
    context.close()


@pytest.mark.long
def test_a_refused_position_is_said_in_words(visitor, site):
    visitor.goto("/dzielnicowy/")
    visitor.get_by_role("button", name="Użyj mojej lokalizacji").click()
    visitor.locator("#my-place-message", has_text="Wpisz adres").wait_for()
    assert_accessible(visitor)


@pytest.mark.long
def test_a_map_that_cannot_be_had_leaves_the_words(page, site):
    page.route("**/mapa.json", lambda route: route.abort())
    page.goto(at(place_2180(1500, 500)))
    page.locator(".map--beats").wait_for(state="hidden")
    expect(page.get_by_role("heading", name="Jan Testowy2")).to_be_visible()


@pytest.mark.long
@pytest.mark.parametrize(("typed", "said"), [("", "Wpisz adres"), ("Xyzzy 5", "Nie znamy")])
def test_what_is_wrong_is_told_at_the_field_and_in_the_title(site, browser, base_url, typed, said):
    context = browser.new_context(base_url=base_url, locale="pl-PL")
    page = context.new_page()
    page.goto("/dzielnicowy/")
    page.locator("#address").fill(typed)
    page.keyboard.press("Enter")
    page.locator("#address-message", has_text=said).wait_for()
    expect(page).to_have_title(re.compile("^Popraw formularz"))
    expect(page.locator("#address")).to_be_focused()
    context.close()
