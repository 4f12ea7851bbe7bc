"""What a report's page says of merging: into which it went, which came to it, which near ones tell of the same. Reads only."""

import math
import uuid
from dataclasses import dataclass

from django import forms
from django.contrib.gis.geos import Polygon
from django.db.models import Exists, OuterRef, Q

from districts import geo
from reports.models import Message, Report, Sender
from reports.querysets import OPEN
from verification.models import Merge
from verification.panel import words
from verification.panel.forms import PanelForm
from verification.panel.streets import place_of
from verification.permissions import WORKERS, readable
from verification.scope import Scope

MOST = 12
MOST_READ = 200  # rows that are looked at for the nearest


class Ticked(forms.MultipleChoiceField):
    """Whatever was ticked; whether it may be merged is checked where the right is."""

    def valid_value(self, value: object) -> bool:
        return True


class MergeForm(PanelForm):
    reports = Ticked(label="", required=False)

    def ids(self) -> set[uuid.UUID]:
        """Those that are ids at all."""
        found = set()
        for text in self.cleaned_data["reports"]:
            try:
                found.add(uuid.UUID(text))
            except ValueError:
                continue
        return found


@dataclass(frozen=True)
class Near:
    report: Report
    metres: int
    ticked: bool

    @property
    def place(self) -> str:
        return place_of(self.report)


@dataclass(frozen=True)
class Merging:
    """`into`: where it was merged; `link` is False where that is out of scope. `joined` were merged into this one."""

    into: Report | None
    link: bool
    merge: Merge | None
    joined: list[tuple[Report, str]]
    near: list[Near]
    may: bool
    errors: list[str]


def merging_of(scope: Scope, report: Report, refused: PanelForm | None = None) -> Merging | None:
    """None where there is nothing to say. At most three queries; the streets are looked for by `name_streets`."""
    may = bool(scope.roles_in(report) & WORKERS)
    if report.merged_into_id is not None:
        into = (
            Report.objects.select_related("category", "beat", "unit").defer("beat__area").get(pk=report.merged_into_id)
        )
        merge = report.merges.filter(undone_at=None).select_related("by").first()
        return Merging(into, readable(scope).filter(pk=into.pk).exists(), merge, [], [], may, [])
    ticked = set(refused.data.getlist("reports")) if isinstance(refused, MergeForm) else set()
    rows = related(scope, report, may and report.status in OPEN)
    joined = [(row, words.place(row)) for row in rows if row.merged_into_id is not None]
    near = _nearest(report, [row for row in rows if row.merged_into_id is None], ticked)
    errors = [str(error) for errors in refused.errors.values() for error in errors] if ticked or refused else []
    return Merging(None, False, None, joined, near, may, errors) if joined or near else None


def related(scope: Scope, report: Report, with_near: bool) -> list[Report]:
    """In scope, the oldest first: what was merged into the report, and `with_near` open reports of its group, or of its unit,
    of its category's group and within the near radius, by the exact place. One query.
    """
    wanted = Q(merged_into=report)
    if with_near:
        alike = Q(unit=report.unit_id, category__group=report.category.group, point__coveredby=_box(report))
        if report.group_id:
            alike |= Q(group=report.group_id)
        wanted |= Q(alike, merged_into=None, status__in=OPEN)
    rows = readable(scope).filter(wanted).exclude(pk=report.pk).select_related("category", "beat", "unit")
    written = Message.objects.filter(report=OuterRef("pk"), sender=Sender.RESIDENT)
    rows = rows.annotate(resident_wrote=Exists(written))
    return list(rows.defer("beat__area").order_by("filed_on", "public_id")[:MOST_READ])


def _box(report: Report) -> Polygon:
    north = report.category.near_m / geo.METRES_OF_LATITUDE
    east = north / math.cos(math.radians(report.point.y))
    lon, lat = report.point.x, report.point.y
    return Polygon.from_bbox((lon - east, lat - north, lon + east, lat + north))


def _nearest(report: Report, rows: list[Report], ticked: set[str]) -> list[Near]:
    found = sorted(rows, key=lambda row: _metres(report, row))[:MOST]
    return [Near(row, max(round(_metres(report, row), -1), 10), str(row.public_id) in ticked) for row in found]


def _metres(one: Report, other: Report) -> int:
    east = (one.point.x - other.point.x) * math.cos(math.radians(one.point.y))
    return round(math.hypot(east, one.point.y - other.point.y) * geo.METRES_OF_LATITUDE)
