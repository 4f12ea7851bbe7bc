"""The register of bodies that take threats over: added, contact changed, ended. Nothing is deleted, each act is kept."""

import datetime
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.text import slugify

from accounts.audit_acts import Act
from accounts.audited import audited
from accounts.models import User
from accounts.problems import Flaw, Problem
from accounts.text import flaw_of, says_something, tidy
from districts.addresses.normalise import normalise
from districts.models import Partner, PartnerAct, PartnerChange, PartnerKind, Unit
from verification.permissions import may_keep_for
from verification.scope import Scope, scope_of

MOST_NAME = 200  # characters
MOST_PHONE = 40
MOST_SOURCE = 300
LONGEST_DAYS = 366  # a last day lies at most so far ahead
_TRIES = 5


@dataclass(frozen=True)
class Contact:
    """How a body is reached. `source` says where that is from."""

    email: str
    phone: str
    source: str


@dataclass(frozen=True)
class NewPartner:
    """`unit` is None for a body that serves the whole country."""

    name: str
    kind: str
    unit: Unit | None
    contact: Contact


def register(scope: Scope) -> QuerySet[Partner]:
    """Bodies that serve a unit of this person, one above it or one below it; those of the whole country too."""
    own = [membership.unit for membership in scope.memberships if membership.unit]
    chain = Q(unit=None)
    for unit in own:
        chain |= Q(pk__in=Partner.objects.serving(unit).values("pk"))
    below = Unit.objects.filter(scope.units_below(scope.roles))
    return Partner.objects.filter(chain | Q(unit__in=below))


@audited(Act.PARTNERS_CHANGED)
def add_partner(*, asked: NewPartner, actor: User, at: datetime.datetime, on: datetime.date) -> Partner:
    """Raises `Problem`: `forbidden` 403; 422 for each wrong field; 409 `partner_exists` for the name in the same unit."""
    if not may_keep_for(scope_of(actor, on), asked.unit):
        raise Problem("forbidden")
    flaws = _flaws(asked.contact) | _flaw_of_name(asked.name)
    if asked.kind not in PartnerKind.values:
        flaws["kind"] = Flaw("required")
    if flaws:
        raise Problem(fields=flaws)
    name, contact = tidy(asked.name), _tidied(asked.contact)
    same = Partner.objects.select_for_update().filter(name__iexact=name, unit=asked.unit)
    if same.filter(Q(valid_to=None) | Q(valid_to__gte=on)).exists():
        raise Problem("partner_exists")
    made = _create(name=name, kind=asked.kind, unit=asked.unit, valid_from=on, **vars(contact))
    _note(made, PartnerAct.ADDED, actor, at)
    return made


@audited(Act.PARTNERS_CHANGED, "partner")
def change_contact(
    *, partner: Partner, contact: Contact, actor: User, at: datetime.datetime, on: datetime.date
) -> Partner:
    """The name stays: a body with another name is a new one. Raises as `add_partner`; 409 `partner_ended`."""
    flaws = _flaws(contact)
    locked = _locked(partner, actor, on)
    if flaws:
        raise Problem(fields=flaws)
    for name, value in vars(_tidied(contact)).items():
        setattr(locked, name, value)
    locked.save(update_fields=["email", "phone", "source"])
    _note(locked, PartnerAct.CONTACT, actor, at)
    return locked


@audited(Act.PARTNERS_CHANGED, "partner")
def end_partner(
    *, partner: Partner, last_day: datetime.date, actor: User, at: datetime.datetime, on: datetime.date
) -> Partner:
    """No new hand-overs after `last_day`; those that run go on. Raises as `change_contact`; 422 `out_of_range` (last_day)."""
    locked = _locked(partner, actor, on)
    if not on <= last_day <= on + datetime.timedelta(days=LONGEST_DAYS):
        raise Problem(fields={"last_day": "out_of_range"})
    locked.valid_to = last_day
    locked.save(update_fields=["valid_to"])
    _note(locked, PartnerAct.ENDED, actor, at)
    return locked


def _locked(partner: Partner, actor: User, on: datetime.date) -> Partner:
    locked = Partner.objects.select_for_update(of=("self",)).select_related("unit").get(pk=partner.pk)
    if not may_keep_for(scope_of(actor, on), locked.unit):
        raise Problem("forbidden")
    if locked.valid_to is not None and locked.valid_to < on:
        raise Problem("partner_ended")
    return locked


def _flaws(contact: Contact) -> dict[str, Flaw]:
    limits = {"phone": MOST_PHONE, "source": MOST_SOURCE}
    found = {name: flaw_of(getattr(contact, name), limit) for name, limit in limits.items()}
    found = {name: flaw for name, flaw in found.items() if flaw}
    if not contact.email.strip() and not contact.phone.strip():
        found.setdefault("phone", Flaw("required"))
    if not says_something(contact.source):
        found.setdefault("source", Flaw("required"))
    return found


def _flaw_of_name(name: str) -> dict[str, Flaw]:
    flaw = flaw_of(name, MOST_NAME) or (None if says_something(name) else Flaw("required"))
    return {"name": flaw} if flaw else {}


def _tidied(contact: Contact) -> Contact:
    return Contact(contact.email.strip(), tidy(contact.phone), tidy(contact.source))


def _create(**values: object) -> Partner:
    """With a slug of its name; a number is added where that is taken."""
    stem = slugify(normalise(str(values["name"])))[:70] or "podmiot"
    for number in range(1, _TRIES + 1):
        try:
            with transaction.atomic():
                taken = Partner.objects.filter(slug__startswith=stem).count()
                slug = f"{stem}-{taken + number}" if taken else stem
                return Partner.objects.create(slug=slug, **values)
        except IntegrityError:
            continue
    raise Problem("partner_exists")


def _note(partner: Partner, act: str, actor: User, at: datetime.datetime) -> None:
    PartnerChange.objects.create(
        partner=partner,
        act=act,
        by=actor,
        at=at,
        email=partner.email,
        phone=partner.phone,
        source=partner.source,
        valid_to=partner.valid_to,
    )
