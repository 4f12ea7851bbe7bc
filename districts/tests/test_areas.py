"""A town, municipality or county by the name that people say; made-up neighbours of the region."""

import pytest

from districts.areas import areas_named
from districts.models import AdministrativeArea
from districts.tests.factories import make_locality, square

pytestmark = pytest.mark.django_db


@pytest.fixture
def areas(region):
    county = AdministrativeArea.objects.create(
        code="1061", kind="county", name="powiat testowski", outline=square(0, wide=6)
    )
    region.area.parent = county
    region.area.save()
    other = AdministrativeArea.objects.create(
        code="1062011", kind="municipality", name="gmina Nowe Testowo", outline=square(6), parent=county
    )
    make_locality(region.area, "Testowo", "testowo")
    make_locality(region.area, "Zgierz", "zgierz", population=50_000)
    make_locality(region.area, "Borki", "borki")
    make_locality(other, "Borki", "borki", population=10)
    return region.area, other, county


@pytest.mark.parametrize("typed", ["Zgierz", "zgierz", " ZGIERZ ", "w Zgierzu", "Zgierza"])
def test_a_town_is_known_by_its_name_in_any_case(areas, typed):
    assert areas_named(typed) == [areas[0]]


@pytest.mark.parametrize("typed", ["powiat testowski", "w powiecie testowskim", "POWIAT TESTOWSKI"])
def test_a_county_is_asked_for_by_its_kind(areas, typed):
    assert areas_named(typed) == [areas[2]]


def test_a_name_that_two_places_have_gives_both_the_larger_first(areas):
    assert areas_named("Borki") == [areas[0], areas[1]]


@pytest.mark.parametrize("typed", ["", "w", "%", "_", "powiat", "Nigdzie", "x" * 5000, "Zgierz\x00", "' OR 1=1"])
def test_what_names_nothing_finds_nothing(areas, typed):
    assert areas_named(typed) in ([], [areas[0]])
    if "Zgierz" not in typed:
        assert areas_named(typed) == []


@pytest.mark.parametrize("typed", ["Borki", "powiat testowski", "w Zgierzu"])
def test_two_queries_are_enough(areas, typed, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        areas_named(typed)
