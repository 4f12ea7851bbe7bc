"""The order in which reports appear, and in which they lie in the table, tells nothing of the order in which they came."""

import pytest
from django.contrib.gis.geos import Point
from django.db import connection

from districts.tests.factories import middle
from kmzb.tests.public_answers import content, whole, whole_list
from reports.models import Report
from reports.services.publish import publish_waiting
from reports.tests.factories import submit

pytestmark = pytest.mark.django_db


def file_many(count):
    """Rows as `submit_report` writes them, of one day and batch; gives their public ids in the order of filing."""
    first = submit().report
    place = middle(0)
    rows = [
        Report(
            category=first.category, filed_on=first.filed_on, unit=first.unit, beat=first.beat, edition=first.edition,
            point=Point(*place, srid=4326), public_point=Point(*place, srid=4326), batches_left=1,
        )
        for _ in range(count)
    ]  # fmt: skip
    return [str(row.public_id) for row in Report.objects.bulk_create(rows)]


def rank_correlation(order):
    """Spearman's, of places in a list with the list's own order."""
    size = len(order)
    apart = sum((rank - place) ** 2 for rank, place in enumerate(order))
    return 1 - 6 * apart / (size * (size * size - 1))


def test_the_correlation_has_its_known_values():
    assert rank_correlation([0, 1, 2, 3]) == 1
    assert rank_correlation([3, 2, 1, 0]) == -1
    assert rank_correlation([1, 0, 3, 2]) == pytest.approx(0.6)


@pytest.mark.parametrize(
    ("count", "most"),
    [(500, 0.2), pytest.param(10_000, 0.05, marks=pytest.mark.long)],  # more than four times the spread of chance
)
def test_the_order_in_which_reports_appear_says_nothing_of_the_order_in_which_they_came(
    client, region, settings, count, most
):
    settings.PUBLICATION_DELAY = 1
    filed = {public_id: place for place, public_id in enumerate(file_many(count))}
    publish_waiting()
    pages = whole_list(lambda path: whole(client.get(path)), "/api/v1/reports/").values()
    shown = [row["properties"]["id"] for page in pages for row in content(page)["features"]]
    order = [filed[public_id] for public_id in shown if public_id in filed]
    assert len(order) == count
    assert abs(rank_correlation(order)) <= most
    with connection.cursor() as cursor:
        cursor.execute("SELECT public_id FROM reports_report ORDER BY ctid")
        lying = [filed[str(public_id)] for (public_id,) in cursor.fetchall() if str(public_id) in filed]
    assert abs(rank_correlation(lying)) <= most
