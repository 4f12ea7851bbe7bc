"""A report is given to somebody else than the officer of its beat, answered, and taken back."""

import datetime
from dataclasses import dataclass

from django.db.models import Value
from django.db.models.functions import Coalesce

from accounts.audit_acts import Act
from accounts.audited import audited
from accounts.models import User
from accounts.problems import Problem
from reports.models import Report
from reports.querysets import OPEN
from reports.statuses import Status
from verification.models import Answer, Reassignment, Task, TaskFor, TaskOutcome
from verification.permissions import APPROVERS, HOLDERS
from verification.recipients import Recipient, recipient, serves_beat, trees_of_tasker
from verification.services.desk import Desk, at_desk, checked_text, needed_text, refuse_settled
from verification.tasked import open_task

LONGEST_DAYS = 60


@dataclass(frozen=True)
class NewTask:
    """`holder` is the key of a `Recipient`. `seen` is the key of the open task on the screen, None for none there.

    `any_seen` takes the report from whoever has it now: the person has just read who that is for many reports at once.
    """

    to: str
    holder: str
    reply_by: datetime.date
    note: str = ""
    seen: int | None = None
    any_seen: bool = False


@audited(Act.TASK_GIVEN, "report", codes=("task.to",))
def give_task(*, report: Report, task: NewTask, actor: User, at: datetime.datetime) -> Task | None:
    """Locks the report. None where it goes back to the officer of its beat, which needs no task.

    Raises `Http404` (out of scope), `Problem`: `forbidden` 403; 409 `not_open`, `is_merged`, `task_changed`; 422 for the
    fields `to`, `holder`, `reply_by`, `note`.
    """
    note = checked_text("note", task.note)
    desk = at_desk(report, actor, at)
    if not desk.roles & APPROVERS:
        raise Problem("forbidden")
    refuse_settled(desk.report)
    if not task.any_seen:
        _refuse_stale(desk.report, task.seen)
    _check(task, desk.on)
    who = recipient(task.holder, trees_of_tasker(desk.scope), desk.on)
    return hand(desk, who, to=task.to, reply_by=task.reply_by, note=note)


@audited(Act.TASK_WITHDRAWN, "report")
def withdraw_task(*, report: Report, seen: int | None, actor: User, at: datetime.datetime) -> None:
    """Back to the officer of the beat. Raises as `give_task`."""
    desk = at_desk(report, actor, at)
    if not desk.roles & APPROVERS:
        raise Problem("forbidden")
    _refuse_stale(desk.report, seen)
    _close(desk, TaskOutcome.WITHDRAWN)


@audited(Act.TASK_ANSWERED, "report")
def answer_task(*, report: Report, text: str, seen: int | None, actor: User, at: datetime.datetime) -> None:
    """Whoever has the report by a task says what came of it; the report goes back to the officer of its beat.

    Raises as `give_task`; 422 `required`, `too_long`, `forbidden_characters` for the field `text`.
    """
    answer = needed_text("text", text)
    desk = at_desk(report, actor, at)
    _refuse_stale(desk.report, seen)
    if not desk.scope.roles_by_task(desk.report) & HOLDERS:
        raise Problem("forbidden")
    _close(desk, TaskOutcome.DONE, answer=answer, answered_at=at)


def note_verdict(report: Report, actor: User, at: datetime.datetime) -> None:
    """A verdict answers the open task; a report that is closed by it takes the task with it. `report` is locked, so none
    comes in between. No query where `report` knows already that it has none.
    """
    if report.status == Status.VERIFYING or open_task(report) is None:
        return
    held = Task.objects.open().filter(report=report)
    answered = Coalesce("answered_at", Value(at))
    if report.status in OPEN:
        held.update(answered_at=answered)
    else:
        held.update(answered_at=answered, closed_at=at, closed_by=actor, outcome=TaskOutcome.DONE)


def hand(desk: Desk, who: Recipient, *, to: str, reply_by: datetime.date | None, note: str = "") -> Task | None:
    """Closes the task that there is and opens the new one. Inside the transaction that holds the lock of the report."""
    _close(desk, TaskOutcome.PASSED_ON)
    Reassignment.objects.filter(report=desk.report, answer="").update(
        answer=Answer.OVERTAKEN, answered_by=desk.actor, answered_at=desk.at
    )
    if serves_beat(who.officer, desk.report, desk.on):
        return None
    return Task.objects.create(
        report=desk.report,
        to=to,
        unit=who.unit,
        officer=who.officer,
        reply_by=reply_by,
        note=note,
        made_by=desk.actor,
        made_on=desk.on,
        made_at=desk.at,
    )


def _check(task: NewTask, on: datetime.date) -> None:
    if task.to not in TaskFor.values:
        raise Problem(fields={"to": "required"})
    if not on <= task.reply_by <= on + datetime.timedelta(days=LONGEST_DAYS):
        raise Problem(fields={"reply_by": "out_of_range"})


def _refuse_stale(report: Report, seen: int | None) -> None:
    task = open_task(report)
    if (task.pk if task else None) != seen:
        raise Problem("task_changed")


def _close(desk: Desk, outcome: str, **fields: object) -> None:
    held = Task.objects.open().filter(report=desk.report)
    held.update(outcome=outcome, closed_at=desk.at, closed_by=desk.actor, **fields)
