"""Every report of the demo as a draft: place, category, life, words. Same seed and day, same drafts."""

import datetime
import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace

from django.contrib.gis.geos import Point

from districts.geo import WGS84, cell_centre
from districts.models import Beat
from insights.demo.cases import all_cases
from insights.demo.ground import Ground, hole
from insights.demo.lives import Life, usual_life
from insights.demo.people import People
from insights.demo.shares import HABITS, TIMED, TOLD, Habit
from insights.demo.shift import Case, Place, shift_cases
from insights.demo.spots import Spot, draw_spots, served_by
from reports.models import Category, Source

DAYS = 730  # 24 months
FIRST_IN_HOLE = 3
PILE_APART = 0.00005  # degrees between two reports of one pile: a few metres


@dataclass(frozen=True)
class Draft:
    """`name` is that of its case, by which `desk` finds the report again; most have none."""

    public_id: uuid.UUID
    category: Category
    life: Life
    lon: float
    lat: float
    beat: int | None
    unit: int
    description: str
    weekdays: tuple[int, ...]
    hours: tuple[str, ...]
    endorsements: int
    name: str = ""
    source: str = Source.RESIDENT
    is_in_flood: bool = False

    @property
    def public_point(self) -> Point:
        side = self.category.precision
        place = cell_centre(self.lon, self.lat, side) if side else (self.lon, self.lat)
        return Point(*place, srid=WGS84)


def make_drafts(
    ground: Ground, people: People, count: int, seed: int, today: datetime.date, days_of: Callable[[str], int]
) -> list[Draft]:
    """Oldest first, so that keys grow with time."""
    rng = random.Random(f"{seed}:reports")  # noqa: S311 - a demo
    categories = {category.slug: category for category in Category.objects.filter(slug__in=HABITS)}
    cases = [*_plain_cases(today, days_of), *shift_cases(today)]
    spots = _case_spots(cases, people, rng) + _hole_spots(ground)
    spots += draw_spots(ground.plan.places, max(0, count - len(spots)), rng)
    drafts = []
    for number, (spot, (beat, unit)) in enumerate(zip(spots, served_by(ground, spots), strict=True)):
        case = cases[number] if number < len(cases) else None
        if unit is not None:
            drafts.append(_draft(categories, case, spot, beat, unit, today, rng))
    return sorted(drafts, key=lambda draft: (draft.life.filed_on, draft.public_id))


def _plain_cases(today: datetime.date, days_of: Callable[[str], int]) -> list[Case]:
    """Two of three in the officer's own beat, the others next door."""
    return [
        Case(life, Place.NEIGHBOUR if number % 3 == 2 else Place.CENTRAL)
        for number, life in enumerate(all_cases(today, days_of))
    ]


def _draft(
    categories: dict[str, Category],
    case: Case | None,
    spot: Spot,
    beat: int | None,
    unit: int,
    today: datetime.date,
    rng: random.Random,
) -> Draft:
    slug = spot.category or rng.choices(list(HABITS), [habit.share for habit in HABITS.values()])[0]
    habit, category = HABITS[slug], categories[slug]
    life = case.life if case else usual_life(_filed_on(habit, today, rng), habit, category.minimum_visits, today, rng)
    tells = category.description_required or rng.random() < TOLD or bool(case and case.name)
    named = bool(habit.hours) and rng.random() < TIMED
    return Draft(
        public_id=uuid.UUID(int=rng.getrandbits(128), version=4),
        category=category,
        life=life,
        lon=spot.lon,
        lat=spot.lat,
        beat=beat,
        unit=unit,
        description=rng.choice(habit.texts) if tells else "",
        weekdays=rng.choice(((), (5, 6), (6, 7), (1, 2, 3, 4, 5))) if named else (),
        hours=(rng.choice(habit.hours),) if named else (),
        endorsements=max(0, int(rng.expovariate(1.2)) + (1 if spot.category and not case else 0)),
        **case.marks if case else {},
    )


def _filed_on(habit: Habit, today: datetime.date, rng: random.Random) -> datetime.date:
    """Any day of the period, more often in the months of the category."""
    while True:
        day = today - datetime.timedelta(days=rng.randrange(DAYS))
        if rng.random() * max(habit.months) <= habit.months[day.month - 1]:
            return day


def _case_spots(cases: list[Case], people: People, rng: random.Random) -> list[Spot]:
    """Each somewhere in the beat of its case; those of one pile side by side."""
    beats = {Place.CENTRAL: people.central, Place.NEIGHBOUR: people.neighbour}
    piles: dict[str, Spot] = {}
    spots = []
    for case in cases:
        spot = replace(_inside(beats[case.place], rng), category=case.category)
        if case.pile:
            spot = piles[case.pile] = _beside(piles[case.pile]) if case.pile in piles else spot
        spots.append(spot)
    return spots


def _beside(spot: Spot) -> Spot:
    return replace(spot, lat=round(spot.lat + PILE_APART, 6))


def _inside(beat: Beat, rng: random.Random) -> Spot:
    west, south, east, north = beat.area.extent
    while True:
        place = Point(round(rng.uniform(west, east), 6), round(rng.uniform(south, north), 6), srid=WGS84)
        if beat.area.contains(place):
            return Spot(place.x, place.y)


def _hole_spots(ground: Ground) -> list[Spot]:
    planned = next(p for p in ground.plan.beats if ground.units[p.unit].slug == "kp-ujazd")
    middle = hole(planned, ground.cells).centroid
    return [Spot(round(middle.x + step * 0.0004, 6), round(middle.y, 6)) for step in range(FIRST_IN_HOLE)]
