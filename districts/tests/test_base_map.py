"""The base map: outlines and names from our own tables."""

import gzip
import json

import pytest
from django.test import RequestFactory

from districts.base_map import base_map, base_map_json
from districts.models import AdministrativeArea
from districts.tests.factories import make_locality, make_region, square

pytestmark = pytest.mark.django_db


@pytest.fixture
def region():
    region = make_region()
    for col in (0, 1):
        AdministrativeArea.objects.create(code=f"100{col}", kind="county", name=f"County {col}", outline=square(col))
    make_locality(region.area, "Testowo", "testowo", population=50_000)
    return region


def test_a_border_of_two_counties_is_drawn_once(region):
    segments = [
        frozenset((tuple(a), tuple(b)))
        for line in base_map()["outlines"]
        for a, b in zip(line["coordinates"], line["coordinates"][1:], strict=False)
    ]
    assert segments
    assert len(segments) == len(set(segments))


def test_the_map_says_what_is_made_up_and_ranks_its_labels(region):
    answer = base_map()
    assert set(answer) == {"attribution", "made_up", "tiles", "outlines", "labels", "land"}
    assert answer["made_up"] is True
    assert [(label["name"], label["rank"]) for label in answer["labels"]] == [("Testowo", 2)]


def test_the_answer_is_packed_and_not_sent_twice(region, django_assert_max_num_queries):
    request = RequestFactory().get("/", headers={"accept-encoding": "gzip"})
    response = base_map_json(request)
    assert json.loads(gzip.decompress(response.content)) == base_map()
    again = RequestFactory().get("/", headers={"if-none-match": response["ETag"]})
    with django_assert_max_num_queries(3):
        assert base_map_json(again).status_code == 304


def test_land_is_what_the_outlines_enclose(region):
    answer = base_map()
    corners = {tuple(corner) for line in answer["outlines"] for corner in line["coordinates"]}
    assert answer["land"]["type"] == "Polygon"
    assert {tuple(corner) for corner in answer["land"]["coordinates"][0]} <= corners
    assert answer["labels"][0]["size"] == 2690  # 50,000 people


def test_borders_of_municipalities_are_lines_of_one_tile(client, region):
    x, y = 283, 169
    lines = client.get(f"/mapa-podkladowa/gminy/{x}/{y}.json").json()["lines"]
    assert sum(map(len, lines)) >= 4
    assert client.get("/mapa-podkladowa/gminy/0/0.json").json() == {"lines": []}
    assert client.get("/mapa-podkladowa/gminy/512/0.json").status_code == 404


def test_an_empty_site_has_an_empty_map():
    assert base_map()["outlines"] == base_map()["labels"] == []
    assert base_map()["land"] is None
