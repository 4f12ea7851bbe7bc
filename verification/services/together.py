"""One decision for all near duplicates of a group that wait for the same.

Each report changes by itself, with its own trail, clocks and timeline, and is left alone where it lacks something. What is
more than one request should do is done by a job, which is kept in the same transaction as the officer's act.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from accounts.models import User
from accounts.problems import Problem
from reports.models import Report, ReportGroup, Sender, StatusChange
from reports.querysets import ReportQuerySet
from reports.statuses import Status
from verification.permissions import readable
from verification.scope import UNIT_CHAIN, Scope, scope_of
from verification.services.decide import Decision, HandOverTo, decide

AT_ONCE = 50  # reports in one transaction
JOB = "verification:follow_decision"


@dataclass(frozen=True)
class Together:
    """`report` is the one on the screen. `done` counts it and those that followed, `left` those that lacked something,
    `later` those that a job will come to within minutes."""

    report: Report
    done: int
    left: int
    later: int


def beside(scope: Scope, report: Report, status: str) -> ReportQuerySet:
    """The others of its group that wait in this status and are in scope. None where it has no group."""
    found = readable(scope).filter(group=report.group_id, status=status, merged_into=None).exclude(pk=report.pk)
    return found if report.group_id else found.none()


def decide_together(*, report: Report, decision: Decision, actor: User, at: datetime.datetime) -> Together:
    """Locks the group, then decides on this report and those beside it. Raises as `decide` does, with nothing written."""
    scope = scope_of(actor, timezone.localdate(at))
    with transaction.atomic():
        ReportGroup.objects.select_for_update().filter(pk=report.group_id).first()
        keys = list(beside(scope, report, decision.seen).order_by("pk").values_list("pk", flat=True))
        now, later = keys[:AT_ONCE], keys[AT_ONCE:]
        _lock([report.pk, *now])
        changed = decide(report=report, decision=decision, actor=actor, at=at)
        alike = replace(decision, reason=changed.reason)
        done = _follow(scope, now, changed, alike, at)
        if later:
            change = StatusChange.objects.filter(report=changed).latest("pk")
            app.configure_task(JOB).defer(change=change.pk)
    return Together(changed, 1 + done, len(now) - done, len(later))


def follow_decision(change: StatusChange) -> int:
    """The rest of a group follows what an officer decided, as far as it still waits. Once more does no harm. How many."""
    report, actor = change.report, change.actor
    scope = scope_of(actor, timezone.localdate(change.at))
    decision = Decision(change.new, change.old, change.reason, change.note, _hand_over(change), _message(change))
    keys = list(beside(scope, report, change.old).order_by("pk").values_list("pk", flat=True))
    done = 0
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        with transaction.atomic():
            _lock(some)
            done += _follow(scope, some, report, decision, change.at)
    return done


def _lock(keys: Iterable[int]) -> None:
    """In the order of keys, as every act on several reports."""
    list(Report.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))


def _follow(scope: Scope, keys: list[int], leader: Report, decision: Decision, at: datetime.datetime) -> int:
    rows = readable(scope).filter(pk__in=keys).select_related("category", "beat", UNIT_CHAIN).defer("beat__area")
    done = 0
    for report in rows.order_by("pk"):
        try:
            decide(report=report, decision=decision, actor=scope.user, at=at, leader=leader)
        except Problem:
            continue
        done += 1
    return done


def _message(change: StatusChange) -> str:
    """What the officer wrote to the resident with that change: of the same moment."""
    written = change.report.messages.filter(author=change.actor, at=change.at, sender=Sender.OFFICER).last()
    return (written.text if written else "") or ""


def _hand_over(change: StatusChange) -> HandOverTo | None:
    sent = change.report.hand_overs.select_related("partner").last() if change.new == Status.REFERRED else None
    return HandOverTo(sent.partner.slug, sent.reply_due, sent.note) if sent else None
