"""Pages read the filters that can be read and name the others; the API stays strict."""

import html

import pytest

from reports.statuses import Status
from reports.tests.factories import make_report

pytestmark = pytest.mark.django_db
WRONG = {
    "from=2026-05-31&to=2026-05-01": "Data „od” jest późniejsza niż „do”.",
    "from=never": "Nie umiemy odczytać daty „od”.",
    "from=2026-02-30": "Nie umiemy odczytać daty „od”.",
    "from=2026-05-01&from=2026-05-02": "Nie umiemy odczytać daty „od”.",
    "to=31.05.2026": "Nie umiemy odczytać daty „do”.",
    "foo=1&bar=2": "Adres strony ma część, której nie znamy, więc ją pomijamy: foo, bar.",
    "foo=1&bar=2&b%00z=3": "Nie znamy takiego filtra.",
    "category=unicorns": "Nie znamy takiej kategorii.",
    "lang=%00": "Nie znamy takiego filtra.",
}


@pytest.fixture(autouse=True)
def two_reports(region):
    make_report(status=Status.CONFIRMED)
    make_report()


@pytest.mark.parametrize("path", ["/", "/zgloszenia/"])
@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_filter_is_named_and_the_others_stay(client, path, wrong):
    answer = client.get(f"{path}?status=confirmed&{wrong}")
    text = html.unescape(answer.content.decode())
    assert answer.status_code == 400
    assert WRONG[wrong] in text
    assert "Pozostałe filtry działają." in text
    assert [row.status for row in answer.context["reports"]] == [Status.CONFIRMED]


@pytest.mark.parametrize("wrong", [*WRONG, "status=gone"])
def test_a_wrong_filter_alone_shows_everything(client, wrong):
    answer = client.get(f"/zgloszenia/?{wrong}")
    assert answer.status_code == 400
    assert "Pokazujemy wszystko." in answer.content.decode()
    assert answer.context["count"] == 2


def test_two_wrong_filters_are_two_sentences(client):
    text = html.unescape(client.get("/zgloszenia/?foo=1&bbox=1,2&cursor=x").content.decode())
    assert "więc ją pomijamy: foo. Nie umiemy odczytać wycinka mapy." in text


def test_a_wrong_page_of_the_list_is_named(client):
    answer = client.get("/zgloszenia/?cursor=x")
    assert answer.status_code == 400
    assert "Nie ma takiej strony listy" in answer.content.decode()


def test_the_list_says_that_it_is_a_part_of_the_map(client):
    whole = "14.0,49.0,24.2,54.9"
    text = client.get(f"/zgloszenia/?status=new&bbox={whole}").content.decode()
    assert "w tym widoku mapy" in text
    assert 'href="/zgloszenia/?status=new"' in text
    assert "w jednym miejscu na mapie" in client.get("/zgloszenia/?bbox=19.0,52.0,19.0001,52.0001").content.decode()


@pytest.mark.parametrize(("delay", "words"), [(0, "W tej wersji"), (1, "pojawia się po losowym czasie od 15 do 60")])
def test_privacy_promises_what_the_installation_does(client, settings, delay, words):
    settings.PUBLICATION_DELAY = delay
    assert words in client.get("/prywatnosc/").content.decode()


def test_sources_of_deadlines_are_marked_as_polish(client):
    assert '<span lang="pl">' in client.get("/en/o-mapie/").content.decode()
    assert "source:" in client.get("/en/o-mapie/").content.decode()


def test_a_missing_page_offers_ways_on(client):
    text = client.get("/nie-ma-takiej-strony/").content.decode()
    ways = text[text.index("<main") : text.index("</main>")]
    assert all(words in ways for words in ("Zgłoś zagrożenie", "Sprawdź zgłoszenie", "Mapa"))
