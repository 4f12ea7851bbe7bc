"""The one objection of a resident to a verdict. The head of section decides; the way back is in the table of statuses."""

import datetime

from django.db import transaction

from accounts.problems import Problem
from reports import dialogue
from reports.models import MessageKind, Report
from reports.services.message import add, checked_words


def object_to(*, report: Report, reason: object, on: datetime.date) -> None:
    """Of a merged report to the verdict on the one that stays, which is locked with it, in the order of their keys.

    Raises `Problem`: 422 for the reason, 409 `objection_closed` (no verdict against the report, used, or too late).
    """
    words = checked_words("reason", reason)
    with transaction.atomic():
        report = _locked(report)
        if dialogue.object_until(report, on) is None:
            raise Problem("objection_closed")
        add(report, words, on, kind=MessageKind.OBJECTION)


def _locked(report: Report) -> Report:
    """Taken apart in between, it stands by itself again."""
    keys = sorted({report.pk, report.merged_into_id or report.pk})
    rows = Report.objects.select_for_update(of=("self",)).select_related("category").filter(pk__in=keys).order_by("pk")
    return next(row for row in rows if row.pk == report.pk)
