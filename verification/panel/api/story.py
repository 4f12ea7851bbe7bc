"""What belongs to one report, read by SQL that is written once: as it is kept now, whatever was read of it before."""

from django.db.models import QuerySet

from accounts import written
from reports.models import Clock, Report, TimelineEntry
from verification.models import Note, Visit


def read_all(report: Report) -> None:
    """Clocks, timeline, visits and notes stay with `report`. Four queries."""
    builds = (_clocks, _timeline, _visits, _notes)
    found = written.together(*((build, (report.pk,)) for build in builds))
    for relation, rows in zip(("clocks", "timeline", "visits", "notes"), found, strict=True):
        written.keep(report, relation, rows)


def _clocks(report: int) -> QuerySet:
    return Clock.objects.filter(report=report)


def _timeline(report: int) -> QuerySet:
    return TimelineEntry.objects.filter(report=report)


def _visits(report: int) -> QuerySet:
    return Visit.objects.filter(report=report).select_related("officer")


def _notes(report: int) -> QuerySet:
    return Note.objects.filter(report=report).select_related("author")
