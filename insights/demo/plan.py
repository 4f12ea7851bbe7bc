"""Who serves what in the demo, before anything is written: sites, beats and units as plain data.

A town has one site for each of its beats; a village has one site, and a rural beat is a group of them.
"""

import math
from dataclasses import dataclass, field

from insights.demo.counties import COUNTIES, Station
from insights.demo.lodz import LODZ_STATIONS, QUARTERS
from insights.demo.places import Place, to_metric

BEATS_OF_LODZ = 32
PEOPLE_PER_BEAT = 14_000
TOWN = 12_000  # from this size on a town has a beat of its own
VILLAGES_PER_BEAT = 6
GOLDEN = math.pi * (3 - math.sqrt(5))
DIRECTIONS = ("wschód", "północny wschód", "północ", "północny zachód", "zachód", "południowy zachód", "południe",
              "południowy wschód")  # fmt: skip


@dataclass
class PlannedUnit:
    slug: str
    kind: str
    name: str
    parent: str
    city: str


@dataclass
class PlannedBeat:
    """`sites` are indices into `Plan.sites`; `unit` the slug of the section, station or post that it belongs to."""

    unit: str
    county_unit: str
    number: str
    name: str
    places: list[Place]
    sites: list[int] = field(default_factory=list)


@dataclass
class Plan:
    places: list[Place]
    sites: list[tuple[float, float]] = field(default_factory=list)
    place_of_site: list[Place] = field(default_factory=list)
    units: dict[str, PlannedUnit] = field(default_factory=dict)
    beats: list[PlannedBeat] = field(default_factory=list)

    def add_site(self, place: Place, x: float, y: float) -> int:
        self.sites.append((x, y))
        self.place_of_site.append(place)
        return len(self.sites) - 1

    def add_unit(self, slug: str, kind: str, name: str, parent: str, city: str) -> str:
        self.units.setdefault(slug, PlannedUnit(slug, kind, name, parent, city))
        return slug


def make_plan(places: list[Place]) -> Plan:
    plan = Plan(places)
    plan.add_unit("kwp-lodz", "kwp", "KWP w Łodzi", "", "Łódź")
    for county in COUNTIES:
        kind = "kmp" if county.unit.startswith("KMP") else "kpp"
        plan.add_unit(county.slug, kind, county.unit, "kwp-lodz", county.seat)
    _plan_lodz(plan)
    for slug in dict.fromkeys(county.slug for county in COUNTIES if county.slug != "kmp-lodz"):
        _plan_county(plan, slug)
    return plan


def sunflower(place: Place, count: int, radius: float) -> list[tuple[float, float]]:
    """`count` points spread evenly around the middle of a town, in metres."""
    return [
        (
            place.x + radius * math.sqrt((i + 0.35) / count) * math.cos(i * GOLDEN),
            place.y + radius * math.sqrt((i + 0.35) / count) * math.sin(i * GOLDEN),
        )
        for i in range(count)
    ]


