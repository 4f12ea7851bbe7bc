"""Who has a report: for its page, its row in the queue, and the inbox. Reads only."""

import datetime
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext

from reports.models import Report
from reports.querysets import OPEN
from verification.models import Reassignment, Task, TaskFor
from verification.panel.forms import PanelForm
from verification.panel.task_forms import AskForm, TaskAnswerForm, TaskForm
from verification.permissions import APPROVERS, HOLDERS, WORKERS
from verification.recipients import Recipient, county_of, recipients, trees_of_tasker
from verification.scope import Scope
from verification.unit_tree import upwards


@dataclass(frozen=True)
class Held:
    """An open task in words. `by` is empty where no day was set."""

    who: str
    kind: str
    by: str
    late: bool


def held(task: Task | None, on: datetime.date) -> Held | None:
    """For the day on which it is read."""
    if task is None:
        return None
    return Held(holder_name(task), TaskFor(task.to).label, _day(task.reply_by, on), task.is_late(on))


def holder_name(row: Task | Reassignment) -> str:
    """The person, with the unit; or the unit."""
    return f"{row.officer.full_name}, {row.unit.name}" if row.officer else row.unit.name


def _day(day: datetime.date | None, on: datetime.date) -> str:
    return date_format(day, "j E" if day.year == on.year else "j E Y") if day else ""


@dataclass(frozen=True)
class Holding:
    """`forms` are those that this user has now; `waits` asks somebody to take the report over."""

    task: Task | None
    held: Held | None
    tasks: list[tuple[Task, str]]
    asked: list[tuple[Reassignment, str]]
    waits: Reassignment | None
    waits_for: str
    give: TaskForm | None
    ask: AskForm | None
    answer: TaskAnswerForm | None
    may_withdraw: bool
    may_take_back: bool


def holding(scope: Scope, report: Report, refused: PanelForm | None = None) -> Holding:
    """At most two queries; needs `load_tasks`. `refused` is one of the forms, shown again as it was typed."""
    tasks = list(report.tasks.all())
    asked = list(report.reassignments.select_related("unit", "officer", "asked_by", "answered_by"))
    task = next((row for row in tasks if row.closed_at is None), None)
    waits = next((row for row in asked if not row.answer), None)
    roles = scope.roles_in(report)
    open_now = report.status in OPEN and report.merged_into_id is None
    give, ask = _forms(scope, report, task, waits, roles, refused) if open_now else (None, None)
    answers = open_now and task is not None and bool(scope.roles_by_task(report) & HOLDERS)
    return Holding(
        task=task,
        held=held(task, scope.on),
        tasks=[(row, holder_name(row)) for row in tasks],
        asked=[(row, holder_name(row)) for row in asked],
        waits=waits,
        waits_for=holder_name(waits) if waits else "",
        give=give,
        ask=ask,
        answer=_answer(task, refused) if answers else None,
        may_withdraw=open_now and task is not None and bool(roles & APPROVERS),
        may_take_back=waits is not None and waits.asked_by_id == scope.user.pk,
    )


def _answer(task: Task, refused: PanelForm | None) -> TaskAnswerForm:
    if isinstance(refused, TaskAnswerForm):
        return refused
    return TaskAnswerForm(initial={"seen": task.pk}, auto_id="task-answer-%s")


def _forms(
    scope: Scope,
    report: Report,
    task: Task | None,
    waits: Reassignment | None,
    roles: frozenset[str],
    refused: PanelForm | None,
) -> tuple[TaskForm | None, AskForm | None]:
    """Who may give it gives; whoever may not reach the other one asks. One query."""
    own = trees_of_tasker(scope) if roles & APPROVERS else frozenset()
    county = county_of(report) if roles & WORKERS else frozenset()
    if not own | county:
        return None, None
    found = recipients(own | county, scope.on)
    near = [row for row in found if _is_below(row, own)]
    give = ask = None
    if near:
        give = refused if isinstance(refused, TaskForm) else TaskForm.fresh(near, scope.on, task.pk if task else None)
    if roles & WORKERS and waits is None and len(near) < len(found):
        fresh = AskForm(found=found, auto_id="ask-%s")
        ask = refused if isinstance(refused, AskForm) else fresh
    return give, ask


def _is_below(row: Recipient, trees: frozenset[int]) -> bool:
    return any(unit.pk in trees for unit in upwards(row.unit))


def give_choices(scope: Scope) -> list[Recipient]:
    """Whom a head or a coordinator may give reports to. One query."""
    return recipients(trees_of_tasker(scope), scope.on)


def ask_choices(report: Report, on: datetime.date) -> list[Recipient]:
    """Whom anybody who has the report may ask to take it over. One query."""
    return recipients(county_of(report), on)


def beat_words(report: Report) -> str:
    """Who has a report that nobody was given."""
    if report.beat is None:
        return gettext("The head of %(unit)s, since no beat covers the place.") % {"unit": report.unit.name}
    return gettext("The officer of beat %(number)s.") % {"number": report.beat.number}
