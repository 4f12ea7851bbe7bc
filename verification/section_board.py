"""The head's board: who of a section has what. Reads only, sums in the database."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Min, Q, QuerySet

from accounts.text import folded
from districts.models import Beat, Officer
from reports.models import Report
from verification import queue as line
from verification.scope import Scope
from verification.unit_tree import in_tree


@dataclass
class Load:
    """Open reports: all, late, due within a week from today, and the day on which the oldest was filed."""

    open: int = 0
    late: int = 0
    week: int = 0
    oldest: datetime.date | None = None

    def add(self, other: "Load") -> None:
        self.open += other.open
        self.late += other.late
        self.week += other.week
        self.oldest = min(filter(None, (self.oldest, other.oldest)), default=None)


@dataclass
class OfficerRow:
    """Beats served today. `replaced_by` names who serves the beats that this officer holds; `is_absent`: all of them."""

    officer: Officer
    beats: list[Beat] = field(default_factory=list)
    for_others: list[Beat] = field(default_factory=list)
    replaced_by: list[Officer] = field(default_factory=list)
    load: Load = field(default_factory=Load)

    @property
    def is_absent(self) -> bool:
        return bool(self.replaced_by) and not self.beats

    @property
    def has_account(self) -> bool:
        return self.officer.user_id is not None


@dataclass(frozen=True)
class SectionBoard:
    """`unserved` are beats without anybody today; `nobody` sums the reports there and outside all beats."""

    rows: list[OfficerRow]
    unserved: list[Beat]
    nobody: Load
    total: Load


def section_board(scope: Scope, units: frozenset[int], on: datetime.date) -> SectionBoard:
    """Of the trees of these units. Two queries, however many reports there are. Rows by name, never by load."""
    loads = _loads(line.open_in_scope(scope).filter(in_tree(units)), on)
    beats = Beat.objects.current().filter(in_tree(units)).with_people(on).defer("area", "streets")
    rows: dict[int, OfficerRow] = {}
    unserved, nobody, total = [], Load(), Load()
    for beat in beats.order_by("sort_key", "pk"):
        load = loads.pop(beat.public_id, Load())
        holder, substitute = _active(beat.holding), _active(beat.standing_in)
        serves = substitute or holder
        if serves is None:
            unserved.append(beat)
            nobody.add(load)
            continue
        row = rows.setdefault(serves.pk, OfficerRow(serves))
        row.load.add(load)
        (row.beats if serves == holder else row.for_others).append(beat)
        if holder and serves != holder:
            rows.setdefault(holder.pk, OfficerRow(holder)).replaced_by.append(serves)
    for load in loads.values():  # outside all beats, and in beats of earlier editions that are no more
        nobody.add(load)
    for load in (nobody, *(row.load for row in rows.values())):
        total.add(load)
    by_name = sorted(
        rows.values(), key=lambda row: (folded(f"{row.officer.last_name} {row.officer.first_name}"), row.officer.pk)
    )
    return SectionBoard(by_name, unserved, nobody, total)


def _active(assignment: object) -> Officer | None:
    return assignment.officer if assignment is not None and assignment.officer.is_active else None


def _loads(reports: QuerySet[Report], on: datetime.date) -> dict[object, Load]:
    week = on + datetime.timedelta(days=line.WEEK_DAYS)
    rows: Iterable[tuple] = (
        reports.order_by()
        .values("beat__public_id")
        .annotate(
            open=Count("pk"),
            late=Count("pk", filter=Q(due_on__lt=on)),
            week=Count("pk", filter=Q(due_on__gte=on, due_on__lte=week)),
            oldest=Min("filed_on"),
        )
        .values_list("beat__public_id", "open", "late", "week", "oldest")
    )
    return {beat: Load(*numbers) for beat, *numbers in rows}
