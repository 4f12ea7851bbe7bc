"""What the maps of the panel show around reports. Exact places: only behind the scope."""

import json
from collections.abc import Iterable

from django.contrib.gis.db.models import GeometryField
from django.contrib.gis.db.models.functions import AsGeoJSON, GeoFunc
from django.contrib.gis.geos import Point, Polygon
from django.db.models import QuerySet, Value
from django.urls import reverse

from districts.geo import WGS84
from districts.models import Beat
from reports.models import Report
from reports.statuses import Status

_AROUND = 0.012  # degrees, about 1.3 km
_MOST_BEATS = 12
_TOLERANCE = 0.0002  # degrees, about 20 m: an outline for the eye


class Simplified(GeoFunc):
    function = "ST_SimplifyPreserveTopology"
    geom_param_pos = (0,)
    output_field = GeometryField(srid=WGS84)


def _box(point: Point, degrees: float) -> Polygon:
    """As wide as high on the ground: a degree of longitude is shorter here."""
    wide = degrees * 1.6
    box = Polygon.from_bbox((point.x - wide, point.y - degrees, point.x + wide, point.y + degrees))
    box.srid = point.srid
    return box


def surroundings(report: Report) -> dict[str, object]:
    """For the map of one report: the point and the outlines of beats around it. One query."""
    beats = Beat.objects.filter(edition_id=report.edition_id, area__bboverlaps=_box(report.point, _AROUND))
    return {
        "base": reverse("districts:base-map"),
        "spots": [_spot(report)],
        "beats": _outlines(beats, {report.beat_id}),
    }


def overview(reports: list[Report], *, outlines: bool = True) -> dict[str, object]:
    """For the map beside the queue. One query, none without `outlines`; a crowd of beats is left out, the points remain."""
    own = {report.beat_id for report in reports if report.beat_id}
    beats = Beat.objects.filter(pk__in=own) if outlines and len(own) <= _MOST_BEATS else Beat.objects.none()
    return {
        "base": reverse("districts:base-map"),
        "spots": [_spot(report) for report in reports],
        "beats": _outlines(beats, own),
    }


def _spot(report: Report) -> dict[str, object]:
    return {
        "id": str(report.public_id),
        "at": [round(report.point.y, 6), round(report.point.x, 6)],
        "status": report.status,
        "title": f"{report.category.label} · {Status(report.status).label}",
    }


def _outlines(beats: QuerySet[Beat], own: Iterable[int | None]) -> list[dict[str, object]]:
    found = beats.defer("area").annotate(outline=AsGeoJSON(Simplified("area", Value(_TOLERANCE)), precision=5))
    return [{"own": beat.pk in own, "area": json.loads(beat.outline)} for beat in found[:_MOST_BEATS]]
