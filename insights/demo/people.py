"""Writes who serves in the demo: officers, heads and coordinators with their accounts, duty hours and memberships.

Everybody has a `User`, because the trail of a report names who acted; only the accounts of `sign_ins` have a password.
"""

import datetime
import random
import uuid
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from accounts.models import User
from districts.models import Assignment, AssignmentRole, Beat, DutyHours, Officer, Unit
from insights.demo.ground import Ground
from insights.demo.words import COORDINATOR_RANKS, HEAD_RANKS, LAST_NAMES, MEN, RANKS, WOMEN
from verification.models import Membership, Role

VACANT = ("kp-ozorkow", "Ozorków")  # this beat has nobody
AWAY = "rewir-kpp-pabianice"  # the officer of its first beat is away, the next one stands in; so in the head's section
SHIFTS = ((7, 15), (8, 16), (10, 18), (12, 20))


@dataclass
class People:
    """`of_beat` holds the officer of each beat (none in the vacancy), `heads` and `coordinators` go by unit slug."""

    of_beat: dict[int, Officer]
    heads: dict[str, Officer]
    coordinators: dict[str, User]
    central: Beat
    neighbour: Beat


def write_people(ground: Ground, seed: int, today: datetime.date) -> People:
    rng = random.Random(f"{seed}:people")  # noqa: S311 - a demo
    makers = _Names(rng, today)
    served = [beat for beat in ground.beats if (beat.unit.slug, beat.name) != VACANT]
    units = {beat.unit.slug: beat.unit for beat in ground.beats}
    commands = [unit for unit in ground.units.values() if unit.kind in {"kmp", "kpp"}]
    officers = [makers.officer(beat.unit, RANKS) for beat in served]
    heads = [makers.officer(unit, HEAD_RANKS) for unit in units.values()]
    coordinators = [makers.user(rng.choice(COORDINATOR_RANKS), *makers.name()) for _unit in commands]
    _save(officers + heads, coordinators)
    _name_heads(units, heads)
    central, neighbour = _central(ground)
    people = People(
        of_beat={beat.pk: officer for beat, officer in zip(served, officers, strict=True)},
        heads=dict(zip(units, heads, strict=True)),
        coordinators={unit.slug: user for unit, user in zip(commands, coordinators, strict=True)},
        central=central,
        neighbour=neighbour,
    )
    _write_assignments(ground, people, today)
    _write_hours(officers + heads, rng)
    _write_memberships(ground, people, today)
    return people


class _Names:
    """Makes unsaved rows with names, numbers and mailboxes in a fixed order."""

    def __init__(self, rng: random.Random, today: datetime.date) -> None:
        self.rng, self.today, self.count = rng, today, 0
        self.used: set[tuple[str, str]] = set()

    def name(self) -> tuple[str, str]:
        while True:
            man, woman = self.rng.choice(LAST_NAMES)
            pair = (self.rng.choice(MEN), man) if self.rng.random() < 0.62 else (self.rng.choice(WOMEN), woman)
            if pair not in self.used:
                self.used.add(pair)
                return pair

    def user(self, rank: str, first_name: str, last_name: str) -> User:
        self.count += 1
        login = f"demo-{self.count:03d}"
        return User(
            username=login,
            password=make_password(None),
            first_name=f"{rank} {first_name}",
            last_name=last_name,
            email=f"{login}@demo.invalid",
        )

    def officer(self, unit: Unit, ranks: tuple[str, ...]) -> Officer:
        rank = self.rng.choice(ranks)
        first_name, last_name = self.name()
        user = self.user(rank, first_name, last_name)
        return Officer(
            user=user,
            unit=unit,
            rank=rank,
            first_name=first_name,
            last_name=last_name,
            phone=f"000 000 {self.count:03d}",
            email=f"dzielnicowy{self.count}@demo.invalid",
            updated_on=self.today - datetime.timedelta(days=self.rng.randrange(3, 200)),
        )


def _save(officers: list[Officer], coordinators: list[User]) -> None:
    User.objects.bulk_create([officer.user for officer in officers] + coordinators)
    for officer in officers:
        officer.user = officer.user  # takes the new key
        officer.public_id = _stable_id(officer)
    Officer.objects.bulk_create(officers)


def _stable_id(officer: Officer) -> uuid.UUID:
    drawn = random.Random(f"demo:{officer.email}:{officer.last_name}").getrandbits(128)  # noqa: S311
    return uuid.UUID(int=drawn, version=4)


def _name_heads(units: dict[str, Unit], heads: list[Officer]) -> None:
    for unit, head in zip(units.values(), heads, strict=True):
        unit.head = head
    Unit.objects.bulk_update(units.values(), ["head"])


def _central(ground: Ground) -> tuple[Beat, Beat]:
    """The beat in the middle of Łódź and another one of the same section."""
    lodz = next(locality for place, locality in ground.localities.items() if place.name == "Łódź")
    beat = next(beat for beat in ground.beats if beat.area.covers(lodz.point))
    others = [other for other in ground.beats if other.unit == beat.unit and other != beat]
    return beat, min(others, key=lambda other: (other.area.distance(beat.area), other.area.distance(lodz.point)))


def _write_assignments(ground: Ground, people: People, today: datetime.date) -> None:
    since = today - datetime.timedelta(days=900)
    holders = [
        Assignment(officer=people.of_beat[beat.pk], beat=beat, valid=(since, None))
        for beat in ground.beats
        if beat.pk in people.of_beat
    ]
    away = [beat for beat in ground.beats if beat.unit.slug == AWAY]
    days = (today - datetime.timedelta(days=3), today + datetime.timedelta(days=11))
    colleague = next(
        beat
        for beat in ground.beats
        if beat.unit_id == people.central.unit_id and beat not in (people.central, people.neighbour)
    )
    standing_in = [
        Assignment(officer=people.of_beat[beside.pk], beat=beat, role=AssignmentRole.SUBSTITUTE, valid=days)
        for beat, beside in ((away[0], away[1]), (colleague, people.neighbour))
    ]
    Assignment.objects.bulk_create([*holders, *standing_in])


def _write_hours(officers: list[Officer], rng: random.Random) -> None:
    """Five days a week; one of them in the afternoon, as service goes."""
    rows = []
    for officer in officers:
        early, late = rng.choice(SHIFTS[:2]), rng.choice(SHIFTS[2:])
        afternoon = rng.randrange(1, 6)
        for weekday in range(1, 6):
            start, end = late if weekday == afternoon else early
            rows.append(
                DutyHours(officer=officer, weekday=weekday, since=datetime.time(start), until=datetime.time(end))
            )
    DutyHours.objects.bulk_create(rows)


def _write_memberships(ground: Ground, people: People, today: datetime.date) -> None:
    valid = (today - datetime.timedelta(days=900), None)
    rows = [
        Membership(user=officer.user, role=Role.OFFICER, unit=officer.unit, valid=valid)
        for officer in people.of_beat.values()
    ]
    rows += [
        Membership(user=head.user, role=Role.SECTION_HEAD, unit=ground.units[slug], valid=valid)
        for slug, head in people.heads.items()
    ]
    rows += [
        Membership(user=user, role=Role.LOCAL_COORDINATOR, unit=ground.units[slug], valid=valid)
        for slug, user in people.coordinators.items()
    ]
    Membership.objects.bulk_create(rows)
