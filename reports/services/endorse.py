""" "I see it too": a sum for each day, never a row for a person."""

import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from reports.models import Endorsement, EntryKind, Report
from reports.services.change_status import lock
from reports.services.recur import recur
from reports.statuses import Status

DAYS_OF_RECURRENCE = 3  # different days on which residents see what was eliminated, until it is verified again


def endorse(*, report: Report, on: datetime.date) -> int:
    """Adds one, to the one that stays where the report was merged. How many there are now.

    An eliminated threat that people see on three days is verified again.
    """
    with transaction.atomic():
        report = lock(Report.objects.filter(merged=report).first() or report)
        row, made = Endorsement.objects.get_or_create(report=report, on=on)
        if not made:
            Endorsement.objects.filter(pk=row.pk).update(count=F("count") + 1)
        report.endorsements += 1
        report.save(update_fields=["endorsements"])
        if report.status == Status.ELIMINATED and _days_since_elimination(report) >= DAYS_OF_RECURRENCE:
            recur(report=report, at=timezone.now())
    return report.endorsements


def _days_since_elimination(report: Report) -> int:
    """Days after the one of elimination, for a threat that was still there in the morning is no recurrence."""
    ended = report.timeline.filter(kind=EntryKind.STATUS, status=Status.ELIMINATED).last()
    return Endorsement.objects.filter(report=report, on__gt=ended.on).count() if ended else 0
