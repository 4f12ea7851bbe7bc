"""What lies on the desk of the demo's officer beside the examples of `cases`: a shift's work, most of it still in time.

Each report has a name, by which `desk` finds it again and lets people act on it.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from insights.demo.lives import Life
from reports.models import Source
from reports.statuses import Reason, Status

SPEED, PARKING = "przekraczanie-dozwolonej-predkosci", "nieprawidlowe-parkowanie"
RACES, ALCOHOL = "nielegalne-rajdy-samochodowe", "spozywanie-alkoholu-w-miejscach-niedozwolonych"
WASTE, ROAD = "dzikie-wysypiska-smieci", "niewlasciwa-infrastruktura-drogowa"
FLOOD, MOST_OF_SPOT = 11, 5  # pins of one evening on one place; those after the fifth wait to be looked at
DAY = datetime.timedelta(days=1)


class Place(Enum):
    CENTRAL = auto()  # the beat of the demo's officer
    NEIGHBOUR = auto()  # the next one of the same section


@dataclass(frozen=True)
class Case:
    """Reports of one `pile` lie a few metres apart. `category` "": as the dice say."""

    life: Life
    place: Place = Place.CENTRAL
    name: str = ""
    category: str = ""
    pile: str = ""
    source: str = Source.RESIDENT
    is_in_flood: bool = False

    @property
    def marks(self) -> dict[str, object]:
        return {"name": self.name, "source": self.source, "is_in_flood": self.is_in_flood}


def shift_cases(today: datetime.date) -> Iterator[Case]:
    yield from _new(today)
    yield from _taken(today)
    yield from _confirmed(today)
    yield from _referred(today)
    yield from _flood(today)


def _filed(today: datetime.date, days: int) -> Life:
    return Life(today - days * DAY)


def _new(today: datetime.date) -> Iterator[Case]:
    """Three of them were entered by staff; three are one threat."""
    for days, name, category, source in (
        (0, "by-phone", PARKING, Source.PHONE),
        (1, "at-a-meeting", ALCOHOL, Source.VISIT),
        (2, "at-a-debate", ROAD, Source.DEBATE),
        (1, "by-rule", SPEED, Source.RESIDENT),
        (3, "task-today", SPEED, Source.RESIDENT),
    ):
        yield Case(_filed(today, days), name=name, category=category, source=source)
    for days, name in ((2, "same"), (1, "same-again"), (0, "same-once-more")):
        yield Case(_filed(today, days), name=name, category=WASTE, pile="same")


def _taken(today: datetime.date) -> Iterator[Case]:
    """Under verification. One was looked for at night, one is with the neighbour."""
    for days, name, category in (
        (1, "task-running", SPEED),
        (2, "offered", PARKING),
        (3, "refused-offer", ALCOHOL),
        (4, "asked", PARKING),
        (5, "paused", ROAD),
        (7, "task-late", SPEED),
        (4, "task-answered", SPEED),
    ):
        yield Case(_filed(today, days).go(1, Status.VERIFYING), name=name, category=category)
    night = _filed(today, 3).go(1, Status.VERIFYING).check("not_seen", 1, hour=23)
    yield Case(night, name="at-night", category=RACES)
    yield Case(_filed(today, 2).go(1, Status.VERIFYING), Place.NEIGHBOUR, name="offered-to-me", category=PARKING)


def _confirmed(today: datetime.date) -> Iterator[Case]:
    for days, name, category in ((9, "taken-over", PARKING), (20, "seen", WASTE), (31, "nearly-due", ROAD)):
        life = _filed(today, days).go(1, Status.VERIFYING).check("confirmed", 1)
        yield Case(life.go(1, Status.CONFIRMED, Reason.SEEN_ON_SITE), name=name, category=category)


def _referred(today: datetime.date) -> Iterator[Case]:
    """One for each state of a hand-over that the dice do not bring: just sent, reminded, and answered both ways."""
    for days, name in ((6, "sent"), (30, "reminded"), (24, "body-did-it"), (18, "body-refused")):
        life = _filed(today, days).go(1, Status.VERIFYING).check("confirmed", 1)
        life.go(1, Status.CONFIRMED, Reason.SEEN_ON_SITE).go(1, Status.REFERRED, Reason.HANDED_OVER)
        yield Case(life, name=name, category=ROAD)


def _flood(today: datetime.date) -> Iterator[Case]:
    for number in range(FLOOD):
        yield Case(
            _filed(today, 0), Place.NEIGHBOUR, name=f"flood-{number}", category=RACES, pile="flood",
            is_in_flood=number >= MOST_OF_SPOT,
        )  # fmt: skip
