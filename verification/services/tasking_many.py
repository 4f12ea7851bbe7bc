"""The same task for several reports in one act, and the way back from it."""

import datetime
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from accounts.problems import Problem
from reports.models import Report
from reports.querysets import OPEN
from verification.models import Answer, BulkAct, BulkItem, BulkKind, Reassignment, Task, TaskOutcome
from verification.permissions import APPROVERS, readable
from verification.scope import UNIT_CHAIN, scope_of
from verification.services.several import several
from verification.services.tasking import NewTask, give_task


def give_many(*, ids: Collection[uuid.UUID], task: NewTask, actor: User, at: datetime.datetime) -> BulkAct:
    """Up to 20 reports, all or none; locks them in the order of their keys. Raises as `give_task`."""
    with transaction.atomic():
        found = several(scope_of(actor, timezone.localdate(at)), ids, APPROVERS)
        act = BulkAct.objects.create(kind=BulkKind.TASK, actor=actor, at=at)
        for report in sorted(found, key=lambda row: row.pk):
            give_task(report=report, task=task, actor=actor, at=at)
        BulkItem.objects.bulk_create(
            BulkItem(act=act, report=report, was_hidden=report.is_hidden, was_in_flood=report.is_in_flood)
            for report in found
        )
    return act


@dataclass(frozen=True)
class _Done:
    """What the act did, by the key of the report: all of it has the moment and the person of the act."""

    given: dict[int, Task]
    passed_on: dict[int, Task]
    settled: dict[int, Reassignment]


def take_back(act: BulkAct) -> int:
    """Each report goes back to whoever had it, and a question that the act settled waits again. How many. `act` is locked and has
    the moment of its undo.

    Left as it is: a report with a verdict, an answer, another task or a new question since, and one that the officer may not
    give away any more. What was given stays in the history as withdrawn. Raises `Problem` 403 where the role is gone.
    """
    keys = list(act.reports.order_by("pk").values_list("pk", flat=True))
    list(Report.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))
    done = _done(act, keys)
    own = list(_own(act, keys))
    if not own and not scope_of(act.actor, timezone.localdate(act.undone_at)).roles & APPROVERS:
        raise Problem("forbidden")
    able = [report for report in own if _is_untouched(report, done)]
    given = _of(done.given, able)
    Task.objects.filter(pk__in=given).update(
        outcome=TaskOutcome.WITHDRAWN, closed_at=act.undone_at, closed_by=act.actor
    )
    Task.objects.filter(pk__in=_of(done.passed_on, able)).update(outcome="", closed_at=None, closed_by=None)
    Reassignment.objects.filter(pk__in=_of(done.settled, able)).update(answer="", answered_by=None, answered_at=None)
    return len(able)


def _done(act: BulkAct, keys: Collection[int]) -> _Done:
    tasks = Task.objects.filter(report__in=keys)
    asked = Reassignment.objects.filter(report__in=keys, answer=Answer.OVERTAKEN)
    return _Done(
        _by_report(tasks.filter(made_at=act.at, made_by=act.actor)),
        _by_report(tasks.filter(closed_at=act.at, closed_by=act.actor, outcome=TaskOutcome.PASSED_ON)),
        _by_report(asked.filter(answered_at=act.at, answered_by=act.actor)),
    )


def _by_report(rows: QuerySet) -> dict:
    return {row.report_id: row for row in rows}


def _own(act: BulkAct, keys: Collection[int]) -> Iterable[Report]:
    """Those that the officer may still give away, with their open tasks and the questions that wait."""
    scope = scope_of(act.actor, timezone.localdate(act.undone_at))
    rows = readable(scope).filter(pk__in=keys, status__in=OPEN, merged_into=None).select_related("beat", UNIT_CHAIN)
    rows = rows.defer("beat__area").prefetch_related("tasks", "reassignments")
    return (row for row in rows if scope.roles_in(row) & APPROVERS)


def _is_untouched(report: Report, done: _Done) -> bool:
    """Nobody asks for it anew, and whoever was given it still has it and has not answered."""
    given = done.given.get(report.pk)
    held = next((task for task in report.tasks.all() if task.closed_at is None), None)
    if any(not row.answer for row in report.reassignments.all()) or held != given:
        return False
    return given is None or given.answered_at is None


def _of(rows: dict[int, Task] | dict[int, Reassignment], reports: Iterable[Report]) -> list[int]:
    return [rows[report.pk].pk for report in reports if report.pk in rows]
