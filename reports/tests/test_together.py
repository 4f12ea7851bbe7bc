"""A report and what belongs to it are one statement: one commit, all or nothing."""

import uuid

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from reports.models import Clock, Receipt, Report, ReportContent, SubmissionKey, TimelineEntry
from reports.services.together import insert_together
from reports.tests.factories import submit

pytestmark = pytest.mark.django_db
PARTS = (ReportContent, Receipt, SubmissionKey, TimelineEntry, Clock)


def copy_of(report, **fields):
    """Another report like this one, not saved yet."""
    given = {field.attname: getattr(report, field.attname) for field in Report._meta.fields if not field.generated}
    return Report(**given | {"id": None, "public_id": uuid.uuid4()} | fields)


def test_everything_is_there_after_one_statement(region):
    with CaptureQueriesContext(connection) as seen:
        report = submit(description="Szybko jeżdżą").report
    writes = [query["sql"] for query in seen if "INSERT" in query["sql"]]
    assert len(writes) == 1
    assert [part.objects.filter(report=report).count() for part in PARTS] == [1, 1, 1, 1, 2]


def test_the_row_is_as_if_it_had_been_saved(region):
    report = submit().report
    held = Report.objects.get(pk=report.pk)
    assert not report._state.adding
    assert report == held
    names = [field.attname for field in Report._meta.concrete_fields]
    assert [getattr(report, name) for name in names] == [getattr(held, name) for name in names]
    report.is_hidden = True
    report.save(update_fields=["is_hidden"])
    assert Report.objects.filter(is_hidden=True).count() == 1


def test_a_part_that_is_refused_takes_everything_with_it_and_nothing_else(region):
    first = submit().report
    digest = bytes(first.receipt.digest)
    with transaction.atomic():
        with pytest.raises(IntegrityError):
            second = copy_of(first)
            insert_together(second, [[Receipt(report=second, digest=digest)]], "report")
        assert Report.objects.count() == 1
    assert Receipt.objects.count() == 1


def test_a_row_may_come_alone(region):
    second = copy_of(submit().report)
    insert_together(second, [[]], "report")
    assert Report.objects.filter(pk=second.pk).exists()
