"""Officers for tests: users with a role, an assignment and a second factor, and sessions in which both factors are done."""

import datetime
import functools
import time
from types import SimpleNamespace

import pyotp
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.utils import timezone

from accounts.models import User
from districts.models import Officer, Unit
from reports.models import Report
from reports.statuses import Reason, Status
from verification.models import Membership, Role, Visit
from verification.services import Decision, NewVisit, decide, record_visit

PASSWORD = "a long enough password"
ALWAYS = (datetime.date(2020, 1, 1), None)


@functools.cache
def _hashed() -> str:
    """Slow by design, so once per run."""
    return make_password(PASSWORD)


def make_user(name: str, *, second_factor: bool = True, **fields) -> User:
    user = User(username=name, first_name=name.replace("_", " ").title(), last_name="Testowa", **fields)
    user.password = _hashed()
    user.save()
    if second_factor:
        secret = pyotp.random_base32()
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": secret})
        user.secret = secret
    return user


def give_role(user: User, role: str, unit: Unit, valid: tuple = ALWAYS) -> Membership:
    return Membership.objects.create(user=user, role=role, unit=unit, valid=valid)


def make_member(name: str, role: str, unit: Unit, officer: Officer | None = None, **fields) -> User:
    user = make_user(name, **fields)
    give_role(user, role, unit)
    if officer is not None:
        officer.user = user
        officer.save(update_fields=["user"])
    return user


def make_cast(region) -> SimpleNamespace:
    """Everybody of the region: two officers of neighbouring beats, one of the other section, and every other role."""
    near, far = region.sections
    return SimpleNamespace(
        officer=make_member("officer", Role.OFFICER, near, region.officers[0]),
        officer_next_door=make_member("officer_next_door", Role.OFFICER, near, region.officers[1]),
        officer_far=make_member("officer_far", Role.OFFICER, far, region.officers[2]),
        section_head=make_member("section_head", Role.SECTION_HEAD, near, region.heads[0]),
        head_far=make_member("head_far", Role.SECTION_HEAD, far, region.heads[1]),
        coordinator=make_member("coordinator", Role.LOCAL_COORDINATOR, region.county),
        provincial=make_member("provincial", Role.PROVINCIAL_COORDINATOR, region.root),
        national=make_member("national", Role.NATIONAL_COORDINATOR, region.root),
        viewer=make_member("viewer", Role.VIEWER, region.county),
        auditor=make_member("auditor", Role.AUDITOR, region.root),
        system_admin=make_member("system_admin", Role.SYSTEM_ADMIN, region.root),
        stranger=make_user("stranger", is_staff=True, is_superuser=True),
    )


def sign_in(user: User, *, both_factors: bool = True, client: Client | None = None) -> Client:
    """A session as after the real sign-in (test_signin.py walks through that)."""
    client = client or Client()
    client.force_login(user)
    session = client.session
    methods = ["password", "mfa"] if both_factors else ["password"]
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": method, "at": time.time()} for method in methods]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client


def visit(report: Report, actor: User, result: str = "confirmed", at: datetime.datetime | None = None) -> Visit:
    now = timezone.now()
    return record_visit(report=report, visit=NewVisit(at or now, "on_foot", result), actor=actor, at=now)


def change(report: Report, to: str, actor: User, reason: str = "", **fields) -> Report:
    """One real decision from the status that the report has in the database."""
    report = fresh(report)
    decision = Decision(to, fields.pop("seen", report.status), reason, **fields)
    return decide(report=report, decision=decision, actor=actor, at=timezone.now())


def fresh(report: Report) -> Report:
    return Report.objects.select_related("category", "beat", "unit").get(pk=report.pk)


def confirmed(report: Report, actor: User) -> Report:
    change(report, Status.VERIFYING, actor)
    return change(report, Status.CONFIRMED, actor, Reason.OWN_KNOWLEDGE)
