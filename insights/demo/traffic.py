"""The traffic police of the demo: a unit without beats that gets reports by tasks, with somebody who can sign in."""

import datetime
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from accounts.models import User
from districts.models import Unit, UnitKind
from insights.demo.ground import Ground
from verification.models import Membership, Role

SLUG, NAME = "ruch-drogowy-lodz", "Ogniwo Ruchu Drogowego KMP w Łodzi"
PEOPLE = (
    ("demo-ruch-1", "asp. Marek", "Przykładowy", Role.OFFICER),
    ("demo-ruch-2", "mł. asp. Hanna", "Przykładowa", Role.OFFICER),
    ("demo-ruch-3", "podkom. Leon", "Przykładowy", Role.SECTION_HEAD),
)


@dataclass(frozen=True)
class Traffic:
    """`riders` are its officers, the first of them one of the sign-ins."""

    unit: Unit
    riders: list[User]


def write_traffic(ground: Ground, today: datetime.date) -> Traffic:
    command = ground.units["kmp-lodz"]
    unit = Unit.objects.create(
        slug=SLUG,
        kind=UnitKind.SECTION,
        name=NAME,
        parent=command,
        depth=command.depth + 1,
        street="ul. Przykładowa 2",
        city=command.city,
        phone="000 000 690",
        email="ruch-drogowy@demo.invalid",
    )
    users = User.objects.bulk_create(
        User(username=login, first_name=first, last_name=last, email=f"{login}@demo.invalid", password=make_password(None))
        for login, first, last, _role in PEOPLE
    )  # fmt: skip
    valid = (today - datetime.timedelta(days=900), None)
    Membership.objects.bulk_create(
        Membership(user=user, role=role, unit=unit, valid=valid)
        for user, (*_names, role) in zip(users, PEOPLE, strict=True)
    )
    return Traffic(unit, users[:2])
