"""The nearest street of a place: by metres, within reach, many in one query."""

import pytest
from django.contrib.gis.geos import LineString

from districts.addresses.nearest import nearest_streets
from districts.geo import WGS84
from districts.models import Street
from districts.tests.factories import make_locality, place_2180

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(region):
    return make_locality(region.area, "Testowo", "testowo")


def make_line(town, name, *corners):
    line = LineString([place_2180(*corner).coords for corner in corners], srid=WGS84)
    return Street.objects.create(locality=town, name=name, search_name=name, line=line)


def test_each_place_gets_its_own_street_in_one_query(town, django_assert_num_queries):
    make_line(town, "Pierwsza", (0, 100), (1000, 100))
    make_line(town, "Druga", (0, 900), (1000, 900))
    places = [place_2180(500, 850), place_2180(500, 150), place_2180(500, 500)]
    with django_assert_num_queries(1):
        assert nearest_streets(places) == ["Druga, Testowo", "Pierwsza, Testowo", ""]


def test_metres_count_and_not_degrees(town):
    """A degree of longitude is shorter: 150 m to the east are more degrees than 180 m to the north."""
    make_line(town, "Na wschód", (650, 0), (650, 1000))
    make_line(town, "Na północ", (0, 680), (1000, 680))
    assert nearest_streets([place_2180(500, 500)]) == ["Na wschód, Testowo"]


def test_nothing_asked_nothing_answered(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert nearest_streets([]) == []
