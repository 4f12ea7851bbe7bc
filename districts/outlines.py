"""Outlines of beats and of units for the small maps, simplified to what a screen shows, as GeoJSON.

A map gets the areas of its own list only: the beats of one unit, the units below a voivodeship, a beat and its
neighbours. Never the whole country.
"""

import json

from django.contrib.gis.db.models import GeometryField
from django.contrib.gis.db.models.functions import AsGeoJSON
from django.contrib.gis.geos import GEOSGeometry
from django.db.models import F, Func, QuerySet, Value
from django.urls import reverse

from districts.cards import beat_url
from districts.models import Beat, Unit, UnitArea, UnitKind
from districts.querysets import about_near

ABOVE_COUNTIES = frozenset({UnitKind.KGP, UnitKind.KWP})  # their beats are too many for one page
FINE, COARSE = 0.00008, 0.0006  # degrees, about 7 m and 50 m: under a pixel where the whole list is in view
DECIMALS = 5


def of_unit(unit: Unit) -> dict[str, object]:
    """The beats of the unit and of those below it; the areas of the units below a voivodeship. One query."""
    if unit.kind in ABOVE_COUNTIES:
        rows = UnitArea.objects.filter(edition__is_current=True, unit__parent=unit).select_related("unit")
        return _collection([_unit_feature(row) for row in _drawn(rows, COARSE).order_by("unit__name", "pk")])
    rows = Beat.objects.current().in_tree(unit).select_related("unit")
    return _collection([_beat_feature(row) for row in _drawn(rows, FINE).order_by("sort_key", "pk")])


def around(beat: Beat) -> dict[str, object]:
    """The beat, and faint beside it those that touch it. One query."""
    rows = Beat.objects.current().filter(about_near("area", beat.area)).select_related("unit")
    drawn = _drawn(rows, FINE).order_by("sort_key", "pk")
    return _collection([_beat_feature(row, is_faint=row.pk != beat.pk) for row in drawn])


def _drawn(rows: QuerySet, tolerance: float) -> QuerySet:
    shape = Func(F("area"), Value(tolerance), function="ST_SimplifyPreserveTopology", output_field=GeometryField())
    return rows.annotate(drawn=AsGeoJSON(shape, precision=DECIMALS)).defer("area")


def _collection(features: list[dict[str, object]]) -> dict[str, object]:
    return {"type": "FeatureCollection", "features": features}


def _beat_feature(beat: Beat, *, is_faint: bool = False) -> dict[str, object]:
    label = {"label": beat.number, "name": beat.name, "url": beat_url(beat), "faint": is_faint}
    return _feature(str(beat.public_id), beat.drawn, label)


def _unit_feature(row: UnitArea) -> dict[str, object]:
    address = reverse("districts:unit", args=[row.unit.slug])
    return _feature(row.unit.slug, row.drawn, {"label": "", "name": row.unit.name, "url": address, "faint": False})


def _feature(key: str, drawn: str, properties: dict[str, object]) -> dict[str, object]:
    return {"type": "Feature", "id": key, "properties": properties, "geometry": json.loads(drawn)}


def paths(shape: GEOSGeometry) -> list[list[tuple[float, float]]]:
    """Outer rings of an area as lines of degrees, for drawing on paper."""
    parts = shape.simplify(FINE, preserve_topology=True)
    return [list(part.exterior_ring.coords) for part in (parts if parts.geom_type == "MultiPolygon" else [parts])]
