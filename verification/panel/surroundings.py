"""What is around a report, for the small map and the address line of the panel. Exact places: only behind the scope."""

import json

from django.contrib.gis.db.models.functions import AsGeoJSON, Distance
from django.contrib.gis.geos import Point, Polygon

from districts.models import Beat, Locality, Street
from reports.models import Report

_AROUND = 0.015  # degrees, about 1 km to the east and 1.7 km to the north
_NEAR = 0.004  # degrees, some 300 m: further away a street says nothing about the place
_MOST_STREETS, _MOST_BEATS, _MOST_TOWNS = 120, 12, 8


def _box(point: Point, degrees: float) -> Polygon:
    box = Polygon.from_bbox((point.x - degrees * 1.6, point.y - degrees, point.x + degrees * 1.6, point.y + degrees))
    box.srid = point.srid
    return box


def nearest_street(point: Point) -> str:
    """ "Street, Town", or "" where the address book knows none nearby. One query."""
    near = Street.objects.filter(line__bboverlaps=_box(point, _NEAR)).select_related("locality")
    street = near.annotate(away=Distance("line", point)).order_by("away").first()
    return f"{street.name}, {street.locality.name}" if street else ""


def surroundings(report: Report) -> dict[str, object]:
    """Outlines of beats, lines of streets and names of towns as GeoJSON members. Three queries."""
    box = _box(report.point, _AROUND)
    return {
        "point": [round(report.point.x, 6), round(report.point.y, 6)],
        "beats": [
            {"number": beat.number, "own": beat.pk == report.beat_id, "area": json.loads(beat.outline)}
            for beat in _beats(report, box)
        ],
        "streets": [{"name": street.name, "line": street.line.coords} for street in _streets(box)],
        "towns": [{"name": town.name, "at": town.point.coords} for town in _towns(box)],
    }


def _beats(report: Report, box: Polygon) -> list[Beat]:
    found = Beat.objects.filter(edition_id=report.edition_id, area__bboverlaps=box).defer("area")
    return list(found.annotate(outline=AsGeoJSON("area", precision=5))[:_MOST_BEATS])


def _streets(box: Polygon) -> list[Street]:
    return list(Street.objects.filter(line__bboverlaps=box).only("name", "line")[:_MOST_STREETS])


def _towns(box: Polygon) -> list[Locality]:
    return list(Locality.objects.filter(point__coveredby=box).only("name", "point", "population")[:_MOST_TOWNS])
