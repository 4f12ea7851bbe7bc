"""The parts of a report's page as plain rows: what the resident named, deadlines, visits, evidence, the public story."""

import datetime
from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.dates import WEEKDAYS

from reports import story
from reports.deadlines import is_overdue
from reports.models import Clock, Report, ReportContent
from reports.statuses import Status
from verification.models import VisitMethod
from verification.panel import words
from verification.panel.forms import PauseForm
from verification.permissions import APPROVERS
from verification.queue import group_of
from verification.round import counted
from verification.scope import Scope
from verification.services.evidence import is_inside
from verification.services.pauses import MAY_STAND


def named(content: ReportContent | None) -> dict[str, object]:
    """Days and hours that the resident named, in words."""
    if content is None:
        return {}
    days = [str(WEEKDAYS[day - 1]) for day in sorted(content.weekdays)]
    return {"on": content.occurred_on, "weekdays": days, "hours": [_clock_words(h) for h in content.hours]}


def _clock_words(hours: str) -> str:
    first, _, end = hours.partition("-")
    return f"{int(first)}:00–{int(end)}:00"


@dataclass(frozen=True)
class DueRow:
    """A running clock with its pauses; `form` for those who may pause it now."""

    due: words.Due
    pauses: tuple[str, ...]
    form: PauseForm | None
    may_resume: bool


def dues(scope: Scope, report: Report, refused: PauseForm | None) -> list[DueRow]:
    running = report.clocks.filter(stopped_on=None).select_related("rule").prefetch_related("pauses").order_by("due_on")
    approves = bool(scope.roles_in(report) & APPROVERS)
    return [_due_row(clock, scope.on, approves, refused) for clock in running]


def _due_row(clock: Clock, on: datetime.date, approves: bool, refused: PauseForm | None) -> DueRow:
    stands = any(pause.since <= on <= pause.until for pause in clock.pauses.all())
    again = refused if refused is not None and refused.data.get("stage") == clock.stage else None
    may = approves and clock.stage in MAY_STAND and not is_overdue(clock, on)
    form = (again or PauseForm.of(clock.stage)) if may else None
    due = words.due(clock, on, group_of(clock.due_on, on), with_rule=True)
    return DueRow(due, story.pauses_in_words(clock), form, may and stands)


@dataclass(frozen=True)
class VisitRow:
    at: datetime.datetime
    who: str
    method: str
    result: str
    result_label: str
    note: str
    outside: bool
    distance: str


def visit_row(visit, content: ReportContent | None) -> VisitRow:
    return VisitRow(
        at=timezone.localtime(visit.at),
        who=visit.officer.full_name,
        method=VisitMethod(visit.method).label,
        result=visit.result,
        result_label=visit.get_result_display(),
        note=visit.note,
        outside=content is not None and not is_inside(content, visit.at),
        distance=words.from_pin(visit.distance_m),
    )


def evidence(report: Report, content: ReportContent | None) -> dict[str, object]:
    """What counts towards "not confirmed" so far; only asked while the report is being verified. Needs `visits` and `changes`
    prefetched.
    """
    if report.status != Status.VERIFYING:
        return {}
    visits = counted(report)
    names_time = content is not None and bool(content.weekdays or content.hours)
    return {
        "visits": len(visits),
        "minimum": report.category.minimum_visits,
        "names_time": names_time,
        "inside": names_time and any(is_inside(content, visit.at) for visit in visits),
    }


@dataclass(frozen=True)
class PublicLine:
    """One line of the public page. `with_code` is what the holder of the receipt reads instead, "" where it is the same."""

    on: datetime.date
    sentence: str
    with_code: str


def public_lines(report: Report) -> list[PublicLine]:
    """The sentences of the public page and of the receipt, side by side. One query."""
    prefetch_related_objects([report], "timeline")
    pairs = zip(story.lines(report), story.lines(report, with_visits=True), strict=True)
    return [
        PublicLine(public.on, public.sentence, own.sentence if own.sentence != public.sentence else "")
        for public, own in pairs
    ]
