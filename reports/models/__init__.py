"""The report, its life and what is known of it. One module per aggregate."""

from reports.models.catalogue import Category, CategoryGroup
from reports.models.clock import Clock, ClockPause, DeadlineRule, Stage
from reports.models.group import ReportGroup
from reports.models.receipt import Receipt, SubmissionKey
from reports.models.report import Report, ReportContent
from reports.models.timeline import EntryBy, EntryKind, PartOfDay, StatusChange, TimelineEntry, VisitResult

__all__ = [
    "Category",
    "CategoryGroup",
    "Clock",
    "ClockPause",
    "DeadlineRule",
    "EntryBy",
    "EntryKind",
    "PartOfDay",
    "Receipt",
    "Report",
    "ReportContent",
    "ReportGroup",
    "Stage",
    "StatusChange",
    "SubmissionKey",
    "TimelineEntry",
    "VisitResult",
]
