"""What people type finds the place they mean, and nothing that they type breaks the search."""

import csv
import os
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from districts.addresses import coordinates
from districts.addresses.inflection import alike
from districts.addresses.normalise import normalise
from districts.addresses.search import _ROWS, best_of, search
from districts.models import AdministrativeArea
from districts.tests.factories import make_locality, make_region, make_street

SAME = [
    ("ul. Gen. Władysława Andersa", "Generała Wladyslawa Andersa"),
    ("1-go Maja", "1 Maja"),
    ("3go Maja", "ulica 3 Maja"),
    ("ks. Popiełuszki", "Księdza Popieluszki"),
    ("św. Teresy", "Świętej Teresy"),
    ("Al. Kościuszki", "aleja Kosciuszki"),
    ("Bielsko-Biała", "bielsko biala"),
    ("ŁÓDŹ", "lodz"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_variants_of_a_name_are_the_same(one, other):
    assert normalise(one) == normalise(other)


def test_a_name_that_is_only_a_prefix_stays():
    assert normalise("Osiedle") == "osiedle"


@given(st.text(max_size=300))
def test_normalise_never_raises_and_gives_plain_words(text):
    found = normalise(text)
    assert len(found) <= 200
    assert found == " ".join(found.split())
    assert all(c.isalnum() or c == " " for c in found)


@pytest.mark.parametrize(
    "typed",
    [
        "51,77 19,45",
        "51.77, 19.45",
        "51.77,19.45",
        "51,77; 19,45",
        "19.45 51.77",
        "N51.77 E19.45",
        "51.77N, 19.45E",
        "E 19.45, N 51.77",
        "51°46'12\"N 19°27'E",
        "51° 46,2′ N, 19° 27′ E",
    ],
)
def test_coordinates_in_human_forms_are_read(typed):
    assert coordinates.read(typed) == pytest.approx((19.45, 51.77))


@pytest.mark.parametrize(
    "typed", ["51 19", "Łódź 51", "51.77", "91.5 200.5", "1e5 19.4", "51.77 19.45 x", "0.0 0.0", "9" * 70]
)
def test_other_texts_are_not_coordinates(typed):
    assert coordinates.read(typed) is None


@given(st.text(alphabet="0123456789.,;°'\" NSEWnsew-", max_size=90))
def test_reading_coordinates_never_raises(text):
    coordinates.read(text)


@pytest.fixture
def book(db):
    area = make_region().area
    lodz = make_locality(area, "Łódź", "lodz", population=600_000)
    zgierz = make_locality(area, "Zgierz", "zgierz", population=50_000)
    make_locality(area, "Nowa Wieś", "nowa wies", population=100)
    make_street(lodz, "ul. Piotrkowska", "piotrkowska", numbers=(1, 300))
    make_street(zgierz, "ul. Piotrkowska", "piotrkowska", col=2, numbers=(1, 50))
    make_street(lodz, "ul. gen. Władysława Andersa", normalise("gen. Władysława Andersa"), col=1)
    make_street(lodz, "ul. 1 Maja", normalise("1 Maja"), col=3)


def labels(q):
    return [hit.label for hit in search(q)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("łódź", "Łódź"),
        ("LODZ", "Łódź"),
        ("Łódź Piotrkowska 104", "ul. Piotrkowska 104, Łódź"),
        ("Piotrkowska 104, Łódź", "ul. Piotrkowska 104, Łódź"),
        ("90-001 Łódź, ul. Piotrkowska 104 m. 7", "ul. Piotrkowska 104, Łódź"),
        ("Piotrkowska 104a/7, Łódź", "ul. Piotrkowska 104, Łódź"),
        ("Piotrkowska 12 B Zgierz", "ul. Piotrkowska 12, Zgierz"),
        ("ul. Piotrkowska 104", "ul. Piotrkowska 104, Łódź"),
        ("Piotrkowska, Zgierz", "ul. Piotrkowska, Zgierz"),
        ("generała andersa", "ul. gen. Władysława Andersa, Łódź"),
        ("andersa 5", "ul. gen. Władysława Andersa 5, Łódź"),
        ("1-go maja 7", "ul. 1 Maja 7, Łódź"),
        ("1 maja", "ul. 1 Maja, Łódź"),
        ("nowa wieś 12", "Nowa Wieś"),
        ("piotrk", "ul. Piotrkowska, Łódź"),
        ("ul. Piotrkowska nr 104, Łódź", "ul. Piotrkowska 104, Łódź"),
        ("w Łodzi na Piotrkowskiej 104", "ul. Piotrkowska 104, Łódź"),
        ("Zgierz, przy Piotrkowskiej 12", "ul. Piotrkowska 12, Zgierz"),
        ("w Zgierzu", "Zgierz"),
        ("las koło Zgierza", "Zgierz"),
    ],
)
def test_the_first_hit_is_what_was_meant(book, typed, first):
    assert labels(typed)[0] == first


def test_a_street_of_two_towns_is_offered_in_both_the_larger_first(book):
    assert labels("Piotrkowska 12") == ["ul. Piotrkowska 12, Łódź", "ul. Piotrkowska 12, Zgierz"]


def test_a_number_becomes_a_point_along_the_street(book):
    low, high = (search(f"Piotrkowska {number}, Łódź")[0] for number in (10, 290))
    assert low.kind == high.kind == "address"
    assert low.lon < high.lon


def test_a_number_beyond_the_street_is_only_a_part_of_the_answer(book):
    hit = search("Piotrkowska 999, Łódź")[0]
    assert (hit.kind, hit.quality) == ("street", 2)


PARTS = ["Łódź, ul. Nieistniejąca 5", "Piotrkowska 9999", "las koło Zgierza", "obok Piotrkowskiej", "okolice Łodzi"]


@pytest.mark.parametrize("typed", PARTS)
def test_a_part_of_what_was_typed_is_never_passed_off_as_the_whole(book, typed, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        assert search(typed)[0].is_partial
    assert best_of(search(typed)) == []


def test_a_name_in_its_own_form_comes_before_a_name_that_only_resembles_it(book):
    make_locality(AdministrativeArea.objects.get(), "Łódzka", "lodzka")
    assert labels("Łódzka")[0] == "Łódzka"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("koluszek", "koluszki", True),
        ("lodzi", "lodz", True),
        ("piotrkowskiej", "piotrkowska", True),
        ("kwiatowa", "kwiatkowskiego", False),
        ("polna", "polana", False),
        ("nowa wies", "nowa", False),
        ("1", "12", False),
    ],
)
def test_forms_of_one_name(one, other, same):
    assert alike(one, other) is alike(other, one) is same


