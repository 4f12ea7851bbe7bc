"""Borders of municipalities as the near part of the base map: lines of one tile of zoom 9, each drawn once."""

from django.contrib.gis.db.models import Union
from django.contrib.gis.geos import GEOSGeometry, Polygon
from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from districts.base_map import DECIMALS, Boundary
from districts.geo import WGS84
from districts.models import AdministrativeArea
from districts.models.areas import AreaKind
from districts.street_map import corner

ZOOM = 9
TOLERANCE = 0.0004  # degrees, about 40 m: a faint line under streets and names


@require_safe
def border_tile(request: HttpRequest, x: int, y: int) -> JsonResponse:
    """`{lines: [[[lon, lat]]]}` of what lies in the tile. One query; the same for every visitor."""
    if x >= 1 << ZOOM or y >= 1 << ZOOM:
        raise Http404
    west, north = corner(x, y, ZOOM)
    east, south = corner(x + 1, y + 1, ZOOM)
    box = Polygon.from_bbox((west, south, east, north))
    box.srid = WGS84
    near = AdministrativeArea.objects.filter(kind=AreaKind.MUNICIPALITY, outline__bboverlaps=box)
    lines = near.aggregate(lines=Union(Boundary("outline")))["lines"]
    found = [_points(part) for part in _parts(lines.intersection(box))] if lines else []
    return JsonResponse({"lines": found}, headers={"Cache-Control": "public, max-age=3600"})


def _parts(shape: GEOSGeometry) -> list[GEOSGeometry]:
    merged = shape.merged if shape.geom_type == "MultiLineString" else shape
    parts = [merged] if merged.geom_type in {"LineString", "LinearRing"} else list(merged)
    return [part for part in parts if part.geom_type in {"LineString", "LinearRing"} and not part.empty]


def _points(line: GEOSGeometry) -> list[list[float]]:
    return [[round(lon, DECIMALS), round(lat, DECIMALS)] for lon, lat in line.simplify(TOLERANCE).coords]
