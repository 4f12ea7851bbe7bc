"""The map tells the truth: cells and reports add up to the rows, at every zoom and under every filter."""

import datetime
import random

import pytest
from django.contrib.gis.geos import Point
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.filters import Filters
from reports.map import cells
from reports.map.tiles import tile
from reports.models import Category, Report
from reports.statuses import Status
from reports.tests.factories import HOMELESS, SPEED, WASTE, make_report

WORLD = (0, 0, 0)


@pytest.fixture
def crowd(region):
    """160 published reports in the region, some on shared points, statuses and days mixed."""
    dice = random.Random(7)
    categories = list(Category.objects.filter(slug__in=(SPEED, WASTE, HOMELESS)))
    first = make_report()
    rows = []
    for number in range(160):
        lon, lat = first.point.x + dice.uniform(0, 0.05), first.point.y + dice.uniform(-0.01, 0.01)
        if number % 8 == 0:
            lon, lat = first.point.x, first.point.y
        place = Point(round(lon, 6), round(lat, 6), srid=4326)
        day = datetime.date(2026, 1, 1) + datetime.timedelta(days=dice.randrange(300))
        rows.append(
            Report(
                category=dice.choice(categories), point=place, public_point=place, filed_on=day, unit=first.unit,
                edition=first.edition, is_published=number % 10 != 9, is_hidden=number % 17 == 16,
            )
        )  # fmt: skip
    made = Report.objects.bulk_create(rows)
    Report.objects.filter(pk__in=[row.pk for row in made[:50]]).update(status=Status.VERIFYING)
    Report.objects.filter(pk__in=[row.pk for row in made[:20]]).update(status=Status.CONFIRMED)
    return first


def filters_strategy():
    days = st.none() | st.dates(datetime.date(2026, 1, 1), datetime.date(2026, 12, 1))
    return st.builds(
        Filters,
        categories=st.lists(st.sampled_from([SPEED, WASTE, HOMELESS]), unique=True).map(tuple),
        statuses=st.lists(st.sampled_from(Status.values), unique=True).map(tuple),
        since=days,
        until=days,
    )


def children(z, x, y):
    return [(z + 1, 2 * x + dx, 2 * y + dy) for dx in (0, 1) for dy in (0, 1)]


def counted(answer):
    return sum(cell[2] for cell in answer["cells"]) + len(answer["reports"])


@pytest.mark.django_db
def test_cells_and_reports_of_random_tiles_add_up_to_the_rows(crowd):
    @settings(max_examples=settings.default.max_examples // 3)  # each counts a whole way down from the world
    @given(filters_strategy(), st.integers(0, 19), st.randoms())
    def holds(filters, depth, dice):
        place, rows = WORLD, filters.apply(Report.public.all()).count()
        assert tile(*WORLD, filters)["count"] == rows
        for _ in range(depth):
            parts = {child: tile(*child, filters)["count"] for child in children(*place)}
            assert sum(parts.values()) == tile(*place, filters)["count"]
            place = dice.choice([child for child, n in parts.items() if n] or list(parts))
        answer = tile(*place, filters)
        assert answer["count"] == counted(answer)
        assert all(sum(counts.values()) == n for _, _, n, counts in answer["cells"])

    holds()


@pytest.mark.django_db
def test_status_ring_counts_what_the_rows_say(crowd):
    ring = {}
    for _, _, _, counts in tile(*WORLD, Filters())["cells"]:
        for status, n in counts.items():
            ring[status] = ring.get(status, 0) + n
    assert ring == {status: Report.public.filter(status=status).count() for status in ring}


@pytest.mark.django_db
def test_hidden_unpublished_and_merged_reports_are_in_no_tile(region):
    shown, hidden, waiting, merged = (make_report(published=n != 2) for n in range(4))
    Report.objects.filter(pk=hidden.pk).update(is_hidden=True)
    Report.objects.filter(pk=merged.pk).update(merged_into=shown)
    answer = tile(*WORLD, Filters())
    assert [row[2] for row in answer["reports"]] == [str(shown.public_id)]
    assert answer["count"] == 1
    assert str(waiting.public_id) not in str(answer)


@pytest.mark.django_db
def test_up_to_a_hundred_reports_are_shown_one_by_one(region):
    reports = [make_report(col=n / 10) for n in range(3)]
    answer = tile(*WORLD, Filters())
    assert {row[2] for row in answer["reports"]} == {str(report.public_id) for report in reports}
    assert answer["cells"] == []


@pytest.mark.django_db
@pytest.mark.parametrize("z", [0, 12, 19])
def test_shared_point_stays_a_cell_at_every_zoom(region, z):
    reports = [make_report() for _ in range(3)]
    place = reports[0].public_point
    x, y = (part >> (21 - z) for part in cells.separate(reports[0].cell))
    answer = tile(z, x, y, Filters())
    assert answer["cells"] == [[place.x, place.y, 3, {"new": 3}]]
    assert answer["reports"] == []


@pytest.mark.django_db
def test_tile_is_one_query(crowd, django_assert_num_queries):
    with django_assert_num_queries(1):
        tile(12, 0, 0, Filters(statuses=("new",), since=datetime.date(2026, 1, 1)))


@pytest.mark.django_db
def test_counting_a_tile_can_read_the_partial_covering_index(crowd):
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE reports_report")
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT cell >> 4, status, count(*) FROM reports_report WHERE is_published AND NOT is_hidden "
            "AND merged_into_id IS NULL AND cell BETWEEN 1 AND 2 GROUP BY 1, 2"
        )
        plan = " ".join(row[0] for row in cursor.fetchall())
    assert "report_public_cell" in plan


@given(st.integers(0, 2**21 - 1), st.integers(0, 2**21 - 1))
def test_a_code_keeps_its_two_numbers(x, y):
    assert cells.separate(cells.interleave(x, y)) == (x, y)


@pytest.mark.django_db
def test_database_and_python_cut_the_same_cells():
    @given(st.floats(14, 24.3), st.floats(48.9, 55))
    def same(lon, lat):
        with connection.cursor() as cursor:
            cursor.execute("SELECT reports_cell(ST_SetSRID(ST_Point(%s, %s), 4326))", [lon, lat])
            code = cursor.fetchone()[0]
        middle = cells.centre(code, 21)
        assert middle[0] == pytest.approx(lon, abs=360 / 2**21)
        assert middle[1] == pytest.approx(lat, abs=360 / 2**21)

    same()


@pytest.mark.parametrize(
    ("z", "level"), [(0, 6), (3, 6), (4, 8), (6, 10), (8, 12), (11, 12), (12, 16), (17, 21), (19, 21)]
)
def test_level_of_the_cells_of_a_tile(z, level):
    assert cells.level_of(z) == level
