"""Writes where the demo happens: edition, areas, units, beats, localities. Geometry comes from `cells`, names from `plan`."""

import random
import uuid
from dataclasses import dataclass

from django.contrib.gis.geos import MultiPolygon, Point, Polygon

from districts.addresses.normalise import normalise
from districts.geo import WGS84
from districts.models import AdministrativeArea, Beat, BoundaryEdition, Locality, Partner, Unit, UnitArea
from districts.models.areas import AreaKind
from districts.numbers import sort_key
from insights.demo.cells import make_cells, union
from insights.demo.counties import COUNTIES
from insights.demo.places import Place
from insights.demo.plan import Plan, PlannedBeat
from insights.demo.words import PARTNER_SOURCE, PARTNERS

EDITION = "Demo"
SOURCE = "GeoNames (CC BY 4.0)"
HOLE_NEAR = "Ujazd"  # one small piece of this place's beat belongs to nobody
HOLE_DEGREES = 0.004


@dataclass(frozen=True)
class Ground:
    """What was written. Beats are in the order of the plan."""

    plan: Plan
    cells: list[Polygon]
    edition: BoundaryEdition
    units: dict[str, Unit]
    beats: list[Beat]
    localities: dict[Place, Locality]


def write_ground(plan: Plan, seed: int) -> Ground:
    cells = make_cells(plan.sites, seed)
    edition = BoundaryEdition.objects.create(name=EDITION, is_current=True, is_made_up=True, source=SOURCE)
    units = _write_units(plan)
    beats = _write_beats(plan, cells, edition, units, random.Random(f"{seed}:beats"))  # noqa: S311 - a demo
    _write_unit_areas(plan, cells, edition, units)
    localities = _write_areas(plan, cells)
    Partner.objects.bulk_create(
        Partner(
            slug=slug,
            kind=kind,
            name=name,
            email=f"{slug[:40]}@demo.invalid",
            phone=f"000 000 {number:03d}",
            unit=next(iter(units.values())),
            source=PARTNER_SOURCE,
        )
        for number, (slug, kind, name) in enumerate(PARTNERS, start=700)
    )
    return Ground(plan, cells, edition, units, beats, localities)


def _write_units(plan: Plan) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for number, planned in enumerate(plan.units.values(), start=1):
        parent = units.get(planned.parent)
        units[planned.slug] = Unit.objects.create(
            slug=planned.slug,
            kind=planned.kind,
            name=planned.name,
            parent=parent,
            depth=parent.depth + 1 if parent else 0,
            street="ul. Przykładowa 1",
            city=planned.city,
            phone=f"000 000 {number:03d}",
            email=f"{planned.slug[:40]}@demo.invalid",
        )
    return units


def _write_beats(
    plan: Plan, cells: list[Polygon], edition: BoundaryEdition, units: dict[str, Unit], rng: random.Random
) -> list[Beat]:
    beats = [
        Beat(
            public_id=uuid.UUID(int=rng.getrandbits(128), version=4),
            edition=edition,
            unit=units[planned.unit],
            number=planned.number,
            sort_key=sort_key(planned.number),
            name=planned.name,
            streets=[place.name for place in planned.places],
            area=_beat_area(planned, cells),
        )
        for planned in plan.beats
    ]
    return Beat.objects.bulk_create(beats)


def _beat_area(planned: PlannedBeat, cells: list[Polygon]) -> MultiPolygon:
    area = union([cells[site] for site in planned.sites])
    if planned.places[0].name != HOLE_NEAR:
        return area
    cut = area.difference(hole(planned, cells))
    return cut if cut.geom_type == "MultiPolygon" else MultiPolygon(cut, srid=WGS84)


def hole(planned: PlannedBeat, cells: list[Polygon]) -> Polygon:
    """A few hundred metres inside the cell of the first place, halfway between the village and the cell's middle."""
    place, middle = planned.places[0], cells[planned.sites[0]].centroid
    x, y = (place.lon + middle.x) / 2, (place.lat + middle.y) / 2
    return Point(round(x, 4), round(y, 4), srid=WGS84).buffer(HOLE_DEGREES, 2)


def _write_unit_areas(plan: Plan, cells: list[Polygon], edition: BoundaryEdition, units: dict[str, Unit]) -> None:
    """Whole cells, so that what lies between a unit's beats (the hole) is the unit's."""
    sites: dict[str, list[int]] = {slug: [] for slug in plan.units}
    for beat in plan.beats:
        slug = beat.unit
        while slug:
            sites[slug] += beat.sites
            slug = plan.units[slug].parent
    UnitArea.objects.bulk_create(
        UnitArea(edition=edition, unit=units[slug], area=union([cells[site] for site in own]))
        for slug, own in sites.items()
        if own
    )


def _write_areas(plan: Plan, cells: list[Polygon]) -> dict[Place, Locality]:
    """Voivodeship, counties, and one municipality around each place, with the place in it."""
    region = _area("10", AreaKind.VOIVODESHIP, "województwo łódzkie", None, cells)
    localities = []
    for county in COUNTIES:
        own = [place for place in plan.places if place.county is county]
        sites = [number for number, place in enumerate(plan.place_of_site) if place.county is county]
        parent = _area(county.code, AreaKind.COUNTY, county.name, region, [cells[site] for site in sites])
        for number, place in enumerate(own, start=1):
            around = [cells[site] for site in sites if plan.place_of_site[site] is place]
            code = f"{county.code}-{number:02d}"
            area = _area(code, AreaKind.MUNICIPALITY, f"gmina {place.name}", parent, around)
            localities.append((place, _locality(place, area)))
    rows = Locality.objects.bulk_create(row for _place, row in localities)
    return {place: row for (place, _row), row in zip(localities, rows, strict=True)}


def _area(
    code: str, kind: str, name: str, parent: AdministrativeArea | None, cells: list[Polygon]
) -> AdministrativeArea:
    return AdministrativeArea.objects.create(
        code=code, kind=kind, name=name, parent=parent, outline=union(cells), is_made_up=True
    )


def _locality(place: Place, area: AdministrativeArea) -> Locality:
    point = Point(round(place.lon, 6), round(place.lat, 6), srid=WGS84)
    return Locality(
        name=place.name, search_name=normalise(place.name), area=area, point=point, population=place.population
    )
