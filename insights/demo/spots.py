"""Where the demo's reports lie: by population, closer together in hot spots that keep to one kind of threat."""

import math
import random
from dataclasses import dataclass

from django.db import connection

from insights.demo.ground import Ground
from insights.demo.places import Place, to_degrees

HOT_SHARE = 0.25
HOT_SPOTS = 45
OUT_OF_TOWN = 0.1
FAR_M = 2_500
HOT_KINDS = (
    "przekraczanie-dozwolonej-predkosci",
    "nieprawidlowe-parkowanie",
    "spozywanie-alkoholu-w-miejscach-niedozwolonych",
    "nielegalne-rajdy-samochodowe",
    "dzikie-wysypiska-smieci",
    "niewlasciwa-infrastruktura-drogowa",
)
# The first beat by number that covers each place, and the deepest unit.
_SERVED = """
SELECT place.n, beat.id, coalesce(beat.unit_id, area.unit_id)
FROM unnest(%s::float8[], %s::float8[]) WITH ORDINALITY AS place(lon, lat, n)
LEFT JOIN LATERAL (SELECT id, unit_id FROM districts_beat
  WHERE edition_id = %s AND ST_Covers(area, ST_SetSRID(ST_Point(place.lon, place.lat), 4326))
  ORDER BY sort_key, id LIMIT 1) beat ON true
LEFT JOIN LATERAL (SELECT unit_id FROM districts_unitarea JOIN districts_unit ON districts_unit.id = unit_id
  WHERE edition_id = %s AND beat.id IS NULL AND ST_Covers(area, ST_SetSRID(ST_Point(place.lon, place.lat), 4326))
  ORDER BY depth DESC, unit_id LIMIT 1) area ON true
ORDER BY place.n
"""


@dataclass(frozen=True)
class Spot:
    lon: float
    lat: float
    category: str = ""  # "" where the place prefers none


def draw_spots(places: list[Place], count: int, rng: random.Random) -> list[Spot]:
    """`count` places in degrees, some of them with the category of their hot spot."""
    weights = [place.population**0.93 for place in places]
    centres = rng.choices(places, weights, k=HOT_SPOTS)
    hot = [(_near(place, rng), HOT_KINDS[number % len(HOT_KINDS)]) for number, place in enumerate(centres)]
    metric, kinds = [], []
    for _number in range(count):
        (x, y), kind = (
            rng.choice(hot) if rng.random() < HOT_SHARE else (_near(rng.choices(places, weights)[0], rng), "")
        )
        metric.append((x + rng.gauss(0, 70), y + rng.gauss(0, 70)) if kind else (x, y))
        kinds.append(kind)
    degrees = to_degrees(metric)
    return [Spot(round(x, 6), round(y, 6), kind) for (x, y), kind in zip(degrees, kinds, strict=True)]


def _near(place: Place, rng: random.Random) -> tuple[float, float]:
    """Around the middle of a place, wider in larger ones; some on the roads between places."""
    spread = 420 * math.sqrt(max(place.population, 2_000) / 10_000)
    if rng.random() < OUT_OF_TOWN:
        spread += FAR_M
    return place.x + rng.gauss(0, spread), place.y + rng.gauss(0, spread)


def served_by(ground: Ground, spots: list[Spot]) -> list[tuple[int | None, int | None]]:
    """(beat, unit) of each place; both None outside the region."""
    edition = ground.edition.pk
    with connection.cursor() as cursor:
        cursor.execute(_SERVED, [[s.lon for s in spots], [s.lat for s in spots], edition, edition])
        return [(beat, unit) for _number, beat, unit in cursor.fetchall()]
