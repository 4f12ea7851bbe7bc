"""The address book asked in plain words: locality first, then a street in it, then the number. At most two queries.

What was typed is normalised and compared; it never reaches GEOS, a regular expression of the database or a wildcard.
"""

import re
from dataclasses import dataclass

from django.db.models import Q

from districts.addresses import coordinates
from districts.addresses.normalise import MOST, TITLES, normalise
from districts.geo import PLACES
from districts.models import Locality, Street

LOCALITY, STREET, ADDRESS = "locality", "street", "address"
FEWEST_LETTERS = 2
_ROWS = 40  # candidates fetched by a query
_SPAN = 4  # words of the longest locality name
_POSTAL_CODE = re.compile(r"\b[0-9]{2}-[0-9]{3}\b")
_FLAT = re.compile(
    r"([0-9][a-z]?)\s{0,3}(?:/\s{0,3}[0-9]{1,4}[a-z]?|\s(?:m|lok|mieszkania)\b\.?\s{0,3}[0-9]{1,4})", re.I
)
_NUMBER = re.compile(r"([0-9]{1,4})[a-z]?")


@dataclass(frozen=True)
class Hit:
    """A place by its name. `quality` 0: all that was typed is in it; 1: it begins so; from 2 on: only a part of it fits."""

    label: str
    kind: str
    lon: float
    lat: float
    quality: int = 0

    def as_dict(self) -> dict[str, object]:
        return {"label": self.label, "kind": self.kind, "lon": self.lon, "lat": self.lat}


@dataclass(frozen=True)
class Asked:
    """One way to read the words: a locality (or "" for any), a street (or ""), a number (or 0)."""

    locality: str
    street: str
    number: int


def search(q: str, limit: int = 10) -> list[Hit]:
    """Best first. Under two letters: nothing. Coordinates in a human form are one hit of their own."""
    place = coordinates.read(q[:MOST])
    if place:
        return [Hit(f"{place[1]:.6f}, {place[0]:.6f}", ADDRESS, *place)]
    words = normalise(_FLAT.sub(r"\1", _POSTAL_CODE.sub(" ", q[:MOST]))).split()
    if sum(map(len, words)) < FEWEST_LETTERS:
        return []
    ways = _ways(words)
    localities = _localities(" ".join(words), ways)
    hits = [*_locality_hits(localities, words, ways), *_street_hits(ways, {row.search_name for row in localities})]
    return _best(hits)[:limit]


def _ways(words: list[str]) -> list[Asked]:
    """Every way to read the words: a locality at the beginning, at the end, or none."""
    ways = [Asked("", *_street_and_number(words))]
    if len(words) > 1 and words[0] in TITLES:  # "generała Andersa" for "gen. Władysława Andersa"
        ways.append(Asked("", *_street_and_number(words[1:])))
    for size in range(1, min(_SPAN, len(words)) + 1):
        ways.append(Asked(" ".join(words[:size]), *_street_and_number(words[size:])))
        if size < len(words):
            ways.append(Asked(" ".join(words[-size:]), *_street_and_number(words[:-size])))
    return ways


def _street_and_number(words: list[str]) -> tuple[str, int]:
    if len(words) > 1 and len(words[-1]) == 1 and words[-1].isalpha() and _NUMBER.fullmatch(words[-2]):
        words = words[:-1]  # "12 a"
    found = _NUMBER.fullmatch(words[-1]) if words else None
    return (" ".join(words[:-1]), int(found[1])) if found else (" ".join(words), 0)


def _localities(whole: str, ways: list[Asked]) -> list[Locality]:
    exact = Q(search_name__in={way.locality for way in ways if way.locality})
    rows = Locality.objects.filter(exact | Q(search_name__startswith=whole)).select_related("area__parent")
    return list(rows.order_by("-population", "name", "pk")[:_ROWS])


def _locality_hits(localities: list[Locality], words: list[str], ways: list[Asked]) -> list[Hit]:
    whole = " ".join(words)
    complete = {way.locality for way in ways if not way.street}  # with or without a number: villages have no streets
    names = [row.name for row in localities]
    hits = []
    for row in localities:
        quality = 0 if row.search_name in complete else 1 if row.search_name.startswith(whole) else 3
        label = row.name if names.count(row.name) == 1 else f"{row.name} ({row.area.parent or row.area})"
        hits.append(_hit(label, LOCALITY, row.point.coords, quality))
    return hits


def _street_hits(ways: list[Asked], known: set[str]) -> list[Hit]:
    asked = [way for way in ways if way.street and (not way.locality or way.locality in known)]
    condition = Q()
    for way in asked:
        name = Q(search_name__startswith=way.street) | Q(search_name__contains=f" {way.street}")
        condition |= name & Q(locality__search_name=way.locality) if way.locality else name
    if not condition:
        return []
    rows = Street.objects.filter(condition).select_related("locality").order_by("-locality__population", "name", "pk")
    return [_street_hit(row, asked) for row in rows[:_ROWS]]


def _street_hit(row: Street, asked: list[Asked]) -> Hit:
    quality, way = min(((_quality(row, way), way) for way in asked), key=lambda pair: pair[0])
    in_range = row.number_from <= way.number <= row.number_to
    if not way.number or not in_range:
        middle = row.line.interpolate_normalized(0.5)
        return _hit(f"{row.name}, {row.locality.name}", STREET, middle.coords, 2 if way.number else quality)
    along = (way.number - row.number_from) / max(row.number_to - row.number_from, 1)
    place = row.line.interpolate_normalized(along)
    return _hit(f"{row.name} {way.number}, {row.locality.name}", ADDRESS, place.coords, quality)


def _quality(row: Street, way: Asked) -> int:
    if way.locality and way.locality != row.locality.search_name:
        return 4
    if row.search_name == way.street or row.search_name.endswith(f" {way.street}"):
        return 0
    return 1 if way.street in row.search_name else 4


def _hit(label: str, kind: str, coords: tuple[float, float], quality: int) -> Hit:
    return Hit(label, kind, round(coords[0], PLACES), round(coords[1], PLACES), quality)


def _best(hits: list[Hit]) -> list[Hit]:
    """By quality, localities before streets, else in the order of the database (larger places first)."""
    unique = {(hit.label, hit.kind): hit for hit in reversed(hits)}
    order = {hit: place for place, hit in enumerate(hits)}
    return sorted(unique.values(), key=lambda hit: (hit.quality, hit.kind != LOCALITY, order[hit]))
