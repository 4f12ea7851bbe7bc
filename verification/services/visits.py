"""A visit is recorded: a row for officers and a line for the resident, in one transaction."""

import datetime
import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.problems import Problem
from reports.models import EntryKind, PartOfDay, Report, TimelineEntry, VisitResult
from reports.querysets import OPEN
from verification.models import Visit, VisitMethod
from verification.permissions import WORKERS
from verification.services.desk import Desk, at_desk, checked_text, speaker

_PARTS = ((6, PartOfDay.NIGHT), (12, PartOfDay.MORNING), (18, PartOfDay.AFTERNOON), (22, PartOfDay.EVENING))


@dataclass(frozen=True)
class NewVisit:
    """`at` is when the officer was there, with its time zone. `key` makes sending it again harmless."""

    at: datetime.datetime
    method: str
    result: str
    note: str = ""
    key: uuid.UUID | None = None


def record_visit(*, report: Report, visit: NewVisit, actor: User, at: datetime.datetime) -> Visit:
    """Locks the report. `at` is now. A visit whose key is known already is given back as it was first recorded.

    Raises `Http404` (out of scope), `Problem`: `forbidden` 403, `transition_not_allowed` 422 on a closed report,
    `date_in_future`, `out_of_range` (before the day of filing), `wrong_type` 422 for the fields, and 409
    `visit_key_reused` where the key came with another visit.
    """
    note = checked_text("note", visit.note)
    with transaction.atomic():
        desk = at_desk(report, actor, at)
        known = _known(desk, visit, note)
        if known is not None:
            return known
        _refuse(desk, visit)
        TimelineEntry.objects.create(
            report=desk.report,
            kind=EntryKind.VISIT,
            on=timezone.localdate(visit.at),
            by=speaker(desk.roles & WORKERS)[1],
            part_of_day=part_of_day(visit.at),
            result=visit.result,
        )
        return Visit.objects.create(
            report=desk.report,
            officer=actor,
            at=visit.at,
            method=visit.method,
            result=visit.result,
            note=note,
            key=visit.key,
        )


def _known(desk: Desk, visit: NewVisit, note: str) -> Visit | None:
    """The row of the same key. The moment is not compared: a form without one means the moment in which it arrives."""
    if visit.key is None:
        return None
    found = Visit.objects.filter(report=desk.report, key=visit.key).first()
    if found is None:
        return None
    same = (found.officer_id, found.method, found.result, found.note)
    if same != (desk.actor.pk, visit.method, visit.result, note):
        raise Problem("visit_key_reused")
    return found


def _refuse(desk: Desk, visit: NewVisit) -> None:
    if not desk.roles & WORKERS:
        raise Problem("forbidden")
    if desk.report.status not in OPEN:
        raise Problem("transition_not_allowed")
    if visit.at > desk.at:
        raise Problem(fields={"at": "date_in_future"})
    if timezone.localdate(visit.at) < desk.report.filed_on:
        raise Problem(fields={"at": "out_of_range"})
    if visit.method not in VisitMethod.values:
        raise Problem(fields={"method": "wrong_type"})
    if visit.result not in VisitResult.values:
        raise Problem(fields={"result": "wrong_type"})


def part_of_day(at: datetime.datetime) -> PartOfDay:
    """What the resident reads instead of the hour."""
    hour = timezone.localtime(at).hour
    return next((part for end, part in _PARTS if hour < end), PartOfDay.NIGHT)
