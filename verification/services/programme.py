"""Figures of a month and hours on the beat are entered and corrected. Nothing is overwritten: each correction is a new row."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Max
from django.http import Http404
from django.utils import timezone

from accounts.audit_acts import Act
from accounts.audited import audited
from accounts.models import User
from accounts.problems import Problem
from districts.models import Beat, Unit
from verification.models import BeatHours, HoursKind, MonthlyFigure, ProgrammeTask
from verification.permissions import may_enter_figures, may_enter_hours_done, oversees
from verification.scope import scope_of
from verification.services.desk import checked_text

MOST_REMARK = 300


@dataclass(frozen=True)
class Figure:
    number: int
    remark: str = ""


def tasks_of(month: datetime.date) -> list[ProgrammeTask]:
    """Of which a number is asked for that month."""
    begun = ProgrammeTask.objects.filter(valid_from__lte=month)
    return [task for task in begun if task.valid_to is None or task.valid_to >= month]


def newest_figures(units: Iterable[int], months: Iterable[datetime.date]):
    """The row that counts of each unit, month and task."""
    rows = MonthlyFigure.objects.filter(unit__in=units, month__in=months)
    return rows.order_by("unit_id", "month", "task_id", "-pk").distinct("unit_id", "month", "task_id")


def newest_hours(beats: Iterable[Beat], months: Iterable[datetime.date]):
    """The row that counts of each beat, month and kind; a beat of an earlier edition is the same beat."""
    rows = BeatHours.objects.filter(beat__public_id__in=[beat.public_id for beat in beats], month__in=months)
    return rows.order_by("beat__public_id", "month", "kind", "-pk").distinct("beat__public_id", "month", "kind")


@audited(Act.FIGURES_ENTERED, "unit")
def enter_figures(
    *, unit: Unit, month: datetime.date, figures: Mapping[int, Figure], seen: int, actor: User, at: datetime.datetime
) -> int:
    """Writes what differs from the newest rows, by task. How many rows.

    `seen` is the newest row that was on the screen, 0 for none. Raises `Http404` (out of scope), `Problem`: `forbidden`
    403, `stale_status` 409 with by and at where somebody entered something meanwhile, 422 for a remark.
    """
    scope = scope_of(actor, timezone.localdate(at))
    if not oversees(scope, unit):
        raise Http404
    if not may_enter_figures(scope, unit):
        raise Problem("forbidden")
    _lock([unit.pk])
    _refuse_stale(MonthlyFigure.objects.filter(unit=unit, month=month), seen)
    held = {row.task_id: row for row in newest_figures([unit.pk], [month])}
    rows = [
        MonthlyFigure(unit=unit, month=month, task_id=task, number=given.number, remark=_remark(given), by=actor, at=at)
        for task, given in figures.items()
        if task not in held or (held[task].number, held[task].remark) != (given.number, given.remark)
    ]
    return len(MonthlyFigure.objects.bulk_create(rows))


@audited(Act.FIGURES_ENTERED)
def enter_hours(
    *,
    beats: Iterable[Beat],
    month: datetime.date,
    hours: Mapping[tuple[int, str], int],
    seen: int,
    actor: User,
    at: datetime.datetime,
) -> int:
    """The same for hours: `hours` by key of the beat and kind; `beats` are those on the screen, with their units.

    Raises as `enter_figures` does. Whoever may enter hours done may not change the plan.
    """
    by_key = {beat.pk: beat for beat in beats}
    scope = scope_of(actor, timezone.localdate(at))
    for key, kind in hours:
        beat = by_key[key]
        if not may_enter_hours_done(scope, beat):
            raise Http404
        if kind == HoursKind.PLANNED and not may_enter_figures(scope, beat.unit):
            raise Problem("forbidden")
    _lock({beat.unit_id for beat in by_key.values()})
    public_ids = {beat.public_id for beat in by_key.values()}
    _refuse_stale(BeatHours.objects.filter(beat__public_id__in=public_ids, month=month), seen)
    found = newest_hours(by_key.values(), [month]).select_related("beat").defer("beat__area")
    held = {(row.beat.public_id, row.kind): row.hours for row in found}
    rows = [
        BeatHours(beat_id=key, month=month, kind=kind, hours=given, by=actor, at=at)
        for (key, kind), given in hours.items()
        if held.get((by_key[key].public_id, kind)) != given
    ]
    return len(BeatHours.objects.bulk_create(rows))


def _lock(units: Iterable[int]) -> None:
    """Whoever enters for the same unit waits. In the order of keys."""
    list(Unit.objects.select_for_update(no_key=True).filter(pk__in=units).order_by("pk").values_list("pk"))


def _refuse_stale(rows, seen: int) -> None:
    newest = rows.aggregate(newest=Max("pk"))["newest"] or 0
    if newest > seen:
        last = rows.select_related("by").get(pk=newest)
        raise Problem("stale_status", extra={"by": last.by.full_name, "at": last.at.isoformat(), "newest": newest})


def _remark(given: Figure) -> str:
    return checked_text("remark", given.remark, MOST_REMARK)
