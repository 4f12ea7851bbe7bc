"""The first person of an empty installation: an account with a second factor and the right to give rights."""

import datetime
import secrets
from dataclasses import dataclass

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from accounts.models import User
from districts.models import Unit, UnitKind
from verification.models import Membership, Role


@dataclass(frozen=True)
class Administrator:
    """Shown once: neither value can be read back from the database."""

    login: str
    password: str
    totp_secret: str


def add_administrator(login: str, unit_name: str, on: datetime.date) -> Administrator:
    """Makes the root unit too where there is none. Raises `ValueError` when the login is taken. No report is readable to it."""
    if User.objects.filter(username=login).exists():
        raise ValueError(f"the login {login} is taken")
    password, secret = secrets.token_urlsafe(18), generate_totp_secret()
    with transaction.atomic():
        root = Unit.objects.filter(parent=None).first()
        if root is None:
            root = Unit.objects.create(slug="komenda", kind=UnitKind.KWP, name=unit_name)
        user = User(username=login)
        validate_password(password, user)
        user.set_password(password)
        user.save()
        data = {"secret": get_adapter().encrypt(secret)}
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data=data)
        Membership.objects.create(user=user, unit=root, role=Role.SYSTEM_ADMIN, valid=(on, None))
    return Administrator(login, password, secret)
