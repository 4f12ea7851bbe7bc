"""A unit's map and its list in step; lists that a word narrows; tiles that come and go."""

import re
import threading
from http.server import ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from districts.tests.test_tiles import Source, give
from districts.tiles import answer
from kmzb.tests.browser.looking import assert_accessible, assert_no_sideways_scroll, at_rest

pytestmark = pytest.mark.browser
MAP = ".map--unit"


def opened(page, slug="kmp"):
    page.goto(f"/jednostki/{slug}/")
    page.locator(f"{MAP} .area").first.wait_for()
    return page


def test_a_unit_shows_all_its_beats_with_their_numbers(visitor, site):
    page = opened(visitor)
    for drawn in (f"{MAP} .area", f"{MAP} .area-number", ".beat-row"):
        expect(page.locator(drawn)).to_have_count(4)
    assert sorted(page.locator(f"{MAP} .area-number").all_inner_texts()) == ["1", "2", "3", "4"]
    assert_accessible(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert_no_sideways_scroll(page)


@pytest.mark.long
def test_the_row_in_focus_is_brought_out_on_the_map(visitor, site):
    page = opened(visitor)
    page.get_by_role("link", name="Beat 1").focus()
    page.locator(".is-brought-out", has_text="Beat 1").wait_for()
    page.keyboard.press("Tab")
    expect(page.locator(f"{MAP} .area--chosen")).to_have_count(1)
    expect(page.locator(".is-brought-out")).to_contain_text("Beat 2", use_inner_text=True)
    page.get_by_role("link", name="Beat 3").hover()
    page.locator(".is-brought-out", has_text="Beat 3").wait_for()


def test_a_beat_on_the_map_leads_to_its_row(visitor, site):
    page = opened(visitor)
    at_rest(page)
    box = page.locator(f"{MAP} .area-number", has_text="3").locator("span").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator("[data-area]", has_text="Beat 3").locator(":focus")).to_have_count(1)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Rejon 3").wait_for()


@pytest.mark.long
def test_a_voivodeship_shows_the_areas_of_its_units(visitor, site):
    page = opened(visitor, "kwp")
    page.get_by_role("link", name="KMP Testowo").focus()
    page.locator(f"{MAP} .area--chosen").wait_for()
    expect(page.locator(f"{MAP} .area")).to_have_count(1)


@pytest.mark.long
def test_a_word_narrows_the_directory_and_keeps_the_way_down(visitor, site):
    visitor.goto("/jednostki/")
    visitor.get_by_label("Znajdź jednostkę").fill("sectión 2")
    visitor.locator("[data-narrow-count]", has_text="Znalezione jednostki: 1").wait_for()
    shown = ["KWP Testowo", "KMP Testowo", "Section 2"]
    expect(visitor.locator(".unit-tree a:visible")).to_have_text(shown, use_inner_text=True)
    assert_accessible(visitor)


@pytest.fixture
def tiles(settings, tmp_path):
    """A source of tiles on this machine that can be told to fail."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Source)
    server.seen, server.answer = [], give
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    settings.MAP_TILE_URL = f"http://127.0.0.1:{server.server_port}/{{z}}/{{x}}/{{y}}"
    settings.MAP_TILE_FOLDER, settings.MAP_TILE_ATTRIBUTION = str(tmp_path), "© Kto <inny>"
    answer.keeper.cache_clear()
    yield server
    server.shutdown()
    server.server_close()


@pytest.mark.long
def test_tiles_of_our_own_origin_take_the_place_of_the_outlines(visitor, site, tiles):
    page = opened(visitor)
    page.locator(f"{MAP}.map--tiles").wait_for()
    shown = re.compile("© Kto <inny>$")
    expect(page.locator(".leaflet-control-attribution")).to_have_text(shown, use_inner_text=True)
    expect(page.locator(".base-pane")).to_have_css("display", "none")
    assert tiles.seen


@pytest.mark.long
def test_a_source_that_fails_gives_the_outlines_back(page, site, tiles):
    tiles.answer = lambda handler: give(handler, b"no", 500)
    with page.expect_response(lambda response: "kafle" in response.url and response.status == 502):
        opened(page)
    expect(page.locator(".leaflet-tile")).to_have_count(0)
    expect(page.locator(f"{MAP}.map--tiles")).to_have_count(0)
    expect(page.locator(".base-pane")).to_have_css("display", "block")
