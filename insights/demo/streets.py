"""Writes made-up streets of the larger towns, and into each beat the streets that run through it with their numbers."""

import math
import random

from django.contrib.gis.geos import LineString
from django.db import connection

from districts.addresses.normalise import normalise
from districts.geo import PLACES, WGS84
from districts.models import Beat, Street
from insights.demo.ground import Ground
from insights.demo.lodz import STREETS as LODZ_STREETS
from insights.demo.places import Place, to_degrees
from insights.demo.plan import TOWN
from insights.demo.words import STREETS

METRES_PER_NUMBER = 12
# The part of each street inside each beat as shares of its length; whole pieces only, in the order of the beats.
_THROUGH = """
SELECT beat.id, street.name, street.number_from, street.number_to,
  min(ST_LineLocatePoint(street.line, ends.geom)), max(ST_LineLocatePoint(street.line, ends.geom))
FROM districts_street street
JOIN districts_beat beat ON beat.edition_id = %s AND ST_Intersects(beat.area, street.line),
LATERAL ST_DumpPoints(ST_Intersection(street.line, beat.area)) AS ends
GROUP BY beat.id, beat.sort_key, street.id ORDER BY beat.sort_key, beat.id, street.name
"""


def write_streets(ground: Ground, seed: int) -> int:
    """Returns how many streets there are."""
    streets = []
    for place, locality in ground.localities.items():
        if place.population < TOWN:
            continue
        rng = random.Random(f"{seed}:streets:{place.name}")  # noqa: S311 - a demo
        lines = _lines_of_lodz() if place.name == "Łódź" else {}
        lines |= {name: line for name, line in _made_up(place, rng).items() if _bare(name) not in map(_bare, lines)}
        for name, (line, highest) in lines.items():
            shape = LineString([(round(x, PLACES), round(y, PLACES)) for x, y in line], srid=WGS84)
            row = Street(locality=locality, name=name, search_name=normalise(name), line=shape, number_to=highest)
            streets.append(row)
    Street.objects.bulk_create(streets)
    _list_in_beats(ground)
    return len(streets)


def _bare(name: str) -> str:
    return normalise(name).split()[-1]


def _lines_of_lodz() -> dict[str, tuple[list, int]]:
    return {name: (list(line), highest) for name, highest, line in LODZ_STREETS}


def _made_up(place: Place, rng: random.Random) -> dict[str, tuple[list, int]]:
    """A loose grid: each street has one of two directions, a slight bend, and numbers by its length."""
    radius = 700 * math.sqrt(place.population / 10_000)
    count = min(len(STREETS), 10 + round(place.population / 4_000))
    turn = rng.uniform(0, math.pi)
    found = {}
    for number, name in enumerate(STREETS[:count]):
        away, around = radius * math.sqrt(rng.random()) * 0.8, rng.uniform(0, 2 * math.pi)
        length, angle = rng.uniform(350, 500 + radius * 0.5), turn + (number % 2) * math.pi / 2 + rng.gauss(0, 0.08)
        middle = (place.x + away * math.cos(around), place.y + away * math.sin(around))
        found[name] = (_bent(middle, length, angle, rng), max(10, round(length / METRES_PER_NUMBER)))
    return found


def _bent(middle: tuple[float, float], length: float, angle: float, rng: random.Random) -> list[tuple[float, float]]:
    half = length / 2
    along, aside = (math.cos(angle), math.sin(angle)), rng.gauss(0, 0.06) * length
    points = [
        (middle[0] - half * along[0], middle[1] - half * along[1]),
        (middle[0] - aside * along[1], middle[1] + aside * along[0]),
        (middle[0] + half * along[0], middle[1] + half * along[1]),
    ]
    return to_degrees(points)


def _list_in_beats(ground: Ground) -> None:
    streets: dict[int, list[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_THROUGH, [ground.edition.pk])
        for beat, name, low, high, start, end in cursor.fetchall():
            streets.setdefault(beat, []).append(range_in_words(name, low, high, start, end))
    beats = [beat for beat in ground.beats if beat.pk in streets]
    for beat in beats:
        beat.streets = streets[beat.pk]
    Beat.objects.bulk_update(beats, ["streets"])


def range_in_words(name: str, low: int, high: int, start: float, end: float) -> str:
    """As people write it: the whole street by its name, else "od 1 do 57" or "od 58 do końca"."""
    first, last = (low + math.floor(part * (high - low)) for part in (start, end))
    if start > 0.001:
        first += 1
    if end > 0.999:
        return name if start <= 0.001 else f"{name} od {first} do końca"
    return f"{name} od {first} do {max(first, last)}"
