"""The one search of the map: places, kinds of threats in plain words, officers; by keyboard, touch and without scripts."""

import re

import pytest
from playwright.sync_api import expect

from districts.models import Officer
from districts.tests.factories import make_locality
from kmzb.tests.browser.looking import assert_accessible
from kmzb.tests.browser.test_resident_map import LAT, LON, counted, loaded
from reports.tests.factories import WASTE, make_report

pytestmark = pytest.mark.browser


def hits(page, *found, match="full"):
    rows = [f'{{"label": "{label}", "kind": "{kind}", "lat": {LAT}, "lon": {LON}}}' for label, kind in found]
    page.route(
        "**/addresses/**",
        lambda route: route.fulfill(
            content_type="application/json", headers={"Match": match}, body=f"[{','.join(rows)}]"
        ),
    )


def typed(page, text):
    page.locator("#place").fill(text)
    return page.get_by_role("listbox", name="Podpowiedzi")


def find_town(page):
    """The town is found and taken; gives the link to its list."""
    hits(page, ("Łódź", "locality"))
    page.locator("#place").fill("Łódź")
    page.keyboard.press("Enter")
    return page.get_by_role("link", name="Lista: Łódź")


def test_a_place_is_chosen_by_arrow_keys_and_marked_with_its_name(visitor):
    make_report()
    page = loaded(visitor)
    hits(page, ("ul. Testowa 1", "address"), ("ul. Testowa 2", "address"))
    field = page.get_by_role("combobox")
    typed(page, "Testowa").wait_for()
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#search-said")).to_contain_text("Podpowiedzi: 2", use_inner_text=True)
    field.press("ArrowDown")
    field.press("ArrowDown")
    chosen = page.locator(f"#{field.get_attribute('aria-activedescendant')}")
    expect(chosen).to_have_text("ul. Testowa 2", use_inner_text=True)
    assert_accessible(page)
    field.press("Enter")
    page.locator(".found-name", has_text="ul. Testowa 2").wait_for()
    expect(page.locator("#search-said")).to_have_text("Mapa pokazuje: ul. Testowa 2", use_inner_text=True)
    expect(field).to_have_attribute("aria-expanded", "false")
    page.wait_for_url(f"**#17/{LAT:.5f}/{LON:.5f}")


@pytest.mark.long
def test_enter_takes_the_best_and_says_when_it_is_only_a_part(visitor):
    make_report()
    page = loaded(visitor)
    hits(page, ("ul. Testowa, Łódź", "street"), match="partial")
    page.locator("#place").fill("Testowa 999")
    page.keyboard.press("Enter")
    page.get_by_text("Znaleźliśmy tylko ulicę, bez tego numeru: ul. Testowa, Łódź").wait_for()
    page.wait_for_url("**#16/**")


@pytest.mark.long
def test_a_town_leads_to_its_list_with_the_filters(visitor):
    make_report()
    link = find_town(loaded(visitor, "/?status=new"))
    expect(link).to_have_attribute("href", "/zgloszenia/?place=%C5%81%C3%B3d%C5%BA&status=new")


def test_plain_words_find_a_kind_of_threat_and_filter_by_it(visitor):
    make_report(category=WASTE)
    make_report(col=1)
    page = loaded(visitor)
    counted(page, 2)
    typed(page, "śmieci w lesie").get_by_role("option", name="Dzikie wysypiska śmieci").click()
    counted(page, 1)
    page.wait_for_url(f"**category={WASTE}**")
    page.get_by_role("button", name="Usuń filtr: Dzikie wysypiska śmieci").click()
    counted(page, 2)


@pytest.mark.long
def test_an_officer_opens_the_page_of_the_beat(visitor, site):
    make_report()
    officer = site.beats[0].assignments.select_related("officer").first().officer
    Officer.objects.filter(pk=officer.pk).update(last_name="Żeglarska")
    page = loaded(visitor)
    typed(page, "zeglar").get_by_role("option", name="Żeglarska").click()
    page.wait_for_url(re.compile("/rejony/"))
    expect(page.locator("main")).to_contain_text("Żeglarska", use_inner_text=True)


@pytest.mark.long
def test_nothing_found_and_no_answer_are_said(page, site, base_url):
    make_report()
    loaded(page)
    page.route("**/officers/**", lambda route: route.fulfill(json={"results": []}))
    page.locator("#place").fill("qqqzzz")
    page.get_by_text("Nie znamy takiego miejsca").wait_for()
    page.route("**/addresses/**", lambda route: route.fulfill(status=503, body=""))
    page.locator("#place").fill("qqqzzzz")
    page.get_by_text("Wyszukiwanie nie odpowiada").wait_for()


def test_without_scripts_the_search_finds_the_list_of_a_town(browser, site, base_url):
    make_locality(site.area, "Wolne", "wolne", population=900)
    make_report()
    with browser.new_context(java_script_enabled=False, base_url=base_url, locale="pl-PL") as context:
        page = context.new_page()
        page.goto("/?status=new")
        page.locator("#place").fill("Wolne")
        page.locator("#place").press("Enter")
        page.wait_for_url(lambda url: f"area={site.area.code}" in url and "status=new" in url)
        expect(page.locator(".rows > li")).to_have_count(1)