def test_coordinates_are_an_address(db):
    assert [hit.as_dict() for hit in search("51,77 19,45")] == [
        {"label": "51.770000, 19.450000", "kind": "address", "lon": 19.45, "lat": 51.77}
    ]


ABUSE = ["", " ", "ł", "%", "%%%%", "__", "\x00\x00ab", "a" * 5000, "(a+)+$" * 50, "'; DROP TABLE", "\\" * 100, "🙂" * 300,
         "1/" * 2000, "1 m " * 1000, "ul. " * 900, "\ud800łódź"]  # fmt: skip


@pytest.mark.parametrize("typed", ABUSE)
def test_abuse_is_answered_quickly_and_quietly(book, typed, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        assert len(search(typed)) <= 10


def test_wildcards_ask_for_nothing(book, django_assert_num_queries):
    """Row 42."""
    with django_assert_num_queries(0):
        assert search("%%%%_" * 500) == search("_" * 500) == []


@pytest.mark.parametrize("typed", ["pi", "pi_tr%", "%ab%cd%" * 20])
def test_no_search_reads_more_rows_than_it_shows_some_of(book, typed):
    with CaptureQueriesContext(connection) as seen:
        search(typed)
    assert len(seen) and all(query["sql"].endswith(f"LIMIT {_ROWS}") for query in seen)


def test_under_two_letters_nothing_is_asked(book, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert search("ł") == search(" % ") == []


SAMPLE = os.environ.get("KMZB_SAMPLE_DATA", "")


@pytest.mark.skipif(not SAMPLE, reason="KMZB_SAMPLE_DATA is not set: the folder of the sample data")
def test_real_localities_normalise_and_are_found(db):
    with (Path(SAMPLE) / "addresses" / "localities_postal_lodzkie.csv").open(encoding="utf-8") as file:
        names = sorted({row["place"] for row in csv.DictReader(file)})
    area = make_region().area
    for name in names[::25]:
        make_locality(area, name, normalise(name))
    for name in names[::25]:
        assert name in {label.partition(" (")[0] for label in labels(name)}, name
    assert all(normalise(name) for name in names)
