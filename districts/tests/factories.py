"""Valid and boring objects: 1 km squares in a row near Łódź, a small tree of units, officers with sequence names.

`make_region()` is the world of most tests. Columns 0-3 are beats 1-4, column 4 is a hole of the county unit, column 5
only the root covers; further east nobody serves.
"""

import datetime
import functools
import uuid
from types import SimpleNamespace

from django.contrib.gis.geos import LineString, MultiPolygon, Point, Polygon

from districts.geo import METRIC, WGS84
from districts.models import (
    AdministrativeArea,
    Assignment,
    AssignmentRole,
    Beat,
    BoundaryEdition,
    DutyHours,
    Locality,
    Officer,
    Partner,
    Street,
    Unit,
    UnitArea,
    UnitKind,
)
from districts.numbers import sort_key

EAST_0, NORTH_0, SIDE = 530_000, 435_000, 1_000  # EPSG:2180 metres, near the middle of Łódź
ALWAYS = (datetime.date(2020, 1, 1), None)


@functools.cache
def _degrees(x: float, y: float) -> tuple[float, float]:
    """A transformation takes longer than most tests, and they all ask for the same corners."""
    return Point(EAST_0 + x, NORTH_0 + y, srid=METRIC).transform(WGS84, clone=True).coords


def place_2180(x: float, y: float) -> Point:
    """`x`, `y` in metres from the corner of square (0, 0), as a WGS84 point."""
    return Point(_degrees(x, y), srid=WGS84)


def middle(col: int, row: int = 0) -> tuple[float, float]:
    """lon, lat of the centre of a square, rounded as the API rounds."""
    point = place_2180((col + 0.5) * SIDE, (row + 0.5) * SIDE)
    return round(point.x, 6), round(point.y, 6)


def square(col: int, row: int = 0, *, wide: int = 1, high: int = 1) -> MultiPolygon:
    """`wide` x `high` squares from (col, row) on; corners on every kilometre, so neighbours share their edges exactly."""
    west, south = col * SIDE, row * SIDE
    ring = [(west + step * SIDE, south) for step in range(wide)]
    ring += [(west + wide * SIDE, south + step * SIDE) for step in range(high)]
    ring += [(west + (wide - step) * SIDE, south + high * SIDE) for step in range(wide)]
    ring += [(west, south + (high - step) * SIDE) for step in range(high)]
    points = [_degrees(x, y) for x, y in [*ring, ring[0]]]
    return MultiPolygon(Polygon(points), srid=WGS84)


def make_edition(name: str = "Edition 1", *, is_current: bool = True) -> BoundaryEdition:
    return BoundaryEdition.objects.create(name=name, is_current=is_current, is_made_up=True)


def make_unit(slug: str, kind: str, parent: Unit | None = None, **fields) -> Unit:
    depth = parent.depth + 1 if parent else 0
    name = fields.pop("name", slug.replace("-", " ").title())
    return Unit.objects.create(
        slug=slug, kind=kind, parent=parent, depth=depth, name=name, phone="000 000 000", **fields
    )


def make_officer(unit: Unit, number: int, **fields) -> Officer:
    values = {
        "rank": "asp.",
        "first_name": "Jan",
        "last_name": f"Testowy{number}",
        "phone": f"000 000 {number:03d}",
        "email": f"officer{number}@demo.invalid",
        "updated_on": datetime.date(2026, 1, 15),
    }
    return Officer.objects.create(unit=unit, **values | fields)


def make_beat(edition: BoundaryEdition, unit: Unit, number: str, area: MultiPolygon, **fields) -> Beat:
    values = {"name": f"Beat {number}", "streets": [f"Street {number}"], "public_id": uuid.uuid4()}
    return Beat.objects.create(
        edition=edition, unit=unit, number=number, sort_key=sort_key(number), area=area, **values | fields
    )


def assign(officer: Officer, beat: Beat, role: str = AssignmentRole.HOLDER, valid: tuple = ALWAYS) -> Assignment:
    return Assignment.objects.create(officer=officer, beat=beat, role=role, valid=valid)


def make_duty_hours(officer: Officer, weekdays: range = range(1, 6), since: int = 8, until: int = 16) -> None:
    DutyHours.objects.bulk_create(
        DutyHours(officer=officer, weekday=day, since=datetime.time(since), until=datetime.time(until))
        for day in weekdays
    )


def make_units() -> SimpleNamespace:
    root = make_unit("kwp", UnitKind.KWP, name="KWP Testowo")
    county = make_unit("kmp", UnitKind.KMP, root, name="KMP Testowo")
    sections = [make_unit(f"section-{number}", UnitKind.SECTION, county, name=f"Section {number}") for number in (1, 2)]
    return SimpleNamespace(root=root, county=county, sections=sections)


def make_region() -> SimpleNamespace:
    """`root`, `county`, `sections` [2], `beats` [4], `officers` [4], `heads` [2], `edition`, `partner`, `area`."""
    units = make_units()
    edition = make_edition()
    heads = [make_officer(section, 90 + place, rank="kom.") for place, section in enumerate(units.sections)]
    beats, officers = [], []
    for col in range(4):
        section = units.sections[col // 2]
        officers.append(make_officer(section, col + 1))
        beats.append(make_beat(edition, section, str(col + 1), square(col)))
        assign(officers[col], beats[col])
    for section, head in zip(units.sections, heads, strict=True):
        section.head = head
        section.save(update_fields=["head"])
    served = ((units.sections[0], 0, 2), (units.sections[1], 2, 2), (units.county, 0, 5), (units.root, 0, 6))
    for unit, col, wide in served:
        UnitArea.objects.create(edition=edition, unit=unit, area=square(col, wide=wide))
    partner = Partner.objects.create(slug="municipal-guard", kind="municipal_guard", name="Straż Miejska")
    area = AdministrativeArea.objects.create(
        code="1061011", kind="municipality", name="Testowo", outline=square(0, wide=6), is_made_up=True
    )
    return SimpleNamespace(
        **vars(units), edition=edition, heads=heads, beats=beats, officers=officers, partner=partner, area=area
    )


def make_locality(area: AdministrativeArea, name: str, search_name: str, *, population: int = 1000) -> Locality:
    return Locality.objects.create(
        name=name, search_name=search_name, area=area, point=Point(*middle(0), srid=WGS84), population=population
    )


def make_street(locality: Locality, name: str, search_name: str, *, col: int = 0, numbers: tuple = (1, 100)) -> Street:
    line = LineString(place_2180(col * SIDE + 100, 500).coords, place_2180(col * SIDE + 900, 500).coords, srid=WGS84)
    return Street.objects.create(
        locality=locality, name=name, search_name=search_name, line=line, number_from=numbers[0], number_to=numbers[1]
    )
