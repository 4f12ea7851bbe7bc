"""The embedded base map: outlines of counties and names of places from our own tables, no tile server.

Simplified once per process for each state of the areas; about 30 KB packed.
"""

import functools
import json
import math

from django.contrib.gis.db.models import GeometryField, Union
from django.contrib.gis.db.models.functions import GeoFunc
from django.contrib.gis.geos import GEOSGeometry, LineString, MultiLineString
from django.db import connection
from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from districts.geo import WGS84
from districts.models import AdministrativeArea, BoundaryEdition, Locality
from districts.models.areas import AreaKind
from districts.packed import Packed
from districts.tiles.answer import for_map

TOLERANCE = 0.0015  # degrees, about 130 m: finer than a pixel up to zoom 9, still a line worth looking at at 13
DECIMALS = 4  # about 8 m
MOST_LABELS = 1_500
DENSITY = 2_200  # people on a square kilometre of a Polish town: how large its tint is drawn
# Rank 1 is shown first, when zoomed out; the smallest places only near.
RANKS = ((200_000, 1), (40_000, 2), (10_000, 3), (2_500, 4), (800, 5), (0, 6))
_KINDS = (AreaKind.COUNTRY, AreaKind.VOIVODESHIP, AreaKind.COUNTY)


class Boundary(GeoFunc):
    """The line around an area."""

    function = "ST_Boundary"
    output_field = GeometryField(srid=WGS84)


def base_map() -> dict[str, object]:
    """`{attribution, made_up, tiles, land, outlines: [GeoJSON lines with a kind], labels: [{name, lon, lat, rank, size}]}`.

    `land` is what the outermost lines enclose, null without any; `size` the radius of a town's tint in metres. `tiles` is null, or what `districts.tiles` says: their attribution and the box they are served for.
    """
    return json.loads(_packed(_version()).plain)


def _version() -> tuple:
    areas = AdministrativeArea.objects.aggregate(Count("pk"), Max("pk"))
    places = Locality.objects.aggregate(Count("pk"), Max("pk"))
    edition = BoundaryEdition.objects.filter(is_current=True).values_list("pk", "source").first()
    return (edition or (0, ""), json.dumps(for_map()), *areas.values(), *places.values())


@functools.lru_cache(maxsize=2)
def _packed(version: tuple) -> Packed:
    return Packed.of(_build(version[0][1], json.loads(version[1])))


def _build(source: str, tiles: dict[str, object] | None) -> dict[str, object]:
    made_up = AdministrativeArea.objects.filter(is_made_up=True).exists()
    outlines = [line for kind in _KINDS for line in _outlines(kind)]
    return {
        "attribution": source,
        "made_up": made_up,
        "tiles": tiles,
        "land": _land(outlines),
        "outlines": outlines,
        "labels": _labels(),
    }


def _land(outlines: list[dict[str, object]]) -> dict[str, object] | None:
    """The same corners as the outlines of the largest kind, so that no gap shows between the two. One query."""
    largest = [line["coordinates"] for line in outlines if line["kind"] == outlines[0]["kind"]]
    if not largest:
        return None
    lines = MultiLineString([LineString(line) for line in largest], srid=WGS84)
    with connection.cursor() as cursor:
        cursor.execute("SELECT ST_AsGeoJSON(ST_BuildArea(%s::geometry), %s)", [lines.hexewkb.decode(), DECIMALS])
        [area] = cursor.fetchone()
    return json.loads(area) if area else None


def _outlines(kind: str) -> list[dict[str, object]]:
    """Borders of one kind of area, each drawn once although two neighbours share it: the lines are united first."""
    lines = AdministrativeArea.objects.filter(kind=kind).aggregate(lines=Union(Boundary("outline")))["lines"]
    if lines is None:
        return []
    return [
        {"type": "LineString", "kind": str(kind), "coordinates": coordinates}
        for coordinates in _simplified(lines)
        if len(coordinates) > 1
    ]


def _simplified(lines: GEOSGeometry) -> list[list[list[float]]]:
    merged = lines.merged if lines.geom_type == "MultiLineString" else lines
    parts = list(merged) if merged.geom_type == "MultiLineString" else [merged]
    return [
        [[round(x, DECIMALS), round(y, DECIMALS)] for x, y in part.simplify(TOLERANCE).coords]
        for part in parts
        if part.geom_type in {"LineString", "LinearRing"}
    ]


def _labels() -> list[dict[str, object]]:
    return [
        {
            "name": place.name,
            "lon": round(place.point.x, DECIMALS),
            "lat": round(place.point.y, DECIMALS),
            "rank": next(rank for least, rank in RANKS if place.population >= least),
            "size": round(math.sqrt(place.population / DENSITY / math.pi) * 1_000),
        }
        for place in Locality.objects.order_by("-population", "name", "pk")[:MOST_LABELS]
    ]


@require_safe
def base_map_json(request: HttpRequest) -> HttpResponse:
    """The same for every visitor; an ETag saves sending it again."""
    return _packed(_version()).answer(request)
