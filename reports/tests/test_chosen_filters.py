"""The list says in words what it was asked for: each filter with a way to take it away, the day, the publisher."""

import html
import re

import pytest

from districts.models import AdministrativeArea
from districts.tests.factories import square
from reports.statuses import Status
from reports.tests.factories import SPEED, make_report

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def town(region):
    area = AdministrativeArea.objects.create(
        code="1061-02", kind="municipality", name="gmina Zgierz", outline=square(0, wide=2), parent=region.area
    )
    make_report(status=Status.CONFIRMED)
    make_report()
    return area


def page_of(client, query=""):
    return html.unescape(client.get(f"/zgloszenia/{query}").content.decode())


def taken(page):
    """The words of each filter and where its link leads."""
    found = re.findall(r'<a class="chip" href="([^"]*)">.*?<span>(.*?)</span>', page, re.DOTALL)
    return {re.sub(r"<[^>]+>", "", words): address for address, words in found}


def test_each_filter_stands_in_words_and_its_link_takes_it_away_alone(client):
    query = "?status=confirmed,new&from=2026-05-01&to=2026-05-31&area=1061-02&category=" + SPEED
    links = taken(page_of(client, query))
    assert list(links) == [
        "Obszar: gmina Zgierz",
        "Dzień zgłoszenia: od 1 maja 2026 do 31 maja 2026",
        "Status: Potwierdzone",
        "Status: Nowe",
        "Kategoria: Przekraczanie dozwolonej prędkości",
    ]
    for words, address in links.items():
        assert list(taken(page_of(client, address.removeprefix("/zgloszenia/")))) == [w for w in links if w != words]


def test_the_last_filter_leads_to_the_whole_list_and_the_part_of_the_map_stays(client):
    assert taken(page_of(client, "?status=new")) == {"Status: Nowe": "/zgloszenia/"}
    box = "14.000000,49.000000,24.200000,54.900000"
    assert taken(page_of(client, f"?status=new&bbox={box}")) == {"Status: Nowe": f"/zgloszenia/?bbox={box}"}


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("from=2026-05-01", "od 1 maja 2026"),
        ("to=2026-05-02", "do 2 maja 2026"),
        ("from=2026-05-01&to=2026-05-01", "1 maja 2026"),
    ],
)
def test_days_are_said_as_a_person_would(client, query, words):
    assert list(taken(page_of(client, f"?{query}"))) == [f"Dzień zgłoszenia: {words}"]


def test_the_day_and_the_publisher_are_named(client, region, time_machine):
    time_machine.move_to("2026-11-22 12:00+01:00")
    page = page_of(client)
    assert "Stan na 22 listopada 2026" in page
    assert region.root.name in page


def test_a_numbered_page_is_explained(client):
    answer = client.get("/zgloszenia/?page=2&status=new")
    assert answer.status_code == 400
    assert "Lista nie ma numerów stron" in answer.content.decode()
    assert [row.status for row in answer.context["reports"]] == [Status.NEW]


def test_a_part_that_we_do_not_know_is_named_and_left_out(client):
    answer = client.get("/zgloszenia/?fbclid=abc&status=new")
    assert answer.status_code == 400
    assert "więc ją pomijamy: fbclid." in answer.content.decode()
    assert "Nie znamy takiego filtra." in client.get("/zgloszenia/?x%20or%20y=1").content.decode()
