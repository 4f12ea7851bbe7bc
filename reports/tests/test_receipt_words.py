"""What the receipt and the answer to its code tell: all that was sent, which report it is, and nothing that is not so."""

import html
import re

import pytest

from districts.tests.factories import make_locality, make_street, middle
from reports.tests.factories import SPEED, submit
from reports.times import when_in_words

pytestmark = pytest.mark.django_db


def sent(client, path, **fields):
    """The page after a good body was sent by the form at `path`."""
    token = re.search(r'name="token" value="([^"]+)"', client.get(path).content.decode())[1]
    lon, lat = middle(0)
    good = {"token": html.unescape(token), "category": SPEED, "lon": lon, "lat": lat, "not_emergency": "1"}
    answer = client.post(path, good | fields)
    assert answer.status_code == 201
    return answer.content.decode()


def test_the_receipt_tells_when_and_what_was_written(region, client):
    page = sent(client, "/zglos/", weekdays=["5"], hours=["18-22", "00-06"], description="Ścigają się.\n<b>")
    assert "w piątki, wieczorem (18–22), w nocy (0–6)" in page
    assert "Ścigają się.\n&lt;b&gt;" in page


def test_the_receipt_says_that_nothing_was_written(region, client):
    assert "nie wysłano" in sent(client, "/zglos/")


def test_a_practice_receipt_promises_no_day(region, client):
    page = sent(client, "/pokaz/zglos/", description="Próba")
    main = page[page.index("<main") : page.index("</main>")]
    assert not re.search(r"20\d\d", main)
    assert "Przykład kodu" in main
    assert "Policja przeczyta" not in main


def test_the_answer_to_a_code_tells_two_reports_apart(region, client):
    make_street(make_locality(region.area, "Testowo", "testowo"), "Polna", "polna")
    page = client.post("/kod/", {"code": submit().receipt}).content.decode()
    assert "Polna, Testowo" in page
    assert "data-focus-now" in page


def test_an_empty_code_is_told_once_and_in_the_title(region, client):
    page = client.post("/kod/", {"code": ""}).content.decode()
    assert page.count("Wpisz 16 cyfr") == 1
    assert "<title>Popraw formularz" in page


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, ""),
        ({"occurred_on": "2026-05-31"}, "31 maja 2026"),
        ({"weekdays": [7, 1], "hours": ["07-09"]}, "w poniedziałki, w niedziele, 07-09"),
    ],
)
def test_the_time_in_words(data, said):
    assert when_in_words(data) == said
