"""Pages of units and beats, their maps, and what can be saved from them."""

import gzip
import json

import pytest
from django.contrib.gis.geos import GEOSGeometry
from django.urls import reverse

from districts.models import AssignmentRole, DutyHours
from districts.tests.factories import ALWAYS, assign, make_duty_hours, make_region, middle

pytestmark = pytest.mark.django_db


@pytest.fixture
def region():
    return make_region()


def page(client, name, *args):
    return client.get(reverse(f"districts:{name}", args=args))


def test_a_unit_shows_every_beat_below_it_under_its_own_unit(region, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        answer = page(client, "unit", "kmp")
    groups = answer.context["groups"]
    assert [(unit.name, [card.beat.number for card in cards]) for unit, cards in groups] == [
        ("Section 1", ["1", "2"]),
        ("Section 2", ["3", "4"]),
    ]
    text = answer.content.decode()
    assert all(officer.last_name in text for officer in region.officers)


def test_a_voivodeship_shows_the_units_below_instead_of_beats(region, client):
    answer = page(client, "unit", "kwp")
    assert answer.context["groups"] == []
    assert reverse("districts:unit", args=["kmp"]) in answer.content.decode()


def test_the_map_of_a_unit_holds_the_beats_of_its_list_and_no_others(region, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        areas = page(client, "unit-map", "section-1").json()
    assert areas["type"] == "FeatureCollection"
    assert [area["properties"]["label"] for area in areas["features"]] == ["1", "2"]
    assert {area["id"] for area in areas["features"]} == {str(beat.public_id) for beat in region.beats[:2]}
    assert set(areas["features"][0]["properties"]) == {"label", "name", "url", "faint"}


def test_the_map_of_a_voivodeship_holds_the_areas_of_the_units_below(region, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        areas = page(client, "unit-map", "kwp").json()
    assert [area["id"] for area in areas["features"]] == ["kmp"]


def test_the_map_of_a_beat_has_its_neighbours_faint_beside_it(region, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        areas = page(client, "beat-map", "section-1", "2").json()
    drawn = {area["properties"]["label"]: area["properties"]["faint"] for area in areas["features"]}
    assert drawn == {"1": True, "2": False, "3": True}


def test_a_simplified_outline_still_holds_the_middle_of_its_beat(region, client):
    areas = page(client, "unit-map", "kmp").json()["features"]
    for column, area in enumerate(areas):
        shape = GEOSGeometry(json.dumps(area["geometry"]))
        assert shape.contains(GEOSGeometry(f"SRID=4326;POINT({middle(column)[0]} {middle(column)[1]})"))


def test_a_map_is_packed_and_not_sent_twice(region, client):
    address = reverse("districts:unit-map", args=["kmp"])
    first = client.get(address, headers={"accept-encoding": "gzip"})
    assert len(json.loads(gzip.decompress(first.content))["features"]) == 4
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("unit", ["none"]),
        ("unit-map", ["none"]),
        ("poster", ["none"]),
        ("poster-a3", ["none"]),
        ("beat", ["section-1", "99"]),
        ("beat-map", ["section-1", "99"]),
        ("contact", ["none", "1"]),
        ("leaflet", ["section-1", "99"]),
    ],
)
def test_what_does_not_exist_is_not_found(region, client, name, args):
    assert page(client, name, *args).status_code == 404


def test_a_contact_can_be_saved_with_its_number(region, client):
    answer = page(client, "contact", "section-1", "1")
    lines = answer.content.decode().split("\r\n")
    assert answer["Content-Type"] == "text/vcard; charset=utf-8"
    assert "attachment" in answer["Content-Disposition"]
    assert "N:Testowy1;Jan;;asp.;" in lines
    assert "FN:asp. Jan Testowy1" in lines
    assert any(line.startswith("TEL;TYPE=WORK:000") for line in lines)
    assert "URL:http://testserver/rejony/section-1/1/" in lines


def test_a_contact_holds_the_number_of_the_person_who_answers(region, client):
    substitute = region.officers[1]
    substitute.phone, substitute.last_name = "47 841 12 34", "Dwu;znak,ów\nN:x"
    substitute.save()
    assign(substitute, region.beats[0], AssignmentRole.SUBSTITUTE, ALWAYS)
    lines = page(client, "contact", "section-1", "1").content.decode().split("\r\n")
    assert "TEL;TYPE=WORK:478411234" in lines
    assert "N:Dwu znak ów N:x;Jan;;asp.;" in lines
    assert not any(line.startswith("N:x") for line in lines)


def test_a_card_offers_calling_writing_saving_and_printing(region, client):
    region.officers[0].phone = "47 841 12 34"
    region.officers[0].save()
    text = page(client, "beat", "section-1", "1").content.decode()
    for address in ("tel:478411234", "mailto:officer1@demo.invalid", "wizytowka.vcf", "ulotka.pdf"):
        assert f'{address}"' in text


def test_a_made_up_number_is_shown_and_cannot_be_dialled(region, client):
    text = page(client, "beat", "section-1", "1").content.decode()
    assert "000 000 001" in text
    assert 'href="tel:000' not in text


def test_hours_are_a_table_by_day(region, client):
    make_duty_hours(region.officers[0], range(1, 3))
    text = page(client, "beat", "section-1", "1").content.decode()
    assert DutyHours.objects.count() == text.count("08:00–16:00") == 2


def test_many_streets_can_be_searched(region, client):
    beat = region.beats[0]
    beat.streets = [f"ul. Długa {number}" for number in range(40)]
    beat.save()
    text = page(client, "beat", "section-1", "1").content.decode()
    assert "data-narrow-field" in text
    assert text.count("<li>ul. Długa") == 40
    assert "data-narrow-field" not in page(client, "beat", "section-1", "2").content.decode()
