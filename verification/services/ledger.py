"""What happens to a hand-over between sending and the next verdict: reminders, and the answer of the body.

An answer changes no status. It says which verdict it suggests, and the officer gives that one with the usual form.
"""

import datetime
from dataclasses import dataclass

from accounts.audit_acts import Act
from accounts.audited import audited
from accounts.models import User
from accounts.problems import Problem
from reports.models import Report
from reports.statuses import Status
from verification.models import HandOver, HandOverOutcome, Reminder
from verification.permissions import WORKERS
from verification.services.desk import Desk, at_desk, checked_text

SUGGESTS = {HandOverOutcome.DONE: Status.ELIMINATED, HandOverOutcome.REFUSED: Status.CONFIRMED}


@dataclass(frozen=True)
class Reply:
    """`text` are the words of the body, for officers; `on` the day on which they came."""

    outcome: str
    text: str
    on: datetime.date


@audited(Act.HAND_OVER_REMINDED, "report")
def remind(*, report: Report, hand_over: int, actor: User, at: datetime.datetime) -> Reminder:
    """Writes down that the body was reminded today. The reminding itself is a letter or a call of the officer.

    Raises `Http404` (out of scope), `Problem`: `forbidden` 403; 409 `hand_over_answered`, `reminded_today`.
    """
    desk = _desk(report, actor, at)
    awaited = _awaited(desk, hand_over)
    reminder, is_new = Reminder.objects.get_or_create(hand_over=awaited, on=desk.on, defaults={"by": actor})
    if not is_new:
        raise Problem("reminded_today")
    return reminder


@audited(Act.HAND_OVER_REPLIED, "report")
def record_reply(*, report: Report, hand_over: int, reply: Reply, actor: User, at: datetime.datetime) -> HandOver:
    """Raises as `remind`, and 422 `required` (outcome), `too_long`, `forbidden_characters` (text), `out_of_range` (on: a
    day from the sending to today).
    """
    text = checked_text("text", reply.text)
    desk = _desk(report, actor, at)
    found = _awaited(desk, hand_over)
    if reply.outcome not in HandOverOutcome.values:
        raise Problem(fields={"outcome": "required"})
    if not found.sent_on <= reply.on <= desk.on:
        raise Problem(fields={"on": "out_of_range"})
    found.outcome, found.reply, found.replied_on, found.reply_by = reply.outcome, text, reply.on, actor
    found.save(update_fields=["outcome", "reply", "replied_on", "reply_by"])
    return found


def suggested(report: Report) -> HandOver | None:
    """The answered hand-over that says what to do next (`SUGGESTS`). No query unless the report is handed over."""
    if report.status != Status.REFERRED:
        return None
    last = report.hand_overs.last()
    return last if last is not None and last.outcome else None


def _desk(report: Report, actor: User, at: datetime.datetime) -> Desk:
    desk = at_desk(report, actor, at)
    if not desk.roles & WORKERS:
        raise Problem("forbidden")
    return desk


def _awaited(desk: Desk, hand_over: int) -> HandOver:
    """One of another report is the same as an answered one: the page is stale."""
    found = desk.report.hand_overs.filter(pk=hand_over, replied_on=None).first()
    if found is None:
        raise Problem("hand_over_answered")
    return found
