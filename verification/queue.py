"""The queue: open reports in scope in the order of their nearest running deadline. Overdue is computed, never stored."""

import datetime
import uuid
from collections.abc import Iterable

from django.db.models import Count, DateField, OuterRef, Q, QuerySet, Subquery, Value, Window
from django.db.models.functions import Coalesce, RowNumber

from accounts.parameters import bad_parameter
from reports.models import Clock, Report
from verification.permissions import readable
from verification.scope import Scope

FLOOD = "flood"
OVERDUE, TODAY, WEEK, LATER = DUES = ("overdue", "today", "week", "later")
WEEK_DAYS = 7
_NEVER = datetime.date(9999, 12, 31)  # no clock runs: last in the queue


def open_in_scope(scope: Scope) -> QuerySet[Report]:
    """Annotates `due_on`: the nearest due day of the running clocks. Merged reports are worked on with their target."""
    nearest = Clock.objects.filter(report=OuterRef("pk"), stopped_on=None).order_by("due_on").values("due_on")[:1]
    return (
        readable(scope)
        .open()
        .filter(merged_into=None)
        .annotate(due_on=Coalesce(Subquery(nearest), Value(_NEVER), output_field=DateField()))
    )


def is_face(reports: QuerySet[Report]) -> Q:
    """Of near duplicates among these reports that wait in one status the most urgent stands for all. Needs `due_on`.

    Asked of what is left by the filters: a report whose neighbours are filtered away stands for itself.
    """
    order = ("due_on", "filed_on", "public_id")
    rank = Window(RowNumber(), partition_by=["group", "status"], order_by=order)
    first = reports.exclude(group=None).annotate(rank=rank).filter(rank=1)
    return Q(group=None) | Q(pk__in=first.values("pk"))


def group_of(due_on: datetime.date, on: datetime.date) -> str:
    """Which part of the queue. Its twin as a condition is `_in_group`."""
    if due_on < on:
        return OVERDUE
    if due_on == on:
        return TODAY
    return WEEK if due_on <= on + datetime.timedelta(days=WEEK_DAYS) else LATER


def _in_group(group: str, on: datetime.date) -> Q:
    end = on + datetime.timedelta(days=WEEK_DAYS)
    return {
        OVERDUE: Q(due_on__lt=on),
        TODAY: Q(due_on=on),
        WEEK: Q(due_on__gt=on, due_on__lte=end),
        LATER: Q(due_on__gt=end),
    }[group]


def in_groups(reports: QuerySet[Report], groups: Iterable[str], on: datetime.date) -> QuerySet[Report]:
    """All of them where no group is named."""
    wanted = Q()
    for group in groups:
        wanted |= _in_group(group, on)
    return reports.filter(wanted)


def counts(reports: QuerySet[Report], on: datetime.date, shown: Q) -> dict[str, int]:
    """How many of those shown per group, and how many of all a flood left to look at (`FLOOD`). One query."""
    wanted = {group: _in_group(group, on) & shown for group in DUES} | {FLOOD: Q(is_in_flood=True)}
    return reports.aggregate(**{name: Count("pk", filter=condition) for name, condition in wanted.items()})


def flood_in(reports: QuerySet[Report]) -> int:
    """How many a flood left to look at. One query."""
    return reports.filter(is_in_flood=True).count()


def page(reports: QuerySet[Report], cursor: str, size: int) -> tuple[list[Report], str]:
    """Up to `size` rows after `cursor` and the next cursor ("" at the end). Two queries. Raises `Problem` 400."""
    if cursor:
        due_on, public_id = _read(cursor)
        reports = reports.filter(Q(due_on__gt=due_on) | Q(due_on=due_on, public_id__gt=public_id))
    found = reports.select_related("category", "beat", "unit").defer("beat__area").prefetch_related("clocks")
    rows = list(found.order_by("due_on", "public_id")[: size + 1])
    more = len(rows) > size
    rows = rows[:size]
    return rows, f"{rows[-1].due_on.isoformat()}_{rows[-1].public_id.hex}" if more else ""


def _read(cursor: str) -> tuple[datetime.date, uuid.UUID]:
    day, _, public_id = cursor.partition("_")
    try:
        return datetime.date.fromisoformat(day), uuid.UUID(hex=public_id)
    except ValueError:
        raise bad_parameter("cursor") from None


def next_due(scope: Scope, after: Report) -> Report | None:
    """What to do next, once `after` is decided. One query."""
    waiting = open_in_scope(scope).exclude(pk=after.pk).select_related("category")
    return waiting.order_by("due_on", "public_id").first()
