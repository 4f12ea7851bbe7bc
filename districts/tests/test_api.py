"""The public API of the where part: exact fields, exact errors, few queries."""

import json

import pytest
from django.contrib.gis.geos import LineString

from districts.geo import WGS84
from districts.models import AssignmentRole
from districts.tests.factories import (
    assign,
    make_duty_hours,
    make_locality,
    make_officer,
    make_region,
    make_street,
    middle,
    place_2180,
)

pytestmark = pytest.mark.django_db
CARD = {
    "id", "number", "name", "url", "unit", "officer", "substitute", "head", "answering", "answers_now", "answers_from",
    "duty_hours", "streets", "updated_on",
}  # fmt: skip
PERSON = {"rank", "first_name", "last_name", "phone", "email", "photo"}
PLACE = {"label", "lon", "lat"}


@pytest.fixture
def region():
    region = make_region()
    make_duty_hours(region.officers[0])
    return region


@pytest.fixture
def get(client):
    return lambda path, **query: client.get(f"/api/v1/{path}", query)


def located(get, col, row=0):
    lon, lat = middle(col, row)
    return get("officers/locate/", lon=lon, lat=lat)


def test_locate_answers_with_exactly_the_fields_of_the_interface(region, get):
    answer = located(get, 0).json()
    assert set(answer) == {"match", "reason", "place", "unit", "beats", "candidates"}
    assert (answer["match"], answer["reason"], answer["candidates"]) == ("exact", None, [])
    assert set(answer["place"]) == PLACE
    assert answer["unit"] == {"slug": "section-1", "name": "Section 1", "phone": "000 000 000"}
    [card] = answer["beats"]
    assert set(card) == CARD
    assert set(card["officer"]) == set(card["head"]) == PERSON
    assert card["duty_hours"][0] == {"weekday": 1, "from": "08:00", "to": "16:00"}
    assert (card["number"], card["substitute"], card["updated_on"]) == ("1", None, "2026-01-15")


