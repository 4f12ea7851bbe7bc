"""An official finds last month's confirmed reports of the town and checks the number against its rows, by keyboard too."""

import datetime

import pytest
from django.utils import timezone

from districts.models import AdministrativeArea
from districts.tests.factories import make_locality, square
from kmzb.tests.browser.looking import assert_accessible
from reports.statuses import Status
from reports.tests.factories import make_report

pytestmark = pytest.mark.browser
INSIDE = 27  # more than one page of the list


@pytest.fixture
def town(site):
    """Two squares are the town: 27 of its reports were confirmed last month, one this month, one was not; one lies outside."""
    area = AdministrativeArea.objects.create(
        code="1061-02", kind="municipality", name="gmina Zgierz", outline=square(0, wide=2), parent=site.area
    )
    make_locality(area, "Zgierz", "zgierz")
    last_month = timezone.localdate().replace(day=1) - datetime.timedelta(days=3)
    for number in range(INSIDE):
        make_report(status=Status.CONFIRMED if number % 2 else Status.ELIMINATED, col=number % 2, day=last_month)
    make_report(status=Status.UNCONFIRMED, day=last_month)
    make_report(status=Status.CONFIRMED)
    make_report(status=Status.CONFIRMED, col=3, day=last_month)


def rows_of(page):
    """The addresses of all rows, page after page."""
    found = []
    while True:
        found += [link.get_attribute("href") for link in page.locator(".rows h3 a").all()]
        older = page.get_by_role("link", name="Starsze zgłoszenia")
        if older.count() == 0:
            return found
        older.click()


def number_of(text):
    return int("".join(sign for sign in text if sign.isdigit()))


def test_the_number_of_a_town_is_the_number_of_its_rows(town, visitor):
    page = visitor
    page.goto("/zgloszenia/")
    page.get_by_label("Miejscowość, gmina lub powiat").fill("w Zgierzu")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Zgłoszenia: gmina Zgierz").wait_for()
    page.locator("#filters summary").nth(0).click()
    page.get_by_label("Wszystkie potwierdzone").check()
    page.locator("#filters summary").nth(2).click()
    page.get_by_role("link", name="Poprzedni miesiąc").click()
    page.wait_for_url("**from=**")
    assert_accessible(page)
    said = number_of(page.locator("#rows-heading").inner_text())
    rows = rows_of(page)
    assert said == INSIDE
    assert len(rows) == len(set(rows)) == INSIDE


@pytest.mark.long
def test_each_sum_of_a_status_opens_its_rows(town, visitor):
    page = visitor
    page.goto("/zgloszenia/?area=1061-02")
    sums = {link.get_attribute("href"): number_of(link.inner_text()) for link in page.locator(".sums a").all()}
    assert len(sums) == 3
    for address, said in sums.items():
        page.goto(address)
        assert number_of(page.locator("#rows-heading").inner_text()) == said == len(rows_of(page))


@pytest.mark.long
def test_the_way_to_the_number_needs_no_scripts(town, browser, base_url):
    context = browser.new_context(java_script_enabled=False, base_url=base_url, locale="pl-PL")
    page = context.new_page()
    page.goto("/zgloszenia/")
    page.get_by_label("Miejscowość, gmina lub powiat").fill("Zgierz")
    page.get_by_role("button", name="Wybierz").click()
    page.locator("#filters summary").nth(2).click()
    page.get_by_role("link", name="Poprzedni miesiąc").click()
    assert number_of(page.locator("#rows-heading").inner_text()) == INSIDE + 1
    context.close()