def _plan_lodz(plan: Plan) -> None:
    """32 beats in eight stations: slices around the middle, so that each reaches from the centre to the outskirts."""
    lodz = next(place for place in plan.places if place.name == "Łódź")
    points = sunflower(lodz, BEATS_OF_LODZ, 7_500)
    points.sort(key=lambda point: math.atan2(point[1] - lodz.y, point[0] - lodz.x))
    names = _quarter_names(points)
    for index, (point, name) in enumerate(zip(points, names, strict=True)):
        roman = LODZ_STATIONS[index * len(LODZ_STATIONS) // len(points)]
        station = plan.add_unit(
            f"kp-{roman.lower()}-lodz", "station", f"{roman} Komisariat KMP w Łodzi", "kmp-lodz", "Łódź"
        )
        section = plan.add_unit(
            f"rewir-{roman.lower()}-lodz",
            "section",
            f"Rewir Dzielnicowych {roman} Komisariatu w Łodzi",
            station,
            "Łódź",
        )
        beat = PlannedBeat(section, "kmp-lodz", str(index + 1), f"Łódź-{name}", [lodz])
        beat.sites.append(plan.add_site(lodz, *point))
        plan.beats.append(beat)


def _quarter_names(points: list[tuple[float, float]]) -> list[str]:
    """Each beat gets the nearest quarter that no other has, the nearest pairs first."""
    quarters = list(zip(QUARTERS, to_metric([place for _name, place in QUARTERS]), strict=True))
    pairs = sorted((math.dist(point, xy), i, name) for i, point in enumerate(points) for (name, _), xy in quarters)
    names: dict[int, str] = {}
    for _distance, index, name in pairs:
        if index not in names and name not in names.values():
            names[index] = name
    return [names[index] for index in range(len(points))]


def _plan_county(plan: Plan, slug: str) -> None:
    counties = [county for county in COUNTIES if county.slug == slug]
    places = [place for place in plan.places if place.county.slug == slug]
    seat = next(place for place in places if place.name == counties[0].seat)
    section = plan.add_unit(f"rewir-{slug}", "section", f"Rewir Dzielnicowych {counties[0].unit}", slug, seat.name)
    stations = [station for county in counties for station in county.stations]
    first = len(plan.beats)
    _plan_around(plan, slug, section, seat, _served_by(places, seat, stations, seat.name))
    for station in stations:
        unit = _station_unit(plan, slug, station)
        middle = next(place for place in places if place.name == station.town)
        _plan_around(plan, slug, unit, middle, _served_by(places, seat, stations, station.town))
    is_roman = int(counties[0].code) % 3 == 0  # some forces count in Roman numerals
    for number, beat in enumerate(plan.beats[first:], start=1):
        beat.number = _roman(number) if is_roman else str(number)


def _station_unit(plan: Plan, slug: str, station: Station) -> str:
    kind, name = ("post", "Posterunek Policji") if station.is_post else ("station", "Komisariat Policji")
    ascii_town = station.town.lower().translate(str.maketrans("ąćęłńóśźż ", "acelnoszz-"))
    short = "pp" if station.is_post else "kp"
    return plan.add_unit(f"{short}-{ascii_town}", kind, f"{name} w {station.locative}", slug, station.town)


def _served_by(places: list[Place], seat: Place, stations: list[Station], town: str) -> list[Place]:
    """Places whose nearest station (or the seat) is in `town`; the town itself first."""
    houses = [seat, *(place for place in places if place.name in {station.town for station in stations})]
    nearest = {id(p): min(houses, key=lambda h: math.dist((p.x, p.y), (h.x, h.y))).name for p in places}
    return [place for place in places if nearest[id(place)] == town]


def _plan_around(plan: Plan, slug: str, unit: str, middle: Place, places: list[Place]) -> None:
    villages = []
    for place in places:
        if place.population >= TOWN:
            _plan_town(plan, slug, unit, place)
        else:
            villages.append(place)
    villages.sort(key=lambda place: math.atan2(place.y - middle.y, place.x - middle.x))
    groups = math.ceil(len(villages) / VILLAGES_PER_BEAT)
    for group in range(groups):
        start, end = (len(villages) * step // groups for step in (group, group + 1))
        members = sorted(villages[start:end], key=lambda place: -place.population)
        beat = PlannedBeat(unit, slug, "", f"{members[0].name} i okolice", members)
        beat.sites = [plan.add_site(place, place.x, place.y) for place in members]
        plan.beats.append(beat)


def _plan_town(plan: Plan, slug: str, unit: str, place: Place) -> None:
    count = max(1, round(place.population / PEOPLE_PER_BEAT))
    for index, (x, y) in enumerate(sunflower(place, count, 600 * math.sqrt(count) + 300)):
        angle = math.atan2(y - place.y, x - place.x)
        part = DIRECTIONS[round(angle / (math.pi / 4)) % 8] if index else "śródmieście"
        name = place.name if count == 1 else f"{place.name}, {part}"
        beat = PlannedBeat(unit, slug, "", name, [place])
        beat.sites.append(plan.add_site(place, x, y))
        plan.beats.append(beat)


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][ones]
