"""The one objection of a resident to a verdict. The head of section decides; the way back is in the table of statuses."""

import datetime

from django.db import transaction

from accounts.problems import Problem
from reports import dialogue
from reports.models import MessageKind, Report
from reports.services.change_status import lock
from reports.services.message import add, checked_words


def object_to(*, report: Report, reason: object, on: datetime.date) -> None:
    """Raises `Problem`: 422 for the reason, 409 `objection_closed` (no verdict against the report, used, or too late)."""
    words = checked_words("reason", reason)
    with transaction.atomic():
        report = lock(report)
        if dialogue.object_until(report, on) is None:
            raise Problem("objection_closed")
        add(report, words, on, kind=MessageKind.OBJECTION)
