"""The end of keeping: what officers wrote about a report goes with the resident's text, who answered a survey with its month."""

import datetime
from collections import Counter
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from reports.held import rows_about
from reports.models import Held, Report
from reports.retention import over
from verification.models import HandOver, Note, Reassignment, SurveyRound, Task, Visit
from verification.months import month_of

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


def _rounds(at: datetime.datetime) -> QuerySet:
    return SurveyRound.objects.filter(month__lt=month_of(timezone.localdate(at)))


def due(at: datetime.datetime) -> Counter:
    """How many rows would lose their words or go; nothing is written."""
    return _sum([*((rows, rows.count()) for rows, _ in _left(at)), (_rounds(at), _rounds(at).count())])


def erase_due(at: datetime.datetime) -> Counter:
    with transaction.atomic():
        emptied = [(rows, rows.update(**{column: ""})) for rows, column in _left(at)]
        return _sum([*emptied, (_rounds(at), _rounds(at).delete()[0])])


def _sum(counts: Iterable[tuple[QuerySet, int]]) -> Counter:
    """By the name of the model: some have two columns of words."""
    found: Counter[str] = Counter()
    for rows, count in counts:
        found[rows.model.__name__.lower()] += count
    return found


def held_on(report: Report) -> dict[str, object]:
    """Everything that this floor holds on a report."""
    return rows_about(report, "verification")
