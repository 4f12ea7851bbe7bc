"""The queue: open reports in scope in the order of their nearest running deadline. Overdue is computed, never stored."""

import datetime
import uuid
from collections.abc import Iterable

from django.db.models import Case, CharField, Count, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber

from accounts.parameters import bad_parameter
from reports.models import Report
from verification.models import Task
from verification.permissions import readable
from verification.scope import Scope
from verification.tasked import joined_task

FLOOD = "flood"
OVERDUE, TODAY, WEEK, LATER = DUES = ("overdue", "today", "week", "later")
TASKS = ("any", "late")
WEEK_DAYS = 7
EVERY_ROW = Q()


def open_in_scope(scope: Scope) -> QuerySet[Report]:
    """Merged reports are worked on with their target."""
    return readable(scope).open().filter(merged_into=None)


def is_face(reports: QuerySet[Report]) -> Q:
    """Of near duplicates among these reports that wait in one status the most urgent stands for all.

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


def of_tasks(reports: QuerySet[Report], which: str, on: datetime.date) -> QuerySet[Report]:
    """Those that somebody was given (`any`), or of these the ones whose answer is late (`late`); all for ""."""
    held = {"any": Task.objects.open(), "late": Task.objects.late(on)}
    return reports.filter(pk__in=held[which].values("report")) if which else reports


def counts(reports: QuerySet[Report], on: datetime.date, shown: Q) -> dict[str, int]:
    """How many of those shown per group, and how many of all a flood left to look at (`FLOOD`). One query.

    Counted by what a row is, so that each is asked once whether it is shown: five million reports have 50,000 open ones.
    """
    part = Case(*(When(_in_group(name, on), then=Value(name)) for name in DUES), output_field=CharField())
    kinds = reports.order_by().annotate(part=part, shown=Q(shown)).values_list("part", "shown", "is_in_flood")
    found = dict.fromkeys((*DUES, FLOOD), 0)
    for name, is_shown, is_in_flood, number in kinds.annotate(number=Count("pk")):
        found[name] += number if is_shown else 0
        found[FLOOD] += number if is_in_flood else 0
    return found


def flood_in(reports: QuerySet[Report]) -> int:
    """How many a flood left to look at. One query."""
    return reports.filter(is_in_flood=True).count()


def page(reports: QuerySet[Report], cursor: str, size: int) -> tuple[list[Report], str]:
    """Up to `size` rows after `cursor` and the next cursor ("" at the end). Two queries. Raises `Problem` 400."""
    if cursor:
        due_on, public_id = _read(cursor)
        # the first half says where the index is entered
        reports = reports.filter(Q(due_on__gte=due_on) & (Q(due_on__gt=due_on) | Q(public_id__gt=public_id)))
    found = joined_task(reports).select_related("category", "beat", "unit").defer("beat__area")
    rows = list(found.prefetch_related("clocks").order_by("due_on", "public_id")[: size + 1])
    more = len(rows) > size
    rows = rows[:size]
    return rows, cursor_of(rows[-1]) if more else ""


def cursor_of(report: Report) -> str:
    """Where the report stands in any queue; the page after it begins behind it."""
    return f"{report.due_on.isoformat()}_{report.public_id.hex}"


def _read(cursor: str) -> tuple[datetime.date, uuid.UUID]:
    day, _, public_id = cursor.partition("_")
    try:
        return datetime.date.fromisoformat(day), uuid.UUID(hex=public_id)
    except ValueError:
        raise bad_parameter("cursor") from None
