"""Ways through the map: by keyboard alone, by touch, back and forth, shared addresses, where am I, failures, paper."""

import re

import pytest
from playwright.sync_api import expect

from kmzb.tests.browser.looking import assert_accessible, assert_soon, at_rest
from kmzb.tests.browser.test_resident_map import LAT, LON, NEAR, counted, loaded, marks_drawn
from reports.statuses import Status
from reports.tests.factories import make_report

pytestmark = pytest.mark.browser


def test_keyboard_alone_reaches_a_report_and_comes_back(visitor):
    make_report()
    make_report(col=2)
    page = loaded(visitor, f"/#12/{LAT}/{LON}")
    page.keyboard.press("Tab")
    while "to-map" not in page.evaluate("document.activeElement.id"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#map")).to_be_focused()
    before = page.url
    page.keyboard.press("ArrowRight")
    page.wait_for_url(lambda url: url != before)
    marks_drawn(page)
    page.keyboard.press("Tab")
    page.locator(".spot:focus").wait_for()
    page.keyboard.press("Enter")
    page.locator("#panel-open [data-page]").wait_for()
    page.keyboard.press("Escape")
    page.locator(".spot:focus").wait_for()
    page.keyboard.press("?")
    help_box = page.get_by_role("dialog", name="Jak korzystać z mapy")
    help_box.wait_for()
    assert_accessible(page)
    page.keyboard.press("Escape")
    help_box.wait_for(state="hidden")
    page.locator(".spot:focus").wait_for()


@pytest.mark.long
def test_marks_are_reached_line_by_line_from_the_left(visitor):
    for column in range(4):
        make_report(col=column)
    page = loaded(visitor, f"/#13/{LAT}/{LON}")
    boxes = [mark.bounding_box() for mark in page.locator(".spot").all()]
    assert [box["x"] for box in boxes] == sorted(box["x"] for box in boxes)
    for one, other in zip(boxes, boxes[1:], strict=False):
        assert abs(one["x"] - other["x"]) >= 44 or abs(one["y"] - other["y"]) >= 44


def test_an_address_opens_the_same_view_filters_and_report(visitor):
    report = make_report(status=Status.CONFIRMED)
    page = loaded(visitor, f"/?status=confirmed#15/{LAT}/{LON}/{report.public_id}")
    page.locator("#panel-open [data-next] li").wait_for()
    page.locator(".spot--chosen").wait_for()
    page.wait_for_url("**#15/**")
    expect(page.locator("#filters [value=confirmed]")).to_be_checked()
    page.get_by_role("button", name="Wróć").click()
    page.locator("#panel-main").wait_for()
    page.wait_for_url(lambda url: str(report.public_id) not in url)


@pytest.mark.long
def test_back_closes_what_was_opened_and_forward_opens_it(visitor):
    report = make_report()
    page = loaded(visitor, NEAR)
    page.locator(".spot").click()
    page.locator("#panel-open [data-page]").wait_for()
    page.go_back()
    page.locator("#panel-main").wait_for()
    page.go_forward()
    page.locator("#panel-open [data-page]").wait_for()
    page.wait_for_url(f"**/{report.public_id}")


@pytest.mark.long
def test_escape_closes_what_is_open_from_a_mark_too(visitor):
    make_report()
    page = loaded(visitor, NEAR)
    page.locator(".spot").click()
    page.locator("#panel-open [data-page]").wait_for()
    page.locator(".spot").focus()
    page.keyboard.press("Escape")
    page.locator("#panel-main").wait_for()


@pytest.mark.long
def test_what_the_map_says_is_heard_while_a_report_is_open(page, site):
    make_report()
    loaded(page, NEAR)
    page.locator(".spot").click()
    page.locator("#panel-open [data-page]").wait_for()
    page.route("**/api/v1/map/**", lambda route: route.abort())
    page.locator("#map").focus()
    page.keyboard.press("+")
    page.locator("#count-said", has_text="wczytać").wait_for()
    assert_soon(page, "document.querySelector('#count-said').checkVisibility()")


@pytest.mark.long
def test_marks_of_other_filters_go_when_those_of_the_chosen_cannot_be_had(page, site):
    make_report()
    loaded(page)
    page.route("**/api/v1/map/**", lambda route: route.abort())
    page.evaluate("document.querySelector('[name=status][value=hoax]').click()")
    page.locator("#failed").wait_for()
    expect(page.locator(".spot")).to_have_count(0)
    page.unroute("**/api/v1/map/**")
    page.evaluate("document.querySelector('[name=status][value=hoax]').click()")
    page.locator(".spot").wait_for()


def test_the_list_of_the_panel_follows_the_view_and_points_at_marks(visitor):
    make_report()
    make_report(col=3)
    page = loaded(visitor, f"/#13/{LAT}/{LON}")
    page.get_by_role("heading", name="Zgłoszenia w widoku").wait_for()
    rows = page.locator("#rows > li")
    expect(page.locator("#rows [data-about]")).to_have_count(2)
    rows.first.hover()
    page.locator(".spot--chosen").wait_for()
    expect(page.locator(".spot--chosen")).to_have_count(1)
    page.goto(NEAR)
    expect(page.locator("#rows [data-about]")).to_have_count(1)
    counted(page, 1)


@pytest.fixture
def phone(site, browser, base_url, browser_context_args):
    options = browser_context_args | {
        "viewport": {"width": 360, "height": 740},
        "has_touch": True,
        "base_url": base_url,
    }
    with browser.new_context(**options) as context:
        yield context.new_page()


def test_on_a_phone_the_sheet_has_three_heights_by_drag_click_and_keys(phone):
    make_report()
    page = loaded(phone)
    handle, panel = page.locator(".sheet-handle"), page.locator("#panel")

    def is_at(height):
        page.locator(f"#panel[data-height={height}]").wait_for()

    handle.tap()
    is_at("half")
    handle.press("ArrowUp")
    is_at("full")
    handle.press("ArrowDown")
    handle.press("ArrowDown")
    is_at("peek")
    at_rest(page)
    box = handle.bounding_box()
    page.mouse.move(180, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(180, 350, steps=4)
    page.mouse.up()
    is_at("half")
    at_rest(page)
    button, box = page.locator("#report-here").bounding_box(), panel.bounding_box()
    assert button["y"] + button["height"] <= 740
    assert box["y"] + box["height"] <= button["y"]


@pytest.mark.long
def test_on_a_phone_a_tapped_mark_and_its_summary_are_both_seen(phone):
    make_report(status=Status.CONFIRMED)
    page = loaded(phone, NEAR)
    page.locator(".spot").tap()
    page.locator("#panel-open [data-next] li").wait_for()
    at_rest(page)
    box = "document.querySelector('{}').getBoundingClientRect()".format
    assert_soon(page, f"{box('.spot')}.bottom <= {box('#panel')}.top")
    assert page.evaluate(f"{box('#panel-open h2')}.top >= {box('#panel')}.top")
    assert_accessible(page)


@pytest.mark.long
def test_sharing_copies_the_address_where_the_browser_cannot_share(visitor, base_url):
    make_report()
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=base_url)
    page = loaded(visitor, NEAR)
    page.evaluate("Object.defineProperty(navigator, 'share', { value: undefined })")
    page.get_by_role("button", name="Udostępnij").click()
    page.get_by_text("Adres tego widoku jest skopiowany.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


@pytest.mark.long
def test_my_location_moves_the_map(visitor, base_url):
    make_report()
    visitor.context.grant_permissions(["geolocation"], origin=base_url)
    visitor.context.set_geolocation({"latitude": LAT, "longitude": LON})
    page = loaded(visitor)
    page.get_by_role("button", name="Moja lokalizacja").click()
    page.locator(".found-name", has_text="Tu jesteś").wait_for()
    page.wait_for_url("**#15/**")
    visitor.context.set_geolocation({"latitude": 54.4, "longitude": 18.6})
    page.get_by_role("button", name="Moja lokalizacja").click()
    page.get_by_text("Jesteś poza obszarem tej mapy.").wait_for()


@pytest.mark.long
def test_a_refused_location_is_said_with_the_way_on(visitor):
    make_report()
    page = loaded(visitor)
    page.get_by_role("button", name="Moja lokalizacja").click()
    page.get_by_text(re.compile("Urządzenie nie podaje położenia")).wait_for()


def test_data_that_cannot_be_loaded_offer_another_try(page, site, base_url):
    make_report()
    page.route("**/api/v1/map/**", lambda route: route.abort())
    page.goto("/")
    again = page.get_by_role("button", name="Spróbuj ponownie")
    again.wait_for()
    assert_accessible(page)
    page.unroute("**/api/v1/map/**")
    again.dispatch_event("click")  # on a slow machine the map has tried again by itself: then there is nothing to click
    again.wait_for(state="hidden")
    page.locator(".spot").wait_for()


def test_a_lost_connection_is_said_and_its_return_loads_the_map(page, site, base_url):
    make_report()
    loaded(page, NEAR)
    page.context.set_offline(True)
    page.get_by_role("button", name="Przybliż").click()
    page.locator("#failed", has_text="Brak połączenia z internetem").wait_for()
    expect(page.locator(".spot")).to_be_visible()
    page.context.set_offline(False)
    page.locator("#failed").wait_for(state="hidden")
    counted(page, 1)


@pytest.mark.long
def test_an_empty_view_says_what_to_do(visitor):
    make_report()
    page = loaded(visitor)
    page.goto(f"/?status=hoax#14/{LAT}/{LON}")
    page.reload()
    page.locator("#none").get_by_role("button", name="Wyczyść filtry").click()
    counted(page, 1)
    page.wait_for_url(lambda url: "status" not in url)


@pytest.mark.long
@pytest.mark.parametrize("size", [(794, 1123), (1123, 794)])
def test_paper_shows_the_whole_view_with_date_scale_and_attribution(visitor, size):
    make_report()
    page = loaded(visitor, "/?status=new")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    at_rest(page)
    shown, frame = page.locator("#map").bounding_box(), page.locator(".map-page__map").bounding_box()
    assert abs(shown["width"] - frame["width"]) <= 4
    assert abs(shown["height"] - frame["height"]) <= 4
    assert frame["width"] <= size[0]
    for part in (".leaflet-control-scale", ".leaflet-control-attribution", ".map-legend", "#chosen", ".spot"):
        expect(page.locator(part).first).to_be_visible()
    expect(page.get_by_text("Stan na")).to_be_visible()
    expect(page.locator(".map-tools")).to_be_hidden()
