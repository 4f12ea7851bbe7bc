"""Reports of the same threat are merged into one that stays, and taken apart again. Nothing is deleted.

A merged report keeps its status, its receipt and its trail; its clocks stop. Its due days were promised at filing and a
merge is no pause, so after an unmerge they are those that it would have had by itself. Whoever holds its code reads how
the one that stays gets on and may object to its verdict.
"""

import datetime
import uuid
from collections.abc import Collection

from django.db.models import F
from django.utils import timezone

from accounts.audit_acts import Act
from accounts.audited import audited
from accounts.models import User
from accounts.problems import Problem
from reports.models import Clock, Report
from reports.querysets import OPEN
from verification.models import Merge
from verification.permissions import WORKERS
from verification.scope import Scope, scope_of
from verification.services.desk import at_desk
from verification.services.several import several


def mergeable(scope: Scope, ids: Collection[uuid.UUID], target: uuid.UUID) -> tuple[Report, list[Report]]:
    """The one that stays and the others, the oldest first. Two queries, no lock.

    Raises as `several`, and `Problem`: 422 `merge_needs_two`; 409 `not_open`, `is_merged` (one of the others),
    `target_is_merged`.
    """
    found = several(scope, {*ids, target}, WORKERS)
    stays = next(row for row in found if row.public_id == target)
    others = [row for row in found if row is not stays]
    if not others:
        raise Problem("merge_needs_two")
    _refuse(stays, others)
    return stays, others


@audited(Act.REPORTS_MERGED)
def merge(*, ids: Collection[uuid.UUID], target: uuid.UUID, actor: User, at: datetime.datetime) -> Report:
    """Locks all of them in the order of their keys, with what was merged into the others before: it moves along.

    Returns the one that stays. Raises as `mergeable`.
    """
    scope = scope_of(actor, timezone.localdate(at))
    stays, others = mergeable(scope, ids, target)
    keys = {row.pk for row in others}
    before = set(Report.objects.filter(merged_into__in=keys).values_list("pk", flat=True))
    locked = {row.pk: row for row in _locked(keys | before | {stays.pk})}
    stays = locked[stays.pk]
    _refuse(stays, [locked[key] for key in keys])
    moving = [locked[key] for key in sorted(before) if locked[key].merged_into_id in keys]
    for row in moving:
        _end(row, actor, at)
    for row in [locked[key] for key in sorted(keys)] + moving:
        _begin(row, stays, actor, at)
    return stays


@audited(Act.REPORT_UNMERGED, "report")
def unmerge(*, report: Report, actor: User, at: datetime.datetime) -> Report:
    """The report stands by itself again as it was; days that have passed are not given back.

    Returns the one that it was merged into. Raises `Http404`, `Problem`: `forbidden` 403, 409 `not_merged`.
    """
    target = Report.objects.filter(merged=report).first()
    _locked({report.pk, target.pk} if target else {report.pk})
    desk = at_desk(report, actor, at)
    if not desk.roles & WORKERS:
        raise Problem("forbidden")
    if target is None or desk.report.merged_into_id != target.pk:
        raise Problem("not_merged")
    _end(desk.report, actor, at)
    return target


def _locked(keys: set[int]) -> list[Report]:
    return list(Report.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))


def _refuse(stays: Report, others: Collection[Report]) -> None:
    if stays.merged_into_id is not None:
        raise Problem("target_is_merged")
    if any(row.merged_into_id is not None for row in others):
        raise Problem("is_merged")
    if any(row.status not in OPEN for row in (stays, *others)):
        raise Problem("not_open")


def _begin(row: Report, stays: Report, actor: User, at: datetime.datetime) -> None:
    """Whoever filed the report sees the threat too: one person more, with those who joined in."""
    counted = 1 + Report.objects.values_list("endorsements", flat=True).get(pk=row.pk)
    running = Clock.objects.filter(report=row, stopped_on=None)
    clocks = list(running)
    made = Merge.objects.create(report=row, target=stays, by=actor, at=at, counted=counted)
    made.clocks.set(clocks)
    running.update(stopped_on=timezone.localdate(at))
    Report.objects.filter(pk=row.pk).update(merged_into=stays)
    Report.objects.filter(pk=stays.pk).update(endorsements=F("endorsements") + counted)


def _end(row: Report, actor: User, at: datetime.datetime) -> None:
    """Exactly what `_begin` changed. Rows of the demo may have been merged without it: then only the mark goes."""
    made = Merge.objects.filter(report=row, undone_at=None).first()
    if made is not None:
        Clock.objects.filter(pk__in=made.clocks.values("pk")).update(stopped_on=None)
        Report.objects.filter(pk=made.target_id).update(endorsements=F("endorsements") - made.counted)
        made.undone_by, made.undone_at = actor, at
        made.save(update_fields=["undone_by", "undone_at"])
    Report.objects.filter(pk=row.pk).update(merged_into=None)
