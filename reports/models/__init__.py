"""The report, its life and what is known of it. One module per aggregate."""

from reports.models.catalogue import Category, CategoryGroup
from reports.models.catalogue_change import CategoryChange, ReasonRule
from reports.models.clock import Clock, ClockPause, DeadlineRule, PauseReason, Stage
from reports.models.dialogue import Endorsement, Message, MessageKind, Rating, RatingValue, Sender
from reports.models.group import ReportGroup
from reports.models.photo import Photo
from reports.models.question import CategoryQuestion
from reports.models.receipt import Receipt, SubmissionKey
from reports.models.report import Report, ReportContent, Source
from reports.models.retention import Held, RetentionRule, RetentionRun
from reports.models.timeline import EntryBy, EntryKind, PartOfDay, StatusChange, TimelineEntry, VisitResult

__all__ = [
    "Category",
    "CategoryChange",
    "CategoryGroup",
    "CategoryQuestion",
    "Clock",
    "ClockPause",
    "DeadlineRule",
    "Endorsement",
    "EntryBy",
    "EntryKind",
    "Held",
    "Message",
    "MessageKind",
    "PartOfDay",
    "PauseReason",
    "Photo",
    "Rating",
    "RatingValue",
    "ReasonRule",
    "Receipt",
    "Report",
    "ReportContent",
    "ReportGroup",
    "RetentionRule",
    "RetentionRun",
    "Sender",
    "Source",
    "Stage",
    "StatusChange",
    "SubmissionKey",
    "TimelineEntry",
    "VisitResult",
]