def test_locate_takes_two_queries(region, get, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        assert located(get, 0).status_code == 200
    with django_assert_max_num_queries(2):
        assert located(get, 4).json()["match"] == "hole"


def test_near_a_border_both_beats_are_shown_with_the_reason(region, get):
    place = place_2180(1010, 500)
    answer = get("officers/locate/", lon=place.x, lat=place.y).json()
    assert answer["match"] == "near_border"
    assert [card["number"] for card in answer["beats"]] == ["2", "1"]
    assert answer["reason"]


def test_in_a_hole_the_unit_answers(region, get):
    answer = located(get, 4).json()
    assert (answer["match"], answer["beats"], answer["unit"]["slug"]) == ("hole", [], "kmp")
    assert answer["reason"]


def test_outside_the_served_area_is_named(region, get):
    response = located(get, 9)
    assert response.status_code == 422
    assert response["Content-Type"] == "application/problem+json"
    body = response.json()
    assert body["code"] == "outside_area"
    assert region.root.name in body["detail"]


@pytest.mark.parametrize(
    ("query", "status", "code", "field"),
    [
        ({}, 400, "bad_parameter", "lon"),
        ({"lon": "19.4"}, 400, "bad_parameter", "lat"),
        ({"lon": "x", "lat": "51"}, 400, "bad_parameter", "lon"),
        ({"lon": "NaN", "lat": "51"}, 400, "bad_parameter", "lon"),
        ({"lon": "1e400", "lat": "51"}, 400, "bad_parameter", "lon"),
        ({"lon": ["19", "20"], "lat": "51"}, 400, "bad_parameter", "lon"),
        ({"lon": "19", "lat": "51", "address": "Łódź"}, 400, "bad_parameter", "address"),
        ({"lng": "19"}, 400, "unknown_parameter", "lng"),
        ({"lon": "190", "lat": "51"}, 422, "out_of_range", "lon"),
        ({"lon": "51.77", "lat": "19.45"}, 422, "swapped", "lon"),
        ({"lon": "2.35", "lat": "48.85"}, 422, "outside_area", "lon"),
    ],
)
def test_bad_questions_are_refused_by_name(region, get, query, status, code, field):
    response = get("officers/locate/", **query)
    assert (response.status_code, response.json()["code"]) == (status, code)
    assert field in response.json()["fields"]


def test_swapped_coordinates_come_with_the_right_ones(region, get):
    response = get("officers/locate/", lon="51.77", lat="19.45")
    assert response.json()["suggestion"] == {"lon": 19.45, "lat": 51.77}


def test_an_address_is_located(region, get, django_assert_max_num_queries):
    make_street(make_locality(region.area, "Testowo", "testowo"), "ul. Polna", "polna", col=2)
    with django_assert_max_num_queries(4):
        answer = get("officers/locate/", address="Polna 5, Testowo").json()
    assert (answer["match"], answer["place"]["label"]) == ("exact", "ul. Polna 5, Testowo")
    assert answer["beats"][0]["number"] == "3"


def test_an_address_of_two_towns_gives_candidates(region, get):
    for population, name in ((500, "Testowo"), (900, "Druga")):
        locality = make_locality(region.area, name, name.lower(), population=population)
        make_street(locality, "ul. Polna", "polna", col=population // 300)
    answer = get("officers/locate/", address="Polna 5").json()
    assert answer["match"] == "ambiguous"
    assert [place["label"] for place in answer["candidates"]] == ["ul. Polna 5, Druga", "ul. Polna 5, Testowo"]


def test_a_town_of_several_beats_names_them_all(region, get, django_assert_max_num_queries):
    make_locality(region.area, "Testowo", "testowo")
    with django_assert_max_num_queries(4):
        answer = get("officers/locate/", address="Testowo").json()
    assert (answer["match"], answer["candidates"]) == ("ambiguous", [])
    assert [card["number"] for card in answer["beats"]] == ["1", "2", "3", "4"]
    assert answer["reason"]
    assert answer["unit"]["slug"] == "section-1"


def test_a_village_is_served_by_the_beat_of_its_place(region, get):
    make_locality(region.area, "Wioska", "wioska")
    answer = get("officers/locate/", address="Wioska").json()
    assert (answer["match"], [card["number"] for card in answer["beats"]]) == ("exact", ["1"])


def test_a_street_without_a_number_is_served_by_every_beat_it_runs_through(region, get, django_assert_max_num_queries):
    street = make_street(make_locality(region.area, "Testowo", "testowo"), "ul. Polna", "polna", numbers=(1, 20))
    answer = get("officers/locate/", address="Polna, Testowo").json()
    assert (answer["match"], len(answer["beats"])) == ("exact", 1)
    street.line = LineString(place_2180(1500, 500).coords, place_2180(3500, 500).coords, srid=WGS84)
    street.save()
    with django_assert_max_num_queries(4):
        answer = get("officers/locate/", address="Polna, Testowo").json()
    assert (answer["match"], [card["number"] for card in answer["beats"]]) == ("ambiguous", ["2", "3", "4"])
    assert len(get("officers/locate/", address="Polna 1, Testowo").json()["beats"]) == 1


def test_an_unknown_address_gives_what_is_near_to_it(region, get):
    make_locality(region.area, "Testowo", "testowo")
    response = get("officers/locate/", address="Nieznana 5, Testowo")
    body = response.json()
    assert (response.status_code, body["code"]) == (404, "address_not_found")
    assert [place["label"] for place in body["candidates"]] == ["Testowo"]
    assert get("officers/locate/", address="Xyzzy").json()["candidates"] == []


def test_officers_are_found_by_name_without_accents(region, get, django_assert_max_num_queries):
    officer = make_officer(region.sections[0], 7, first_name="Łucja", last_name="Żółkiewska-Próbna")
    assign(officer, region.beats[1], AssignmentRole.SUBSTITUTE)
    with django_assert_max_num_queries(2):
        answer = get("officers/", name="lucja zolk").json()
    assert set(answer) == {"results", "next"}
    assert [card["number"] for card in answer["results"]] == ["2"]
    assert set(answer["results"][0]) == CARD
    assert get("officers/", name="x").json() == {"results": [], "next": None}
    assert get("officers/").status_code == 400


@pytest.mark.parametrize("name", ["%%", "__", "'; --", "\\\\", "%0a" * 20])
def test_wildcards_in_a_name_find_nobody(region, get, name):
    assert get("officers/", name=name).json()["results"] == []


def test_addresses_answer_hits(region, get):
    make_locality(region.area, "Testowo", "testowo")
    answer = get("addresses/", q="tes")
    [hit] = answer.json()
    assert answer["Match"] == "full"
    assert get("addresses/", q="Testowo, Nieznana 5")["Match"] == "partial"
    assert set(hit) == {*PLACE, "kind"}
    assert (hit["label"], hit["kind"]) == ("Testowo", "locality")
    assert get("addresses/", q="t").json() == get("addresses/").json() == []


def test_units_are_listed_and_shown(region, get):
    answer = get("units/").json()
    assert [unit["slug"] for unit in answer["results"]] == ["kwp", "kmp", "section-1", "section-2"]
    assert get("units/kmp/").json() == {"slug": "kmp", "name": "KMP Testowo", "phone": "000 000 000"}
    assert get("units/nobody/").status_code == 404


def test_beats_of_a_unit_include_those_of_the_units_below(region, get):
    assert [card["number"] for card in get("beats/", unit="kmp").json()["results"]] == ["1", "2", "3", "4"]
    assert [card["number"] for card in get("beats/", unit="section-2").json()["results"]] == ["3", "4"]
    assert get("beats/", unit="nobody").json()["code"] == "bad_parameter"


def test_one_beat_adds_its_area(region, get):
    answer = get(f"beats/{region.beats[0].public_id}/").json()
    assert set(answer) == CARD | {"area"}
    assert answer["area"]["type"] == "MultiPolygon"
    assert get("beats/00000000-0000-4000-8000-000000000000/").status_code == 404


def test_pages_follow_each_other_by_a_path(region, get, monkeypatch):
    monkeypatch.setattr("districts.api.PAGE", 3)
    first = get("beats/", unit="kmp").json()
    assert first["next"].startswith("/api/v1/beats/?")
    second = get(first["next"].removeprefix("/api/v1/")).json()
    numbers = [card["number"] for page in (first, second) for card in page["results"]]
    assert (numbers, second["next"]) == (["1", "2", "3", "4"], None)


@pytest.mark.parametrize("cursor", ["-1", "x", "9" * 30, "١"])
def test_a_made_up_cursor_is_refused(region, get, cursor):
    assert get("beats/", cursor=cursor).status_code == 400


def test_answers_may_be_read_from_any_site_and_set_no_cookie(region, get):
    response = located(get, 0)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    json.loads(response.content)
