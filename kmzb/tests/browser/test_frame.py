"""The frame of every page: little height on a phone, a menu that closes, one line of words, help in one place, paper."""

import pytest
from playwright.sync_api import expect

from kmzb.tests.browser.looking import assert_accessible, assert_no_sideways_scroll

pytestmark = pytest.mark.browser

PLACES = ("/", "/zgloszenia/", "/zglos/", "/kod/", "/dzielnicowy/", "/o-mapie/", "/regulamin/")


def box(page, selector):
    return page.locator(selector).first.bounding_box()


@pytest.mark.long
def test_on_a_phone_the_content_begins_within_eighty_pixels(visitor):
    visitor.set_viewport_size({"width": 360, "height": 740})
    visitor.goto("/o-mapie/")
    assert box(visitor, ".emergency")["height"] <= 28
    assert box(visitor, ".site-header")["height"] <= 56
    assert box(visitor, "main")["y"] <= 84


@pytest.mark.parametrize("language", ["", "en/", "uk/"])
def test_the_header_is_one_row_in_every_language(visitor, language):
    for width in (360, 768, 1280):
        visitor.set_viewport_size({"width": width, "height": 800})
        visitor.goto(f"/{language}regulamin/")
        assert box(visitor, ".site-header")["height"] <= 56
        assert_no_sideways_scroll(visitor)


@pytest.mark.long
@pytest.mark.parametrize("path", PLACES[1:])
def test_text_of_twice_the_size_on_the_smallest_phone_needs_no_sideways_scroll(visitor, path):
    visitor.set_viewport_size({"width": 320, "height": 640})
    visitor.goto(path)
    visitor.evaluate("document.documentElement.style.fontSize = '200%'")
    assert_no_sideways_scroll(visitor)


def test_the_menu_closes_by_escape_by_a_press_beside_it_and_when_the_focus_leaves(visitor):
    visitor.set_viewport_size({"width": 360, "height": 740})
    visitor.goto("/o-mapie/")
    menu, summary = visitor.locator(".site-menu"), visitor.locator(".site-menu summary")
    opened = visitor.locator(".site-menu[open]")
    summary.press("Enter")
    assert_accessible(visitor)
    visitor.keyboard.press("Tab")
    visitor.keyboard.press("Escape")
    expect(opened).to_have_count(0)
    expect(summary).to_be_focused()
    summary.click()
    visitor.mouse.click(5, 700)
    expect(opened).to_have_count(0)
    summary.click()
    menu.locator("a").last.focus()
    visitor.keyboard.press("Tab")
    expect(opened).to_have_count(0)


@pytest.mark.long
def test_the_menu_opens_without_scripts(browser, site, base_url):
    context = browser.new_context(java_script_enabled=False, base_url=base_url, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto("/o-mapie/")
    page.locator(".site-menu summary").click()
    expect(page.locator(".site-menu a", has_text="Sprawdź zgłoszenie")).to_be_visible()
    context.close()


def test_help_stands_in_the_same_place_on_every_page(visitor):
    found = set()
    for path in PLACES:
        visitor.goto(path)
        parts = visitor.locator(".site-footer__row h2")
        found.add(tuple(parts.all_inner_texts()))
        expect(parts.first).to_have_text("Potrzebujesz pomocy?", use_inner_text=True)
    assert len(found) == 1


@pytest.mark.long
def test_a_link_to_a_question_opens_it(visitor):
    visitor.goto("/o-mapie/#q-code")
    visitor.locator("#q-code[open]").wait_for()
    expect(visitor.locator("details.question[open]")).to_have_count(1)


@pytest.mark.parametrize("path", PLACES[1:])
def test_paper_carries_the_words_and_the_address_and_no_controls(visitor, base_url, path):
    visitor.emulate_media(media="print", color_scheme="dark")
    visitor.goto(path)
    expect(visitor.locator("h1")).to_be_visible()
    assert visitor.locator(".print-foot").inner_text().startswith(f"{base_url}{path}")
    for gone in (".site-header", ".site-footer", ".skip"):
        expect(visitor.locator(gone).first).to_be_hidden()
    colours = visitor.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
