"""The accounts that people sign in with in the demo. Password and TOTP secret come from SECRET_KEY by HMAC.

So they differ between installations, are the same at every start, and are nowhere in the source.
"""

import base64
import datetime
import hashlib
import hmac
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import encrypt
from django.conf import settings

from accounts.models import User
from insights.demo.ground import Ground
from insights.demo.people import People
from insights.demo.traffic import Traffic
from verification.models import Membership, Role

ROLES = {
    "dzielnicowy": Role.OFFICER,
    "dzielnicowy2": Role.OFFICER,
    "ruch": Role.OFFICER,
    "kierownik": Role.SECTION_HEAD,
    "koordynator": Role.LOCAL_COORDINATOR,
    "wojewodzki": Role.PROVINCIAL_COORDINATOR,
    "krajowy": Role.NATIONAL_COORDINATOR,
    "gmina": Role.VIEWER,
    "audytor": Role.AUDITOR,
    "admin": Role.SYSTEM_ADMIN,
}
PLAIN_NAMES = {
    "wojewodzki": ("podkom. Teresa", "Przykładowa"),
    "krajowy": ("nadkom. Adam", "Przykładowy"),
    "gmina": ("Zofia", "Przykładowa"),
    "audytor": ("Jerzy", "Przykładowy"),
    "admin": ("Ewa", "Przykładowa"),
}


@dataclass(frozen=True)
class SignIn:
    login: str
    role: str
    password: str
    totp_secret: str


def all_sign_ins() -> list[SignIn]:
    return [SignIn(login, str(role), _password(login), _totp_secret(login)) for login, role in ROLES.items()]


def _secret(purpose: str, login: str) -> bytes:
    return hmac.new(settings.SECRET_KEY.encode(), f"demo:{purpose}:{login}".encode(), hashlib.sha256).digest()


def _password(login: str) -> str:
    letters = base64.b32encode(_secret("password", login)).decode().lower()[:20]
    return "-".join(letters[start : start + 5] for start in range(0, 20, 5))


def _totp_secret(login: str) -> str:
    return base64.b32encode(_secret("totp", login)[:20]).decode()


def write_sign_ins(ground: Ground, people: People, traffic: Traffic, today: datetime.date) -> dict[str, User]:
    """Renames the people of the central beat to their logins and adds those who have no post in a beat. By login."""
    users = {
        "dzielnicowy": people.of_beat[people.central.pk].user,
        "dzielnicowy2": people.of_beat[people.neighbour.pk].user,
        "ruch": traffic.riders[0],
        "kierownik": people.heads[people.central.unit.slug].user,
        "koordynator": people.coordinators["kmp-lodz"],
    }
    for login, (first_name, last_name) in PLAIN_NAMES.items():
        users[login] = User.objects.create(first_name=first_name, last_name=last_name, username=login)
    for sign_in in all_sign_ins():
        user = users[sign_in.login]
        user.username, user.email = sign_in.login, f"{sign_in.login}@demo.invalid"
        user.set_password(sign_in.password)
        user.save()
        data = {"secret": encrypt(sign_in.totp_secret)}
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data=data)
    _write_memberships(ground, users, today)
    return users


def _write_memberships(ground: Ground, users: dict[str, User], today: datetime.date) -> None:
    valid = (today - datetime.timedelta(days=900), None)
    root = ground.units["kwp-lodz"]
    lodz = next(locality for place, locality in ground.localities.items() if place.name == "Łódź")
    Membership.objects.bulk_create(
        [
            Membership(user=users[login], role=ROLES[login], unit=root, valid=valid)
            for login in ("wojewodzki", "krajowy", "audytor", "admin")
        ]
        + [Membership(user=users["gmina"], role=Role.VIEWER, area=lodz.area, valid=valid)]
    )


def write_file(folder: Path) -> Path:
    """`demo-sign-ins.json`, readable by its owner only."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "demo-sign-ins.json"
    rows = [asdict(sign_in) for sign_in in all_sign_ins()]
    fresh = file.with_suffix(".new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        json.dump(rows, stream, ensure_ascii=False, indent=1)
    fresh.chmod(0o600)
    fresh.replace(file)
    return file


def table() -> str:
    heading = {"login": "login", "role": "role", "password": "password", "totp_secret": "TOTP secret"}
    rows = [heading, *(asdict(sign_in) for sign_in in all_sign_ins())]
    widths = {key: max(len(row[key]) for row in rows) for key in heading}
    return "\n".join("  ".join(row[key].ljust(widths[key]) for key in heading).rstrip() for row in rows)
