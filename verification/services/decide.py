"""A change of status asked by a person: rights, evidence, the change itself and the hand-over, in one transaction."""

import datetime
import uuid
from dataclasses import dataclass

from django.db import transaction

from accounts.audit import record
from accounts.audit_acts import Act
from accounts.models import User
from accounts.problems import Problem
from accounts.text import says_something
from reports.models import Report
from reports.reasons import reasons_on
from reports.services.change_status import StaleStatus, change_status, check_seen
from reports.statuses import Reason, Status, may_follow
from verification.permissions import edge_roles, reasons_for
from verification.services import evidence
from verification.services.bulk import note_look
from verification.services.desk import Desk, at_desk, checked_text, speaker
from verification.services.hand_over import HandOverTo, note_reply, send
from verification.services.questions import MOST_QUESTION, write_to_resident
from verification.services.tasking import note_verdict

__all__ = ["Decision", "HandOverTo", "decide", "decided"]


@dataclass(frozen=True)
class Decision:
    """What an officer asks for. `seen` is the status that was on the screen; `note` is for officers, never public.

    `message` is for the holder of the code, who reads it in the thread; "" sends none.
    """

    to: str
    seen: str
    reason: str = ""
    note: str = ""
    hand_over: HandOverTo | None = None
    message: str = ""


def decide(
    *, report: Report, decision: Decision, actor: User, at: datetime.datetime, leader: Report | None = None
) -> Report:
    """Locks the report, then refuses in this order, with nothing written.

    Raises `Http404` (out of scope), `Problem`: `stale_status` 409 with current, by, at; `is_merged` 409; `transition_not_allowed` 422;
    `forbidden` 403; `reason_required` 422; `evidence_missing` 422 with what is missing as the suggestion. Returns the changed row.
    `leader` is a near duplicate that was decided on in the same act: its visits are evidence for this one too.
    """
    return decided(report=report, decision=decision, actor=actor, at=at, leader=leader).report


def decided(
    *,
    report: Report | uuid.UUID,
    decision: Decision,
    actor: User,
    at: datetime.datetime,
    leader: Report | None = None,
) -> Desk:
    """The same for a report that was not read before, too. Gives the desk at which it was decided, with the changed row."""
    note = checked_text("note", decision.note)
    message = checked_text("message", decision.message, MOST_QUESTION)
    with transaction.atomic():
        desk = at_desk(report, actor, at)
        _refuse_stale(desk.report, decision.seen)
        if desk.report.merged_into_id is not None:
            raise Problem("is_merged")
        roles = _roles_for_edge(desk, decision.to)
        reason = _reason(desk, roles, decision)
        _refuse_without_evidence(desk, roles, decision, reason, note, leader)
        _follow_hand_over(desk, decision)
        role, by = speaker(roles)
        changed = change_status(
            report=desk.report,
            to=decision.to,
            seen=decision.seen,
            reason=reason,
            note=note,
            actor=actor,
            role=role,
            by=by,
            at=at,
            locked=True,
        )
        note_look(desk.roles, changed)
        note_verdict(changed, actor, at)
        if says_something(message):
            write_to_resident(desk, message, by)
        _record(desk, decision, reason)
        return desk


def _record(desk: Desk, decision: Decision, reason: str) -> None:
    rights = " ".join(sorted(desk.roles)), desk.report.unit.slug if desk.report.unit else ""
    actor, said = desk.actor.get_username(), {"from": decision.seen, "to": decision.to}
    record(Act.STATUS_CHANGED, about=desk.report, actor=actor, rights=rights, reason=reason, detail=said)


def _refuse_stale(report: Report, seen: str) -> None:
    """The answer names the colleague, nobody for a resident's act."""
    try:
        check_seen(report, seen)
    except StaleStatus as stale:
        who = {"by": stale.by.full_name if stale.by else None, "at": stale.at.isoformat() if stale.at else None}
        raise Problem("stale_status", extra={"current": stale.current, **who}) from None


def _roles_for_edge(desk: Desk, to: str) -> frozenset[str]:
    if not may_follow(desk.report.status, to):
        raise Problem("transition_not_allowed")
    roles = edge_roles(desk.roles, desk.report, to)
    if not roles:
        raise Problem("forbidden")
    return roles


def _reason(desk: Desk, roles: frozenset[str], decision: Decision) -> str:
    """The reason of the closed list. Where the list has exactly one, it need not be said.

    A confirmation without a word means "seen on the spot"; the visit that shows it is asked for with the evidence.
    """
    listed = reasons_on(desk.report.status, decision.to, desk.on)
    if not decision.reason and Reason.SEEN_ON_SITE in listed:
        return Reason.SEEN_ON_SITE
    if not decision.reason and len(listed) == 1:
        return listed[0]
    if not decision.reason and not listed:
        return ""
    if decision.reason not in listed:
        raise Problem(fields={"reason": "reason_required"})
    if decision.reason not in reasons_for(roles, desk.report, decision.to):
        raise Problem("forbidden")
    return decision.reason


def _refuse_without_evidence(
    desk: Desk, roles: frozenset[str], decision: Decision, reason: str, note: str, leader: Report | None
) -> None:
    lacks = evidence.missing(
        desk.report,
        decision.to,
        reason=reason,
        note=note,
        has_hand_over=decision.hand_over is not None,
        roles=roles,
        leader=leader,
    )
    if lacks:
        raise Problem("evidence_missing", suggestion=lacks)


def _follow_hand_over(desk: Desk, decision: Decision) -> None:
    if decision.to == Status.REFERRED and decision.hand_over:
        send(desk, decision.hand_over)
    elif desk.report.status == Status.REFERRED:
        note_reply(desk, decision.to)
