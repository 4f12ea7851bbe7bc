"""A place finds the beat that serves it, and the people of that day."""

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from districts.lookup import OutsideArea, locate
from districts.models import AssignmentRole, UnitArea
from districts.tests.factories import SIDE, assign, make_beat, make_edition, make_region, middle, place_2180, square

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 6, 1)


@pytest.fixture
def region():
    return make_region()


def at(x: float, y: float = 500) -> tuple[float, float]:
    point = place_2180(x, y)
    return point.x, point.y


def test_a_place_in_the_middle_of_a_beat_is_exact(region, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = locate(*middle(1), on=DAY)
        assert found.beat.holding.officer.last_name == "Testowy2"
        assert found.beat.unit.head.last_name == "Testowy90"
    assert (found.match, found.beat, found.unit, found.edition) == (
        "exact",
        region.beats[1],
        region.sections[0],
        region.edition,
    )
    assert found.beat.standing_in is None


def test_a_place_on_a_shared_border_belongs_to_the_lower_number(region):
    corner = place_2180(1000, 0)
    found = locate(corner.x, corner.y, on=DAY)
    assert found.match == "near_border"
    assert found.beats == [region.beats[0], region.beats[1]]


def test_numbers_are_compared_as_numbers_not_as_text(region):
    edition, section = region.edition, region.sections[0]
    ten, nine = (make_beat(edition, section, number, square(8, 3)) for number in ("10", "9"))
    assert locate(*middle(8, 3), on=DAY).beats == [nine, ten]


@pytest.mark.parametrize(("metres", "match"), [(29, "near_border"), (31, "exact")])
def test_less_than_thirty_metres_from_a_border_names_both_beats(region, metres, match):
    found = locate(*at(SIDE + metres), on=DAY)
    assert found.match == match
    assert found.beat == region.beats[1]
    assert (region.beats[0] in found.beats) == (match == "near_border")


def test_a_hole_goes_to_the_deepest_unit_that_covers_it(region, django_assert_num_queries):
    with django_assert_num_queries(2):
        found = locate(*middle(4), on=DAY)
    assert (found.match, found.beats, found.unit, found.is_hole) == ("hole", [], region.county, True)
    assert found.beat is None


def test_a_place_just_beside_a_beat_is_still_a_hole(region):
    found = locate(*at(4 * SIDE + 10), on=DAY)
    assert found.is_hole
    assert found.unit == region.county


def test_where_only_the_root_covers_the_root_answers(region):
    assert locate(*middle(5), on=DAY).unit == region.root


def test_outside_names_the_served_area(region, django_assert_max_num_queries):
    with django_assert_max_num_queries(2), pytest.raises(OutsideArea) as outside:
        locate(*middle(9), on=DAY)
    assert outside.value.served == region.root.name


def test_an_empty_site_serves_nobody():
    with pytest.raises(OutsideArea) as outside:
        locate(19.45, 51.77)
    assert outside.value.served == ""


def test_a_beat_without_officer_has_nobody_holding_it(region):
    region.beats[0].assignments.all().delete()
    found = locate(*middle(0), on=DAY)
    assert (found.beat.holding, found.beat.standing_in) == (None, None)


@pytest.mark.parametrize(("day", "who"), [(9, None), (10, "Testowy2"), (19, "Testowy2"), (20, None)])
def test_a_substitute_answers_on_the_days_of_the_substitution(region, day, who):
    valid = (datetime.date(2026, 6, 10), datetime.date(2026, 6, 20))
    assign(region.officers[1], region.beats[0], AssignmentRole.SUBSTITUTE, valid)
    found = locate(*middle(0), on=datetime.date(2026, 6, day))
    assert found.beat.holding.officer == region.officers[0]
    assert (found.beat.standing_in and found.beat.standing_in.officer.last_name) == who


def test_only_the_current_edition_answers(region):
    older = make_edition("Older", is_current=False)
    make_beat(older, region.sections[0], "1", square(9))
    UnitArea.objects.create(edition=older, unit=region.county, area=square(9))
    with pytest.raises(OutsideArea):
        locate(*middle(9), on=DAY)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(x=st.floats(0, 5000), y=st.floats(0, 1000))
def test_the_same_place_is_always_served_by_the_same_beat(region, x, y):
    lon, lat = (round(part, 6) for part in at(x, y))
    try:
        first, second = locate(lon, lat, on=DAY), locate(lon, lat, on=DAY)
    except OutsideArea:
        return
    assert first == second
    assert first.is_hole or first.beats == sorted(first.beats, key=lambda beat: (not beat.is_here, beat.sort_key))
