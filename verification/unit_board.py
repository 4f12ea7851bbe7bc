"""The coordinator's board: units side by side, each as the whole of its tree. Sums in the database, never rows in Python.

Reports filed in the last twelve months. Days and lateness are those of clocks whose day is over: what still runs then counts
as longer than everything that ended, so a unit that leaves its slow cases open gains nothing.
"""

import datetime
import functools
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db import connection

from districts.models import Unit
from reports.models import Stage
from reports.querysets import OPEN
from reports.statuses import Status
from verification.intervals import Median, Share, median

DAYS = 365
# A voivodeship or the country takes seconds: such numbers are counted once in a quarter of an hour and process.
MANY_UNITS = 60
KEPT_SECONDS = 900
_CONFIRMED = (Status.CONFIRMED, Status.ELIMINATED, Status.REFERRED)
_REFUSED = (Status.UNCONFIRMED, Status.HOAX)
_STAGES = (Stage.READ, Stage.VERIFY)

# A county's reports are found by report_unit_status, their clocks by their report. A country is read whole; that a clock
# starts with its report or later leaves three quarters of the clocks out before they are joined.
_MEMBERS = "unnest(%(units)s::bigint[], %(parts)s::bigint[]) AS member(unit, part)"
_OF_THE_YEAR = """report.unit_id = ANY(%(units)s) AND report.filed_on > %(since)s AND report.filed_on <= %(on)s
  AND report.merged_into_id IS NULL"""
_REPORTS = f"""
SELECT member.part, count(*),
       count(*) FILTER (WHERE report.status = ANY(%(open)s)),
       count(*) FILTER (WHERE report.status = ANY(%(confirmed)s)),
       count(*) FILTER (WHERE report.status = ANY(%(refused)s))
FROM {_MEMBERS} JOIN reports_report report ON report.unit_id = member.unit
WHERE {_OF_THE_YEAR}
GROUP BY member.part
"""  # noqa: S608  constants of this module
_CLOCKS = f"""
SELECT member.part, clock.stage, clock.stopped_on - clock.started_on,
       count(*), count(*) FILTER (WHERE clock.stopped_on IS NULL OR clock.stopped_on > clock.due_on)
FROM {_MEMBERS} JOIN reports_report report ON report.unit_id = member.unit
JOIN reports_clock clock ON clock.report_id = report.id
WHERE {_OF_THE_YEAR} AND clock.stage = ANY(%(stages)s) AND clock.due_on < %(on)s AND clock.started_on > %(since)s
GROUP BY 1, 2, 3
"""  # noqa: S608


@dataclass
class UnitRow:
    """`unit` with everything below it; None is all rows together. `is_rest`: only what lies directly with the unit."""

    unit: Unit | None
    is_rest: bool = False
    filed: int = 0
    open: int = 0
    confirmed: int = 0
    refused: int = 0
    days: dict[str, Counter] = field(default_factory=lambda: defaultdict(Counter))
    clocks: int = 0
    late: int = 0

    @property
    def share_confirmed(self) -> Share:
        return Share(self.confirmed, self.confirmed + self.refused)

    @property
    def share_late(self) -> Share:
        return Share(self.late, self.clocks)

    @property
    def read(self) -> Median:
        return median(self.days[Stage.READ].items())

    @property
    def verify(self) -> Median:
        return median(self.days[Stage.VERIFY].items())

    def add(self, other: "UnitRow") -> None:
        for name in ("filed", "open", "confirmed", "refused", "clocks", "late"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for stage, counts in other.days.items():
            self.days[stage].update(counts)


def unit_board(unit: Unit, on: datetime.date) -> tuple[list[UnitRow], UnitRow]:
    """A row for each unit right below, by name, then what lies with `unit` itself; and all together. Three queries, one
    where many units were counted in this quarter of an hour."""
    units = {row.pk: row for row in Unit.objects.all()}
    parts = _parts(unit, units)
    rows = {pk: UnitRow(units[pk], is_rest=pk == unit.pk) for pk in set(parts.values())}
    count = _counted_lately if len(parts) > MANY_UNITS else _count
    reports, clocks = count(tuple(parts.items()), on, int(time.time() // KEPT_SECONDS))
    for part, *numbers in reports:
        row = rows[part]
        row.filed, row.open, row.confirmed, row.refused = numbers
    for part, stage, days, number, late in clocks:
        rows[part].days[stage][days] += number
        rows[part].clocks += number
        rows[part].late += late
    together = UnitRow(None)
    for row in rows.values():
        together.add(row)
    shown = [row for row in rows.values() if row.filed or not row.is_rest]
    order = {pk: place for place, pk in enumerate(units)}  # of the database, which knows the alphabet
    return sorted(shown, key=lambda row: (row.is_rest, order[row.unit.pk])), together


def _count(parts: tuple[tuple[int, int], ...], on: datetime.date, _quarter: int) -> tuple[list[tuple], list[tuple]]:
    """The rows of both questions. Two queries."""
    asked = {
        "units": [unit for unit, _ in parts],
        "parts": [part for _, part in parts],
        "since": on - datetime.timedelta(days=DAYS),
        "on": on,
        "open": [*OPEN],
        "confirmed": [*_CONFIRMED],
        "refused": [*_REFUSED],
        "stages": [*_STAGES],
    }
    with connection.cursor() as cursor:
        cursor.execute(_REPORTS, asked)
        reports = cursor.fetchall()
        cursor.execute(_CLOCKS, asked)
        return reports, cursor.fetchall()


_counted_lately = functools.lru_cache(maxsize=64)(_count)


def _parts(top: Unit, units: dict[int, Unit]) -> dict[int, int]:
    """Each unit of the tree below `top` with the unit right below `top` that it belongs to; `top` belongs to itself."""
    found = {top.pk: top.pk}
    for unit in sorted(units.values(), key=lambda row: row.depth):
        if unit.parent_id == top.pk:
            found[unit.pk] = unit.pk
        elif unit.parent_id in found and unit.pk not in found:
            found[unit.pk] = found[unit.parent_id]
    return found
