"""One run over all floors that hold something with an end, with a guard in front: erased is erased."""

import datetime
from collections import Counter

from django.utils import timezone

import accounts.retention
import reports.retention
import verification.retention
from reports.models import Report, RetentionRun

FLOORS = (accounts.retention, reports.retention, verification.retention)
MOST_SHARE = 0.02  # of all reports in one run
FREE = 20  # reports: of a small base two in a hundred would be none at all
MOST_DAYS = 2  # between runs: a larger step may be a wrong clock
CLOCK, TOO_MANY = "clock", "too_many"


def stopped_by(at: datetime.datetime) -> str:
    """Why a run may not begin by itself: `CLOCK`, `TOO_MANY`, or nothing."""
    on = timezone.localdate(at)
    last = RetentionRun.objects.filter(stopped="").last()
    if last is not None and not datetime.timedelta() <= on - last.on <= datetime.timedelta(days=MOST_DAYS):
        return CLOCK
    due = reports.retention.due(at)
    most = max(FREE, Report.objects.count() * MOST_SHARE)
    return TOO_MANY if any(due[str(what)] > most for what in reports.retention.ERASED) else ""


def apply(at: datetime.datetime, *, agreed: bool = False) -> RetentionRun:
    """Erases what is due and keeps the counts. `agreed`: a second person has looked at why the guard stopped it."""
    on = timezone.localdate(at)
    reason = "" if agreed else stopped_by(at)
    if reason:
        return RetentionRun.objects.create(on=on, stopped=reason)
    done: Counter = Counter()
    for floor in FLOORS:
        done += floor.erase_due(at)
    return RetentionRun.objects.create(on=on, counts=dict(done))


def due(at: datetime.datetime) -> Counter:
    """What a run would erase now."""
    return sum((floor.due(at) for floor in FLOORS), Counter())
