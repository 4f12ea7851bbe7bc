"""The made-up country of the benches: rows as the services leave them, and the guards are back afterwards."""

import datetime

import pytest
from django.db import transaction
from django.db.models import Min
from django.db.utils import ProgrammingError

from kmzb.bench import nation
from reports.models import Clock, Report, StatusChange
from reports.models.report import NEVER
from reports.querysets import OPEN
from reports.statuses import ALLOWED, REASONS, Status

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("region")]


@pytest.fixture
def country(monkeypatch):
    for name, number in (("VOIVODESHIPS", 1), ("COUNTIES", 8), ("SECTIONS", 1), ("AT_ONCE", 2_000)):
        monkeypatch.setattr(nation, name, number)
    nation.make(5_000, lambda _name, parts, _total: parts)


def test_each_report_of_the_country_could_have_been_written_by_hand(country):
    assert Report.objects.count() == 5_000
    running = Clock.objects.filter(stopped_on=None).values("report").annotate(first=Min("due_on"))
    nearest = dict(running.values_list("report", "first"))
    for report in Report.objects.all():
        assert report.due_on == nearest.get(report.pk, NEVER)
        assert (report.due_on < NEVER) == (report.status in OPEN)
    for old, new, reason in StatusChange.objects.values_list("old", "new", "reason").distinct():
        assert new in ALLOWED[old]
        assert reason in REASONS[old, new] or (reason, new) == ("", Status.CONFIRMED) or not REASONS[old, new]
    assert set(Report.objects.values_list("status", flat=True)) >= {Status.NEW, Status.VERIFYING, Status.CONFIRMED}


def test_more_are_added_up_to_the_number_and_the_guards_are_on(country):
    nation.make(5_500, lambda _name, parts, _total: parts)
    nation.make(5_500, lambda _name, parts, _total: parts)
    assert Report.objects.count() == 5_500
    hoax = Report.objects.filter(status=Status.HOAX).first()
    with pytest.raises(ProgrammingError), transaction.atomic():
        Report.objects.filter(pk=hoax.pk).update(status=Status.REFERRED)
    Clock.objects.filter(report=hoax).update(stopped_on=None, due_on=datetime.date(2026, 1, 5))
    hoax.refresh_from_db()
    assert hoax.due_on == datetime.date(2026, 1, 5)
