"""Coordinate knowledge: checks in plain Python before GEOS sees a number. No models, no HTTP.

WGS84 (SRID 4326) at the edges, EPSG:2180 where metres count. GEOS of Debian 12 kills the process on 1e308 when it
prints it, so every number of a visitor passes `checked_point` first.
"""

import math
from dataclasses import dataclass

from django.contrib.gis.geos import Point

WGS84 = 4326
METRIC = 2180
# Poland with a margin of some kilometres; finer borders are the boundary edition's.
WEST, SOUTH, EAST, NORTH = 14.0, 48.9, 24.3, 55.0
_METRES = 100_000, 900_000  # both axes of EPSG:2180 in Poland
METRES_OF_LATITUDE = 111_320  # in a degree, in Poland
_LONGEST = 1e12
_RADIUS_M = 6_371_009
PLACES = 6  # decimal places kept, about 0.1 m


@dataclass
class BadCoordinates(Exception):
    """`code` is one of not_finite, out_of_range, outside_area, swapped; `suggestion` is the (lon, lat) that was
    probably meant: numbers swapped, a sign or a decimal point lost, metres of EPSG:2180.
    """

    code: str
    field: str = ""
    suggestion: tuple[float, float] | None = None


def in_poland(lon: float, lat: float) -> bool:
    return WEST <= lon <= EAST and SOUTH <= lat <= NORTH


def checked(lon: float, lat: float) -> tuple[float, float]:
    """Degrees rounded to 6 places, inside Poland's box. Raises `BadCoordinates`."""
    for field, value, limit in (("lon", lon, 180), ("lat", lat, 90)):
        if not math.isfinite(value):
            raise BadCoordinates("not_finite", field)
        if abs(value) > limit:
            raise BadCoordinates("out_of_range", field, mended(lon, lat))
    lon, lat = round(lon, PLACES), round(lat, PLACES)
    if in_poland(lon, lat):
        return lon, lat
    if in_poland(lat, lon):
        raise BadCoordinates("swapped", "lon", (lat, lon))
    raise BadCoordinates("outside_area", "lon", mended(lon, lat))


def mended(lon: float, lat: float) -> tuple[float, float] | None:
    """The place in Poland that a slip of the pen may have meant, or None."""
    if not (math.isfinite(lon) and math.isfinite(lat)):
        return None
    pointed = _with_point(abs(lon), WEST, EAST), _with_point(abs(lat), SOUTH, NORTH)
    if None not in pointed:
        return pointed
    return _from_metres(lon, lat) or _from_metres(lat, lon)


def _with_point(value: float, least: float, most: float) -> float | None:
    """The number with its decimal point where a number of this axis has it."""
    while most < value < _LONGEST:
        value /= 10
    return round(value, PLACES) if least <= value <= most else None


def _from_metres(east: float, north: float) -> tuple[float, float] | None:
    if not (_METRES[0] <= east <= _METRES[1] and _METRES[0] <= north <= _METRES[1]):
        return None
    place = Point(east, north, srid=METRIC).transform(WGS84, clone=True)
    found = round(place.x, PLACES), round(place.y, PLACES)
    return found if in_poland(*found) else None


def checked_point(lon: float, lat: float) -> Point:
    return Point(*checked(lon, lat), srid=WGS84)


def metres_between(one: tuple[float, float], other: tuple[float, float]) -> int:
    """Whole metres between two places given as lon, lat, on a sphere: within half a percent of the true distance."""
    lon_1, lat_1, lon_2, lat_2 = map(math.radians, (*one, *other))
    half = math.sin((lat_2 - lat_1) / 2) ** 2 + math.cos(lat_1) * math.cos(lat_2) * math.sin((lon_2 - lon_1) / 2) ** 2
    return round(2 * _RADIUS_M * math.asin(min(1, math.sqrt(half))))


def cell_centre(lon: float, lat: float, side_m: int) -> tuple[float, float]:
    """Centre of the square cell of `side_m` metres that holds the place, rounded to 6 places; the grid is fixed.

    Rows are equal steps of latitude; within a row the step of longitude is that row's, so that cells stay square.
    """
    step_lat = side_m / METRES_OF_LATITUDE
    row = math.floor(lat / step_lat)
    middle = (row + 0.5) * step_lat
    step_lon = step_lat / math.cos(math.radians(middle))
    return round((math.floor(lon / step_lon) + 0.5) * step_lon, PLACES), round(middle, PLACES)
