"""What belongs to one report, read by SQL that is written once: as it is kept now, whatever was read of it before."""

from django.db.models import QuerySet

from accounts import written
from reports.models import Clock, Report, ReportContent, TimelineEntry
from verification.models import Note, Visit


def read_all(report: Report) -> ReportContent | None:
    """What was written, None where nothing was; clocks, timeline, visits and notes stay with `report`. Five queries."""
    for relation, build in (("clocks", _clocks), ("timeline", _timeline), ("visits", _visits), ("notes", _notes)):
        written.keep(report, relation, written.rows(build, report.pk))
    return next(iter(written.rows(_content, report.pk)), None)


def _content() -> QuerySet:
    return ReportContent.objects.filter(report=0)


def _clocks() -> QuerySet:
    return Clock.objects.filter(report=0)


def _timeline() -> QuerySet:
    return TimelineEntry.objects.filter(report=0)


def _visits() -> QuerySet:
    return Visit.objects.filter(report=0).select_related("officer")


def _notes() -> QuerySet:
    return Note.objects.filter(report=0).select_related("author")
