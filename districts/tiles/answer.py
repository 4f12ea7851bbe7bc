"""`/mapa-podkladowa/kafle/…`: one tile, only where this installation serves people, only down to zoom 19."""

import functools
import math
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from districts.models import UnitArea
from districts.tiles.keeper import Keeper
from districts.tiles.source import fetch, kind_of
from districts.tiles.store import TileStore

MOST_ZOOM = 19
SLACK = 0.5  # of the served box on each side, as far as the map of the site can be moved
READ = "public, max-age=86400"


@functools.lru_cache(maxsize=4)
def keeper(template: str, folder: str, megabytes: int) -> Keeper:
    return Keeper(TileStore(Path(folder), template, megabytes * 2**20), functools.partial(fetch, template))


@require_safe
def tile(request: HttpRequest, z: int, x: int, y: int) -> HttpResponse:
    """404 where no tile can be; 502 at once while the source fails: the map goes back to its built-in outlines."""
    if not settings.MAP_TILE_URL or z > MOST_ZOOM or max(x, y) >= 1 << z:
        return HttpResponse(status=404)
    source = keeper(settings.MAP_TILE_URL, settings.MAP_TILE_FOLDER, settings.MAP_TILE_CACHE_MB)
    body = source.kept((z, x, y))
    if body is None:
        if not touches(z, x, y, box()):
            return HttpResponse(status=404)
        body = source.tile((z, x, y))
    if body is None:
        return HttpResponse(status=502)
    return HttpResponse(body, kind_of(body), headers={"Cache-Control": READ})


def for_map() -> dict[str, object] | None:
    """What the browser needs to show tiles; None where the installation has no source."""
    return {"attribution": settings.MAP_TILE_ATTRIBUTION, "box": box()} if settings.MAP_TILE_URL else None


def box() -> tuple[float, float, float, float]:
    """West, south, east, north that tiles are served for. One query."""
    west, south, east, north = UnitArea.objects.served_box()
    wide, high = (east - west) * SLACK, (north - south) * SLACK
    return west - wide, south - high, east + wide, north + high


def touches(z: int, x: int, y: int, area: tuple[float, float, float, float]) -> bool:
    west, south, east, north = area
    left, top = _tile_of(west, north, z)
    right, bottom = _tile_of(east, south, z)
    return left <= x <= right and top <= y <= bottom


def _tile_of(lon: float, lat: float, z: int) -> tuple[int, int]:
    size = 1 << z
    along = math.asinh(math.tan(math.radians(lat)))
    return math.floor((lon + 180) / 360 * size), math.floor((1 - along / math.pi) / 2 * size)
