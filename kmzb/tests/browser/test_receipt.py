"""The receipt and what follows: writing it down, checking the note, printing, and finding the report by its code."""

import re

import pytest
from playwright.sync_api import expect

from kmzb.tests.browser.looking import assert_accessible, assert_no_sideways_scroll
from kmzb.tests.browser.reporting import code_of, finish, no_scripts, start_with_pin
from reports.tests.factories import submit

pytestmark = pytest.mark.browser


@pytest.fixture
def receipt(visitor):
    """The page after sending."""
    start_with_pin(visitor)
    finish(visitor)
    return visitor


def test_the_receipt_says_what_comes_by_when_and_who_reads_it(receipt):
    assert re.fullmatch(r"(\d{4} ){3}\d{4}", code_of(receipt))
    for said in ("Policja przeczyta zgłoszenie", "sprawdzi miejsce", "Kto to przeczyta", "Nikt nie ustali, że to Ty"):
        expect(receipt.locator("main")).to_contain_text(said, use_inner_text=True)
    assert_accessible(receipt)
    receipt.set_viewport_size({"width": 320, "height": 640})
    assert_no_sideways_scroll(receipt)


def test_the_note_is_checked_group_by_group(receipt):
    groups = code_of(receipt).split()
    wrong = "1111" if groups[1] != "1111" else "2222"
    check, result = receipt.locator("#check"), receipt.locator("#check-result")
    check.fill(f"{groups[0]} {wrong}")
    expect(result).to_have_text(f"Grupa 2 się różni: wpisano {wrong}, w kodzie jest {groups[1]}.", use_inner_text=True)
    check.fill("".join(groups[:2]))
    expect(result).to_have_text("Na razie dobrze. Brakuje cyfr: 8.", use_inner_text=True)
    check.fill("")
    check.press_sequentially(groups[0])
    receipt.locator("#check-said", has_text="Brakuje cyfr: 12").wait_for(state="attached")
    check.press_sequentially(groups[1][:2])
    expect(receipt.locator("#check-said")).to_contain_text("12")
    check.fill("-".join(groups))
    expect(result).to_contain_text("to Twój kod", use_inner_text=True)
    check.fill("".join(groups) + "7")
    expect(result).to_contain_text("Grupa 4", use_inner_text=True)


@pytest.mark.long
def test_the_code_is_copied_and_that_is_said(receipt):
    receipt.context.grant_permissions(["clipboard-read", "clipboard-write"])
    receipt.locator("#copy").click()
    receipt.locator("#copied", has_text="skopiowany").wait_for()
    assert receipt.evaluate("navigator.clipboard.readText()") == code_of(receipt)


@pytest.mark.long
def test_on_paper_there_is_the_code_and_the_address_of_the_site(receipt):
    receipt.emulate_media(media="print")
    expect(receipt.locator("#code")).to_be_visible()
    expect(receipt.get_by_text("Sprawdzisz zgłoszenie na stronie")).to_contain_text("/kod/", use_inner_text=True)
    expect(receipt.locator("#check")).to_be_hidden()


@pytest.mark.parametrize(
    ("path", "said"),
    [("/kod/", "Zgłoszenie dotarło i czeka"), ("/en/kod/", "waits to be read"), ("/uk/kod/", "чекає на прочитання")],
)
def test_a_report_is_followed_by_its_code_in_each_language(visitor, path, said):
    code = submit().receipt
    visitor.goto(path)
    visitor.locator("#code").fill(f"  {code} ")
    visitor.keyboard.press("Enter")
    visitor.locator(".outlook__headline", has_text=said).wait_for()
    assert code.replace(" ", "") not in visitor.url
    visitor.locator("h1:focus").wait_for()
    assert_accessible(visitor)
    visitor.set_viewport_size({"width": 360, "height": 740})
    assert_no_sideways_scroll(visitor)


def test_the_way_back_to_an_answer_asks_nothing(visitor):
    code = submit().receipt
    visitor.goto("/kod/")
    visitor.locator("#code").fill(code)
    visitor.keyboard.press("Enter")
    visitor.locator(".outlook").wait_for()
    visitor.wait_for_load_state()
    visitor.goto("/lista/")
    visitor.go_back()
    visitor.locator("#code").wait_for()
    expect(visitor.locator("#code")).to_have_value("")


def test_a_wrong_code_shows_the_same_page_and_says_so(visitor):
    visitor.goto("/kod/")
    visitor.locator("#code").fill("1234 5678 9012 3456")
    visitor.locator("form:has(#code) button[type=submit]").click()
    visitor.locator("#code-message").wait_for()
    expect(visitor.locator("#code")).to_have_value("1234 5678 9012 3456")
    assert_accessible(visitor)


@pytest.mark.long
@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "Wpisz 16 cyfr"), ("123456789012345", "To 15 cyfr, a potrzeba 16"), ("12a", "same cyfry")],
)
def test_a_code_of_the_wrong_form_is_told_what_is_missing(site, browser, base_url, typed, said):
    with no_scripts(browser, base_url) as plain:
        plain.goto("/kod/")
        plain.locator("#code").fill(typed)
        plain.locator("form:has(#code) button[type=submit]").click()
        expect(plain.get_by_text(said)).to_have_count(1)
        expect(plain.locator("#code")).to_have_value(typed)
