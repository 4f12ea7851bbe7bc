"""The streets of the address book as the near part of the base map: lines and names of one tile of zoom 13."""

import math

from django.contrib.gis.geos import Polygon
from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from districts.geo import WGS84
from districts.models import Street

ZOOM = 13
MOST = 4_000
DECIMALS = 5  # about a metre
TOLERANCE = 0.00002


def corner(x: int, y: int, zoom: int = ZOOM) -> tuple[float, float]:
    """Longitude and latitude of the north-west corner of a tile."""
    size = 1 << zoom
    return x / size * 360 - 180, math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / size))))


@require_safe
def street_tile(request: HttpRequest, x: int, y: int) -> JsonResponse:
    """`{streets: [{name, line}]}` of what touches the tile. One query; the same for every visitor."""
    if x >= 1 << ZOOM or y >= 1 << ZOOM:
        raise Http404
    west, north = corner(x, y)
    east, south = corner(x + 1, y + 1)
    box = Polygon.from_bbox((west, south, east, north))
    box.srid = WGS84
    rows = Street.objects.filter(line__bboverlaps=box).order_by("pk").only("name", "line")[:MOST]
    streets = [{"name": row.name, "line": points(row)} for row in rows]
    return JsonResponse({"streets": streets}, headers={"Cache-Control": "public, max-age=3600"})


def points(street: Street) -> list[list[float]]:
    line = street.line.simplify(TOLERANCE)
    return [[round(lon, DECIMALS), round(lat, DECIMALS)] for lon, lat in line.coords]
