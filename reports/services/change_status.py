"""The only door through which a status changes. Imported by `verification.services` and `reports.services` alone (a test)."""

import datetime
from contextlib import nullcontext
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils import timezone

from accounts import written
from accounts.models import User
from reports import deadlines
from reports.models import EntryBy, EntryKind, Report, StatusChange
from reports.statuses import may_follow

# One statement: one trip, one plan, all or nothing. No clock ends before it began, whatever the time of the machine does.
# The triggers of the clocks run once at its end and see all of it.
_CHANGE = """
    WITH changed AS (
        UPDATE reports_report SET status = %(to)s, reason = %(reason)s WHERE id = %(report)s
    ), trail AS (
        INSERT INTO reports_statuschange (report_id, old, new, reason, actor_id, role, note, "on", at)
        VALUES (%(report)s, %(old)s, %(to)s, %(reason)s, %(actor)s, %(role)s, %(note)s, %(on)s, %(at)s)
    ), stopped AS (
        UPDATE reports_clock SET stopped_on = GREATEST(started_on, %(on)s)
        WHERE report_id = %(report)s AND stage = ANY(%(stop)s::text[]) AND stopped_on IS NULL
    ), started AS (
        INSERT INTO reports_clock (report_id, stage, rule_id, started_on, due_on)
        SELECT %(report)s, stage, rule_id, %(on)s, due_on
        FROM unnest(%(stages)s::text[], %(rules)s::bigint[], %(due)s::date[]) AS clock (stage, rule_id, due_on)
    )
    INSERT INTO reports_timelineentry (report_id, kind, status, reason, "on", by, part_of_day, result, partner)
    VALUES (%(report)s, %(kind)s, %(to)s, %(reason)s, %(on)s, %(by)s, '', '', '')
"""


@dataclass
class StaleStatus(Exception):
    """The caller looked at another status than the row has. `by` and `at` say who changed it, None for a resident."""

    current: str
    by: User | None
    at: datetime.datetime | None


@dataclass
class TransitionNotAllowed(Exception):
    """The table of `reports.statuses` has no such edge."""

    old: str
    new: str


def lock(report: Report) -> Report:
    """The row as it is now, locked until the end of the transaction. Only inside `transaction.atomic()`."""
    return Report.objects.select_for_update(of=("self",)).select_related("category").get(pk=report.pk)


def check_seen(report: Report, seen: str) -> None:
    """Raises `StaleStatus` unless `seen` is the status of the locked row."""
    if report.status != seen:
        last = StatusChange.objects.filter(report=report).select_related("actor").last()
        raise StaleStatus(report.status, last.actor if last else None, last.at if last else None)


def change_status(
    *,
    report: Report,
    to: str,
    seen: str,
    reason: str,
    actor: User | None,
    role: str,
    by: EntryBy,
    at: datetime.datetime,
    note: str = "",
    locked: bool = False,
) -> Report:
    """Locks the row, refuses a stale click, checks the table, then writes trail, status, clocks and timeline at once.

    `locked`: the caller read this very row under its lock in this transaction. A resident's act (`actor` None) leaves a day
    and no instant. Returns the locked row with its new status.
    """
    with nullcontext() if connection.in_atomic_block else transaction.atomic():
        if not locked:
            report = lock(report)
        check_seen(report, seen)
        if not may_follow(report.status, to):
            raise TransitionNotAllowed(report.status, to)
        on = timezone.localdate(at)
        written.execute(
            _CHANGE,
            {
                "report": report.pk,
                "old": report.status,
                "to": to,
                "reason": reason,
                "actor": actor.pk if actor else None,
                "role": role,
                "note": note,
                "on": on,
                "at": at if actor else None,
                "by": by,
                "kind": EntryKind.STATUS,
                **_clocks(report, to, on),
            },
        )
        report.status, report.reason = to, reason
    return report


def _clocks(report: Report, to: str, on: datetime.date) -> dict[str, list]:
    """Stages that stop, and column by column the clocks that start. At most one query."""
    stop, start = deadlines.stages_of(report.status, to)
    new = deadlines.new_clocks(report, start, on) if start else []
    return {
        "stop": [str(stage) for stage in stop],
        "stages": [str(clock.stage) for clock in new],
        "rules": [clock.rule_id for clock in new],
        "due": [clock.due_on for clock in new],
    }
