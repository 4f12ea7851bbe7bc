"""A visit is recorded: a row for officers and a line for the resident, in one transaction."""

import datetime
import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.audit_acts import Act
from accounts.models import User
from accounts.problems import Problem
from districts import geo
from reports.models import EntryKind, PartOfDay, Report, TimelineEntry, VisitResult
from reports.querysets import OPEN
from verification.models import Visit, VisitMethod
from verification.permissions import WORKERS
from verification.services.desk import Desk, at_desk, checked_text, speaker

POSITION_STANDS_FOR = datetime.timedelta(hours=1)  # later the device may be anywhere
_PARTS = ((6, PartOfDay.NIGHT), (12, PartOfDay.MORNING), (18, PartOfDay.AFTERNOON), (22, PartOfDay.EVENING))


@dataclass(frozen=True)
class NewVisit:
    """`at` is when the officer was there, with its time zone.

    `position` is where the officer's device is now, lon and lat, or None: of it only the metres to the pin are kept.
    `key` makes sending it again harmless.
    """

    at: datetime.datetime
    method: str
    result: str
    note: str = ""
    position: tuple[float, float] | None = None
    key: uuid.UUID | None = None


def record_visit(*, report: Report, visit: NewVisit, actor: User, at: datetime.datetime) -> Visit:
    """Locks the report. `at` is now. The same visit, or the same key, sent twice is one: the first is given back.

    Raises `Http404` (out of scope), `Problem`: `forbidden` 403, `is_merged` 409, `transition_not_allowed` 422 on a closed report,
    `date_in_future`, `out_of_range` (before the day of filing), `wrong_type` 422 for the fields; `position_of_now` 422 for
    a position beside a visit that is over for long; 409 `visit_key_reused` where the key came with another visit.
    """
    note = checked_text("note", visit.note)
    with transaction.atomic():
        desk = at_desk(report, actor, at)
        known = _known(desk, visit, note)
        if known is None:
            _refuse(desk, visit)
            known = _same(desk, visit, note)
        if known is not None:
            return known
        TimelineEntry.objects.create(
            report=desk.report,
            kind=EntryKind.VISIT,
            on=timezone.localdate(visit.at),
            by=speaker(desk.roles & WORKERS)[1],
            part_of_day=part_of_day(visit.at),
            result=visit.result,
        )
        said = {"method": visit.method, "result": visit.result}
        record(Act.VISIT_RECORDED, about=desk.report, actor=actor.get_username(), detail=said)
        return Visit.objects.create(
            report=desk.report,
            officer=actor,
            at=visit.at,
            method=visit.method,
            result=visit.result,
            note=note,
            distance_m=_distance(desk.report, visit),
            key=visit.key,
        )


def _same(desk: Desk, visit: NewVisit, note: str) -> Visit | None:
    made = {"officer": desk.actor, "at": visit.at, "method": visit.method, "result": visit.result, "note": note}
    return desk.report.visits.filter(**made).first()


def _distance(report: Report, visit: NewVisit) -> int | None:
    return geo.metres_between((report.point.x, report.point.y), visit.position) if visit.position else None


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
    if desk.report.merged_into_id is not None:
        raise Problem("is_merged")
    if desk.report.status not in OPEN:
        raise Problem("transition_not_allowed")
    _check(visit, desk.at, desk.report)


def _check(visit: NewVisit, now: datetime.datetime, report: Report) -> None:
    if visit.at > now:
        raise Problem(fields={"at": "date_in_future"})
    if timezone.localdate(visit.at) < report.filed_on:
        raise Problem(fields={"at": "out_of_range"})
    if visit.position and now - visit.at > POSITION_STANDS_FOR:
        raise Problem(fields={"position": "position_of_now"})
    if visit.method not in VisitMethod.values:
        raise Problem(fields={"method": "wrong_type"})
    if visit.result not in VisitResult.values:
        raise Problem(fields={"result": "wrong_type"})


def part_of_day(at: datetime.datetime) -> PartOfDay:
    """What the resident reads instead of the hour."""
    hour = timezone.localtime(at).hour
    return next((part for end, part in _PARTS if hour < end), PartOfDay.NIGHT)
