"""The finder: one field, and a person as the answer."""

import pytest
from django.urls import reverse

from districts.models import AssignmentRole, UnitKind
from districts.names import MOST_OFFICERS, units_named
from districts.tests.factories import (
    ALWAYS,
    assign,
    make_beat,
    make_locality,
    make_officer,
    make_region,
    make_street,
    make_unit,
    middle,
    place_2180,
    square,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def region():
    region = make_region()
    region.town = make_locality(region.area, "Testowo", "testowo")
    make_street(region.town, "ul. Prosta", "prosta", col=1)
    for beat, name in zip(region.beats, ("Wąs", "Kowalska", "Kowalczyk", "Nowak"), strict=True):
        beat.officer = beat.assignments.get().officer
        beat.officer.last_name = name
        beat.officer.save()
    return region


@pytest.fixture
def ask(client):
    def asked(address):
        return client.get(reverse("districts:finder"), {"address": address}).context["found"]

    return asked


def names(beats):
    return [beat.holding.officer.last_name for beat in beats]


def test_an_address_gives_the_officer_of_its_beat(region, ask):
    found = ask("Prosta 50, Testowo")
    assert [card.officer.last_name for card in found.cards] == ["Kowalska"]


def test_the_name_of_one_officer_gives_the_card(region, ask):
    found = ask("nowak")
    assert [card.officer.last_name for card in found.cards] == ["Nowak"]
    assert (found.place, found.is_choice, found.status) == (None, False, 200)


@pytest.mark.parametrize("typed", ["was", "Jan WĄS", "wąs, jan"])
def test_names_are_found_without_accents_in_any_order(region, ask, typed):
    assert [card.officer.last_name for card in ask(typed).cards] == ["Wąs"]


def test_the_beginning_of_several_names_asks_which_one(region, ask):
    found = ask("Kowal")
    assert names(found.people) == ["Kowalczyk", "Kowalska"]
    assert (found.cards, found.sentence) == ([], "")


def test_a_substitute_is_found_too(region, ask):
    other = make_officer(region.sections[0], 77, last_name="Zastępczy")
    assign(other, region.beats[0], AssignmentRole.SUBSTITUTE, ALWAYS)
    [card] = ask("Zastępczy").cards
    assert (card.person, card.beat) == (other, region.beats[0])


def test_a_word_that_is_a_place_and_a_name_asks_which_one(region, ask):
    make_street(region.town, "ul. Nowaka", "nowak", col=2)
    found = ask("Nowak")
    assert [hit.label for hit in found.candidates] == ["ul. Nowaka, Testowo"]
    assert names(found.people) == ["Nowak"]


def test_the_beginning_of_a_name_does_not_stand_in_the_way_of_a_place(region, ask):
    make_locality(region.area, "Kowal", "kowal")
    found = ask("Kowal")
    assert found.place.label == "Kowal"
    assert found.people == []


def test_an_address_with_a_number_is_nobodys_name(region, ask):
    assert ask("Nowak 7").status == 404


def test_many_of_a_name_are_cut_and_told(region, ask):
    for number in range(5, 18):
        beat = make_beat(region.edition, region.sections[0], str(number), square(0, number))
        assign(make_officer(region.sections[0], number, last_name="Częsty"), beat)
    found = ask("Częsty")
    assert len(found.shown_people) == MOST_OFFICERS
    assert found.more_people


def test_a_unit_is_found_by_its_kind_and_town(region, ask):
    make_unit("kp-testowo", UnitKind.STATION, region.county, name="Komisariat Policji w Testowie", city="Testowo")
    make_unit("kp-inne", UnitKind.STATION, region.county, name="Komisariat Policji w Innem", city="Inne")
    assert [unit.slug for unit in ask("komisariat w Testowie").units] == ["kp-testowo"]
    assert [unit.slug for unit in units_named("KP Testowo")] == ["kp-testowo"]
    assert [unit.slug for unit in units_named("posterunek Inne")] == ["kp-inne"]
    assert units_named("Testowo") == []


def test_what_nobody_knows_is_said_with_what_was_typed(region, client):
    answer = client.get(reverse("districts:finder"), {"address": "Xyzzy <b>"})
    assert answer.status_code == 404
    assert 'value="Xyzzy &lt;b&gt;"' in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("typed", ["%", "_a_", "\\", "'; --", "a" * 5000, "((((", "Nowak\x00", "ą" * 199])
def test_odd_signs_are_never_a_pattern_and_never_an_error(region, client, typed):
    assert client.get(reverse("districts:finder"), {"address": typed}).status_code in {200, 400, 404}


@pytest.mark.parametrize("typed", ["Prosta 50, Testowo", "Prosta", "Kowal", "Nowak", "Xyzzy", "Testowo, Krzywa"])
def test_an_answer_takes_few_queries(region, client, django_assert_max_num_queries, typed):
    with django_assert_max_num_queries(6):
        client.get(reverse("districts:finder"), {"address": typed})


def test_near_a_border_both_officers_and_the_reason_are_shown(region, client):
    place = place_2180(1990, 500)
    answer = client.get(reverse("districts:finder"), {"lon": f"{place.x:.6f}", "lat": f"{place.y:.6f}"})
    assert [card.officer.last_name for card in answer.context["found"].cards] == ["Kowalska", "Kowalczyk"]
    assert answer.content.decode().count("officer__name") == 2


def test_a_hole_names_the_unit_that_answers(region, client):
    lon, lat = middle(4)
    answer = client.get(reverse("districts:finder"), {"lon": lon, "lat": lat})
    assert region.county.name in answer.content.decode()
    assert answer.context["found"].cards == []
