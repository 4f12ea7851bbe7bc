"""Somebody who has a report asks somebody else of the same county to take it over; the other side says yes or no."""

import datetime
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from accounts.audit_acts import Act
from accounts.audited import audited
from accounts.models import User
from accounts.problems import Problem
from reports.models import Report
from reports.services.change_status import lock
from verification.models import Answer, Reassignment, Role, TaskFor
from verification.permissions import WORKERS
from verification.recipients import Recipient, county_of, recipient, serves_beat
from verification.scope import Scope, scope_of
from verification.services.desk import Desk, at_desk, checked_text, needed_text, refuse_settled
from verification.services.tasking import hand
from verification.tasked import open_task
from verification.unit_tree import UNIT_CHAIN, in_tree, upwards


@dataclass(frozen=True)
class Asked:
    """`holder` is the key of a `Recipient`."""

    to: str
    holder: str
    reason: str


@audited(Act.REASSIGNMENT_ASKED, "report")
def ask_over(*, report: Report, asked: Asked, actor: User, at: datetime.datetime) -> Reassignment:
    """Raises `Http404` (out of scope), `Problem`: `forbidden` 403; 409 `not_open`, `is_merged`, `already_asked`; 422 for the
    fields `to`, `holder` (nobody there, or who has the report already), `reason`.
    """
    reason = needed_text("reason", asked.reason)
    desk = at_desk(report, actor, at)
    if not desk.roles & WORKERS:
        raise Problem("forbidden")
    refuse_settled(desk.report)
    if desk.report.reassignments.filter(answer="").exists():
        raise Problem("already_asked")
    if asked.to not in TaskFor.values:
        raise Problem(fields={"to": "required"})
    who = recipient(asked.holder, county_of(desk.report), desk.on)
    if _has(who, desk):
        raise Problem(fields={"holder": "has_it_already"})
    return Reassignment.objects.create(
        report=desk.report,
        to=asked.to,
        unit=who.unit,
        officer=who.officer,
        reason=reason,
        asked_by=actor,
        asked_at=at,
    )


def _has(who: Recipient, desk: Desk) -> bool:
    task = open_task(desk.report)
    if task is None:
        return serves_beat(who.officer, desk.report, desk.on)
    return (task.unit_id, task.officer_id) == (who.unit.pk, who.officer.pk if who.officer else None)


def asked_of(scope: Scope) -> QuerySet[Reassignment]:
    """Those that wait for a word of this user. Its twin is `may_answer`; a test compares them."""
    return Reassignment.objects.filter(_asked(scope), answer="")


def _asked(scope: Scope) -> Q:
    found = in_tree(scope.units(Role.SECTION_HEAD))
    if Role.OFFICER in scope.roles:
        found |= Q(officer=scope.user) | Q(officer=None, unit__in=scope.units(Role.OFFICER))
    return found


def may_answer(scope: Scope, row: Reassignment) -> bool:
    """The person who was asked; for a unit whoever serves there; the heads above. A coordinator gives it without asking."""
    if scope.units(Role.SECTION_HEAD) & {unit.pk for unit in upwards(row.unit)}:
        return True
    own = row.officer_id == scope.user.pk or (row.officer_id is None and row.unit_id in scope.units(Role.OFFICER))
    return own and Role.OFFICER in scope.roles


def may_take_back(scope: Scope, row: Reassignment) -> bool:
    """Who asked, while still in a role that may ask; the report itself may have left the scope."""
    return row.asked_by_id == scope.user.pk and bool(scope.roles & WORKERS)


@audited(Act.REASSIGNMENT_ANSWERED, "row", codes=("accept",))
def answer_over(*, row: Reassignment, accept: bool, word: str, actor: User, at: datetime.datetime) -> Reassignment:
    """Accepting gives the report to who was asked, at once. A refusal needs a word.

    Raises `Http404` for whom it was not asked, `Problem`: 409 `reassignment_closed` (answered, withdrawn or settled
    otherwise in the meantime), `not_open`, `is_merged`; 422 for the field `word`.
    """
    said = checked_text("word", word) if accept else needed_text("word", word)
    desk, row = _locked(row, actor, at)
    if not may_answer(desk.scope, row):
        raise Http404
    _refuse_answered(row)
    if accept:
        refuse_settled(desk.report)
    _settle(row, Answer.ACCEPTED if accept else Answer.REFUSED, desk, said)
    if accept:
        row.task = hand(desk, Recipient(row.unit, row.officer), to=row.to, reply_by=None)
        row.save(update_fields=["task"])
    return row


@audited(Act.REASSIGNMENT_WITHDRAWN, "row")
def withdraw_over(*, row: Reassignment, actor: User, at: datetime.datetime) -> None:
    """By who asked. Raises `Http404` for others, `Problem` 409 `reassignment_closed`."""
    desk, row = _locked(row, actor, at)
    if not may_take_back(desk.scope, row):
        raise Http404
    _refuse_answered(row)
    _settle(row, Answer.WITHDRAWN, desk, "")


def _locked(row: Reassignment, actor: User, at: datetime.datetime) -> tuple[Desk, Reassignment]:
    """The report first, as every act on it; who is asked need not have it in scope yet."""
    scope = scope_of(actor, timezone.localdate(at))
    report = lock(row.report)
    fresh = Reassignment.objects.select_for_update(of=("self",)).select_related("officer", UNIT_CHAIN).get(pk=row.pk)
    return Desk(report, scope, scope.roles_in(report), at), fresh


def _refuse_answered(row: Reassignment) -> None:
    if row.answer:
        raise Problem("reassignment_closed")


def _settle(row: Reassignment, answer: str, desk: Desk, word: str) -> None:
    row.answer, row.word = answer, word
    row.answered_by, row.answered_at = desk.actor, desk.at
    row.save(update_fields=["answer", "word", "answered_by", "answered_at"])
