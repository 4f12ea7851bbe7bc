"""The coordinator's board: units side by side, each as the whole of its tree. Sums in the database, never rows in Python.

Reports filed in the last twelve months. Days and lateness are those of clocks whose day is over: what still runs then counts
as longer than everything that ended, so a unit that leaves its slow cases open gains nothing.
"""

import datetime
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db import connection

from districts.models import Unit
from reports.models import Stage
from reports.querysets import OPEN
from reports.statuses import Status
from verification.intervals import Median, Share, median

DAYS = 365
_CONFIRMED = (Status.CONFIRMED, Status.ELIMINATED, Status.REFERRED)
_REFUSED = (Status.UNCONFIRMED, Status.HOAX)
_STAGES = (Stage.READ, Stage.VERIFY)

# Both start from the few units asked for and find their reports by report_unit_status; clocks by their report.
_MEMBERS = "unnest(%(units)s::bigint[], %(parts)s::bigint[]) AS member(unit, part)"
_OF_THE_YEAR = "report.filed_on > %(since)s AND report.filed_on <= %(on)s AND report.merged_into_id IS NULL"
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
WHERE {_OF_THE_YEAR} AND clock.stage = ANY(%(stages)s) AND clock.due_on < %(on)s
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
    """A row for each unit right below, by name, then what lies with `unit` itself; and all together. Three queries."""
    units = {row.pk: row for row in Unit.objects.all()}
    parts = _parts(unit, units)
    rows = {pk: UnitRow(units[pk], is_rest=pk == unit.pk) for pk in set(parts.values())}
    asked = {
        "units": list(parts),
        "parts": list(parts.values()),
        "since": on - datetime.timedelta(days=DAYS),
        "on": on,
        "open": [*OPEN],
        "confirmed": [*_CONFIRMED],
        "refused": [*_REFUSED],
        "stages": [*_STAGES],
    }
    with connection.cursor() as cursor:
        cursor.execute(_REPORTS, asked)
        for part, *numbers in cursor.fetchall():
            row = rows[part]
            row.filed, row.open, row.confirmed, row.refused = numbers
        cursor.execute(_CLOCKS, asked)
        for part, stage, days, count, late in cursor.fetchall():
            rows[part].days[stage][days] += count
            rows[part].clocks += count
            rows[part].late += late
    together = UnitRow(None)
    for row in rows.values():
        together.add(row)
    shown = [row for row in rows.values() if row.filed or not row.is_rest]
    order = {pk: place for place, pk in enumerate(units)}  # of the database, which knows the alphabet
    return sorted(shown, key=lambda row: (row.is_rest, order[row.unit.pk])), together


def _parts(top: Unit, units: dict[int, Unit]) -> dict[int, int]:
    """Each unit of the tree below `top` with the unit right below `top` that it belongs to; `top` belongs to itself."""
    found = {top.pk: top.pk}
    for unit in sorted(units.values(), key=lambda row: row.depth):
        if unit.parent_id == top.pk:
            found[unit.pk] = unit.pk
        elif unit.parent_id in found and unit.pk not in found:
            found[unit.pk] = found[unit.parent_id]
    return found
