"""The address book asked in plain words: locality first, then a street in it, then the number. At most three queries.

What was typed is normalised and compared; it never reaches GEOS, a regular expression of the database or a wildcard.
The third query is for names in another case ("na Piotrkowskiej"), asked only where the words as they are fit nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from django.contrib.gis.geos import GEOSGeometry
from django.db.models import Case, Q, Value, When

from districts.addresses import coordinates
from districts.addresses.asking import Asked, Question, read
from districts.addresses.inflection import alike, stems
from districts.addresses.normalise import MOST
from districts.geo import PLACES
from districts.models import Locality, Street

LOCALITY, STREET, ADDRESS = "locality", "street", "address"
FEWEST_LETTERS = 2
_ROWS = 40  # candidates fetched by a query
_PART, _OTHER = 2, 4  # qualities: from here on something of the question is left out; this is another place


@dataclass(frozen=True)
class Hit:
    """A place by its name. `quality` 0: all that was typed is in it; 1: it begins so; from 2 on: only a part of it fits.

    `extent` is what the name stands for where that is more than a point: the line of a street, the area of a town.
    """

    label: str
    kind: str
    lon: float
    lat: float
    quality: int = 0
    extent: GEOSGeometry | None = field(default=None, compare=False, repr=False)

    @property
    def is_partial(self) -> bool:
        return self.quality >= _PART

    @property
    def can_be_asked(self) -> bool:
        """Its label, asked again, means this place and no other."""
        return self.kind == STREET or (self.kind == LOCALITY and "(" not in self.label)

    def as_dict(self) -> dict[str, object]:
        return {"label": self.label, "kind": self.kind, "lon": self.lon, "lat": self.lat}


def search(q: str, limit: int = 10) -> list[Hit]:
    """Best first. Under two letters: nothing. Coordinates in a human form are one hit of their own."""
    place = coordinates.read(q[:MOST])
    if place:
        return [Hit(f"{place[1]:.6f}, {place[0]:.6f}", ADDRESS, *place)]
    question = read(q)
    if sum(map(len, question.words)) < FEWEST_LETTERS:
        return []
    rows = _localities(question)
    known = {row.search_name for row in rows}
    hits = _locality_hits([row for row in rows if row.is_named], question)
    hits += _street_hits([way for way in question.ways if not way.locality or way.locality in known])
    if all(hit.is_partial for hit in hits):
        hits += _inflected_hits(rows, question)
    return _best(hits)[:limit]


def best_of(hits: list[Hit]) -> list[Hit]:
    """Those that mean all that was typed, equally well; empty where each hit is only a part."""
    return [hit for hit in hits if hit.quality == hits[0].quality and not hit.is_partial]


def _localities(question: Question) -> list[Locality]:
    """Rows by name (`is_named`), then rows that a case of the words may mean."""
    named = Q(search_name__in={way.locality for way in question.ways if way.locality})
    for whole in question.wholes:
        named |= Q(search_name__startswith=whole)
    condition = named
    for beginning in stems(question.core):
        condition |= Q(search_name__startswith=beginning)
    rows = Locality.objects.filter(condition).annotate(
        is_named=Case(When(named, then=Value(True)), default=Value(False))
    )
    rows = rows.select_related("area__parent").defer("area__parent__outline")
    return list(rows.order_by("-is_named", "-population", "name", "pk")[:_ROWS])


def _locality_hits(rows: list[Locality], question: Question) -> list[Hit]:
    names = [row.name for row in rows]
    return [_locality_hit(row, _locality_quality(row, question), names.count(row.name) == 1) for row in rows]


def _locality_quality(row: Locality, question: Question) -> int:
    """A number after a locality counts as found: villages have no streets."""
    found = [3]
    found += [
        _PART if way.is_vague else 0 for way in question.ways if way.locality == row.search_name and not way.street
    ]
    begun = question.wholes.items()
    found += [_PART if is_vague else 1 for whole, is_vague in begun if row.search_name.startswith(whole)]
    return min(found)


def _locality_hit(row: Locality, quality: int, is_only: bool) -> Hit:
    label = row.name if is_only else f"{row.name} ({row.area.parent or row.area})"
    is_town = f" {row.area.name}".endswith(f" {row.name}")  # a municipality of its own name, like "gmina Zgierz"
    extent = row.area.outline if is_town else None
    return _hit(label, LOCALITY, row.point.coords, quality, extent)


def _street_hits(ways: list[Asked]) -> list[Hit]:
    def condition(way: Asked) -> Q:
        return Q(search_name__startswith=way.street) | Q(search_name__contains=f" {way.street}")

    return _streets([way for way in ways if way.street], condition, _quality)


def _inflected_hits(rows: list[Locality], question: Question) -> list[Hit]:
    """Names in another case: a town by its stem, then streets by theirs, in that town where there is one."""
    ways = [way for way in question.ways if not way.locality]
    meant: dict[Locality, int] = {}
    for way in question.ways:
        for row in rows:
            if way.locality and alike(way.locality, row.search_name):
                ways.append(replace(way, locality=row.search_name))
                quality = 3 if way.street else _PART if way.is_vague else 1
                meant[row] = min(quality, meant.get(row, quality))
    hits = [_locality_hit(row, quality, True) for row, quality in meant.items()]
    return hits + _streets([way for way in ways if stems(way.street.split())], _begins_alike, _alike_quality)


def _begins_alike(way: Asked) -> Q:
    condition = Q()
    for beginning in stems(way.street.split()):
        condition &= Q(search_name__startswith=beginning) | Q(search_name__contains=f" {beginning}")
    return condition


def _streets(ways: list[Asked], condition: Callable[[Asked], Q], quality: Callable[[Street, Asked], int]) -> list[Hit]:
    asked = list(dict.fromkeys(ways))
    together = Q()
    for way in asked:
        name = condition(way)
        together |= name & Q(locality__search_name=way.locality) if way.locality else name
    if not together:
        return []
    rows = Street.objects.filter(together).select_related("locality").order_by("-locality__population", "name", "pk")
    hits = [_street_hit(row, asked, quality) for row in rows[:_ROWS]]
    return [hit for hit in hits if hit.quality < _OTHER]


def _street_hit(row: Street, asked: list[Asked], quality_of: Callable[[Street, Asked], int]) -> Hit:
    quality, way = min(((quality_of(row, way), way) for way in asked), key=lambda pair: pair[0])
    if not row.number_from <= way.number <= row.number_to:
        middle = row.line.interpolate_normalized(0.5)
        is_part = way.number or way.is_vague
        quality = max(quality, _PART) if is_part else quality
        return _hit(f"{row.name}, {row.locality.name}", STREET, middle.coords, quality, row.line)
    along = (way.number - row.number_from) / max(row.number_to - row.number_from, 1)
    place = row.line.interpolate_normalized(along)
    return _hit(f"{row.name} {way.number}, {row.locality.name}", ADDRESS, place.coords, quality)


def _quality(row: Street, way: Asked) -> int:
    if way.locality and way.locality != row.locality.search_name:
        return _OTHER
    if row.search_name == way.street or row.search_name.endswith(f" {way.street}"):
        return 0
    return 1 if way.street in row.search_name else _OTHER


def _alike_quality(row: Street, way: Asked) -> int:
    """The last words of a street are its name: "Andersa" for "gen. Władysława Andersa"."""
    if way.locality and way.locality != row.locality.search_name:
        return _OTHER
    words = way.street.split()
    return 1 if alike(way.street, " ".join(row.search_name.split()[-len(words) :])) else _OTHER


def _hit(label: str, kind: str, coords: tuple[float, float], quality: int, extent: GEOSGeometry | None = None) -> Hit:
    return Hit(label, kind, round(coords[0], PLACES), round(coords[1], PLACES), quality, extent)


def _best(hits: list[Hit]) -> list[Hit]:
    """By quality, localities before streets, else in the order of the database (larger places first)."""
    ranked = sorted(hits, key=lambda hit: (hit.quality, hit.kind != LOCALITY))
    unique: dict[tuple[str, str], Hit] = {}
    for hit in ranked:
        unique.setdefault((hit.label, hit.kind), hit)
    return list(unique.values())
