"""Reports wait before they are public, and nothing afterwards tells in which order they came."""

import uuid

import pytest
from django.db import connection
from django.db.models import DateTimeField
from django.test import override_settings

from reports import models
from reports.models import Report
from reports.services.publish import BATCHES, draw_batches, publish_waiting
from reports.tests.factories import submit

pytestmark = pytest.mark.django_db
CAUSED_BY_RESIDENTS = {
    models.Report,
    models.ReportContent,
    models.Receipt,
    models.SubmissionKey,
    models.TimelineEntry,
    models.Clock,
}


def file_reports(count, **fields):
    return [submit(col=number / (2 * count), **fields).report.pk for number in range(count)]


def test_a_report_waits_more_than_a_quarter_and_at_most_an_hour(region):
    report = submit().report
    shown_after = 0
    while not Report.public.filter(pk=report.pk).exists():
        publish_waiting()
        shown_after += 1
    assert shown_after == report.batches_left
    assert {draw_batches() for _ in range(200)} == set(BATCHES) == {2, 3, 4}


def test_a_batch_publishes_only_what_has_waited(region):
    for batches, report in zip((2, 3, 4), file_reports(3), strict=True):
        Report.objects.filter(pk=report).update(batches_left=batches)
    assert [publish_waiting() for _ in range(5)] == [0, 1, 1, 1, 0]


@override_settings(PUBLICATION_DELAY=0)
def test_report_is_public_at_once_where_the_delay_is_off(region):
    assert Report.public.filter(pk=submit().report.pk).exists()


def test_the_table_does_not_keep_the_order_of_what_was_published_together(region):
    filed = file_reports(40)
    Report.objects.update(batches_left=1)
    publish_waiting()
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM reports_report ORDER BY ctid")
        stored = [pk for (pk,) in cursor.fetchall()]
    assert stored != filed
    assert abs(correlation(stored)) < 0.6


def test_public_ids_are_random(region):
    ids = [Report.objects.get(pk=pk).public_id for pk in file_reports(40)]
    assert {public_id.version for public_id in ids} == {4}
    assert abs(correlation([public_id.int for public_id in ids])) < 0.6
    assert all(uuid.UUID(str(public_id)) == public_id for public_id in ids)


@pytest.mark.parametrize("model", sorted(CAUSED_BY_RESIDENTS, key=str), ids=lambda model: model.__name__)
def test_what_a_resident_causes_carries_no_instant(model):
    assert [field.name for field in model._meta.get_fields() if isinstance(field, DateTimeField)] == []


def correlation(values):
    """Spearman's: 1 where the order is kept, near 0 where it is lost. 0.6 of 40 has a chance of 1 in 20,000."""
    ranks = {value: rank for rank, value in enumerate(sorted(values))}
    count = len(values)
    squares = sum((ranks[value] - place) ** 2 for place, value in enumerate(values))
    return 1 - 6 * squares / (count * (count * count - 1))
