"""The end of keeping, for what officers wrote about a report: it goes with the resident's text."""

import datetime
from collections import Counter
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from reports.held import rows_about
from reports.models import Held, Report
from reports.retention import over
from verification.models import HandOver, Note, Reassignment, Task, Visit

# Model, column, and what stands there afterwards.
_WORDS = (
    (Note, "text"),
    (Visit, "note"),
    (HandOver, "note"),
    (HandOver, "reply"),
    (Task, "note"),
    (Task, "answer"),
    (Reassignment, "reason"),
    (Reassignment, "word"),
)


def _left(at: datetime.datetime) -> list[tuple[QuerySet, str]]:
    reports = over(Held.TEXT, timezone.localdate(at)).filter(pk=OuterRef("report_id"))
    return [(model.objects.filter(Exists(reports)).exclude(**{column: ""}), column) for model, column in _WORDS]


def due(at: datetime.datetime) -> Counter:
    """How many rows would lose their words; nothing is written."""
    return _sum((rows, rows.count()) for rows, _ in _left(at))


def erase_due(at: datetime.datetime) -> Counter:
    with transaction.atomic():
        return _sum((rows, rows.update(**{column: ""})) for rows, column in _left(at))


def _sum(counts: Iterable[tuple[QuerySet, int]]) -> Counter:
    """By the name of the model: some have two columns of words."""
    found: Counter[str] = Counter()
    for rows, count in counts:
        found[rows.model.__name__.lower()] += count
    return found


def held_on(report: Report) -> dict[str, object]:
    """Everything that this floor holds on a report."""
    return rows_about(report, "verification")
