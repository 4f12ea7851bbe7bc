"""`Report.due_on`: the nearest due day of its running clocks, whoever writes them and however."""

import datetime

import pytest
from django.utils import timezone

from reports.deadlines import new_clocks
from reports.models import Clock, Report, Stage
from reports.models.report import NEVER
from reports.tests.factories import make_report, submit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("region")]
DAY = datetime.timedelta(days=1)


def due(report):
    report.refresh_from_db(fields=["due_on"])
    running = Clock.objects.filter(report=report, stopped_on=None)
    assert report.due_on == min(running.values_list("due_on", flat=True), default=NEVER)
    return report.due_on


def test_a_new_report_is_due_when_it_must_be_read():
    report = submit().report
    assert due(report) == timezone.localdate() + 3 * DAY


def test_a_stopped_clock_leaves_the_next_and_the_last_leaves_none():
    report = submit().report
    report.clocks.filter(stage=Stage.READ).update(stopped_on=timezone.localdate())
    assert due(report) == timezone.localdate() + 5 * DAY
    report.clocks.filter(stage=Stage.VERIFY).update(stopped_on=timezone.localdate())
    assert due(report) == NEVER


def test_a_due_day_that_moves_or_goes_is_followed_in_any_way_of_writing():
    one, other = submit().report, submit().report
    Clock.objects.filter(stage=Stage.READ).update(due_on=timezone.localdate() + 9 * DAY)
    assert due(one) == due(other) == timezone.localdate() + 5 * DAY
    Clock.objects.filter(report=one, stage=Stage.VERIFY).delete()
    assert due(one) == timezone.localdate() + 9 * DAY
    assert due(other) == timezone.localdate() + 5 * DAY


def test_a_report_without_clocks_waits_last():
    report = make_report()
    Clock.objects.filter(report=report).delete()
    assert due(report) == NEVER
    Clock.objects.bulk_create(new_clocks(report, (Stage.VERIFY,), timezone.localdate() - 30 * DAY))
    assert due(report) == timezone.localdate() - 25 * DAY


def test_the_day_is_written_only_where_it_changes():
    """A report is one statement with its clocks: its row is not written a second time."""
    report = submit().report
    commands = [
        rows.filter(pk=pk).extra(select={"command": "cmin::text"}).values_list("command", flat=True).get()
        for rows, pk in ((Report.objects, report.pk), (Clock.objects, report.clocks.first().pk))
    ]
    assert commands[0] == commands[1]
