"""The only door through which a status changes. Imported by `verification.services` and `reports.services` alone (a test)."""

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from reports import deadlines
from reports.models import EntryBy, EntryKind, Report, StatusChange, TimelineEntry
from reports.statuses import may_follow


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
) -> Report:
    """Locks the row, refuses a stale click, checks the table, then writes trail, status, clocks and timeline at once.

    A resident's act (`actor` None) leaves a day and no instant. Returns the locked row with its new status.
    """
    on = timezone.localdate(at)
    with transaction.atomic():
        report = lock(report)
        check_seen(report, seen)
        old = report.status
        if not may_follow(old, to):
            raise TransitionNotAllowed(old, to)
        StatusChange.objects.create(
            report=report,
            old=old,
            new=to,
            reason=reason,
            actor=actor,
            role=role,
            note=note,
            on=on,
            at=at if actor else None,
        )
        report.status, report.reason = to, reason
        report.save(update_fields=["status", "reason"])
        deadlines.follow_status(report, old, to, on)
        TimelineEntry.objects.create(report=report, kind=EntryKind.STATUS, status=to, reason=reason, on=on, by=by)
    return report
