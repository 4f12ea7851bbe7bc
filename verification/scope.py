"""What the memberships and assignments of one day open to one user. Facts only; what they allow is `permissions`."""

import datetime
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from accounts.models import User
from districts.models import Assignment, Unit
from reports.models import Report
from verification.models import Membership, Notice, Role

TREE_ROLES = (Role.SECTION_HEAD, Role.LOCAL_COORDINATOR, Role.PROVINCIAL_COORDINATOR)
EVERYWHERE = frozenset({Role.NATIONAL_COORDINATOR, Role.AUDITOR})  # reach every unit, whatever unit they belong to
READERS = frozenset({Role.OFFICER, *TREE_ROLES, Role.NATIONAL_COORDINATOR})
_LEVELS = 5  # of the tree of units: national, voivodeship, county, station, section
UNIT_CHAIN = "unit" + "__parent" * (_LEVELS - 1)  # for select_related: the predicate then costs no query


@dataclass(frozen=True)
class Scope:
    """A user on a day. `beats` are public ids, so they name the same beat in older boundary editions too.

    `unseen` counts what is new in the inbox, where that was asked for.
    """

    user: User
    on: datetime.date
    memberships: tuple[Membership, ...]
    beats: frozenset[uuid.UUID]
    unseen: int = 0

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(membership.role for membership in self.memberships)

    @property
    def reads_reports(self) -> bool:
        return bool(self.roles & READERS)

    def units(self, role: str) -> frozenset[int]:
        return frozenset(m.unit_id for m in self.memberships if m.role == role and m.unit_id)

    def condition(self) -> Q:
        """The rule as a condition on reports. Its twin is `roles_in`; a test compares them."""
        if Role.NATIONAL_COORDINATOR in self.roles:
            return Q()
        found = Q(pk__in=[])
        if Role.OFFICER in self.roles and self.beats:
            found |= Q(beat__public_id__in=self.beats)
        for role in TREE_ROLES:
            found |= in_tree(self.units(role))
        return found

    def roles_in(self, report: Report) -> frozenset[str]:
        """The rule as a predicate: in which of the roles the user may read the report; empty is outside the scope."""
        found = set()
        if Role.OFFICER in self.roles and report.beat_id and report.beat.public_id in self.beats:
            found.add(Role.OFFICER)
        if Role.NATIONAL_COORDINATOR in self.roles:
            found.add(Role.NATIONAL_COORDINATOR)
        chain = {unit.pk for unit in _upwards(report.unit)}
        found.update(role for role in TREE_ROLES if self.units(role) & chain)
        return frozenset(found)


def covers(scope: Scope, unit: Unit, roles: Iterable[str]) -> bool:
    """Whether one of these roles reaches the unit: from itself or from above. Load it with its parents: no query then."""
    chain = {row.pk for row in _upwards(unit)}
    return any(role in EVERYWHERE or scope.units(role) & chain for role in scope.roles & set(roles))


def _unseen() -> Coalesce:
    new = Notice.objects.filter(user=OuterRef("user"), seen_at=None, clock__stopped_on=None).order_by()
    return Coalesce(Subquery(new.values("user").annotate(n=Count("pk")).values("n")), 0)


def scope_of(user: User, on: datetime.date, *, with_inbox: bool = False) -> Scope:
    """Two queries, never kept between requests: a role withdrawn now opens nothing at the next click.

    `is_superuser` and `is_staff` are not asked.
    """
    if not user.is_authenticated or not user.is_active:
        return Scope(user, on, (), frozenset())
    found = Membership.objects.valid_on(on).filter(user=user).select_related("unit", "area").order_by("pk")
    memberships = tuple(found.annotate(unseen=_unseen()) if with_inbox else found)
    held: frozenset[uuid.UUID] = frozenset()
    if any(membership.role == Role.OFFICER for membership in memberships):
        assignments = Assignment.objects.filter(officer__user=user, officer__is_active=True, valid__contains=on)
        held = frozenset(assignments.values_list("beat__public_id", flat=True))
    unseen = memberships[0].unseen if with_inbox and memberships else 0
    return Scope(user, on, memberships, held, unseen)


def in_tree(units: frozenset[int]) -> Q:
    """For rows with a `unit`: reports, beats."""
    found, path = Q(pk__in=[]), "unit"
    if not units:
        return found
    for _level in range(_LEVELS):
        found |= Q(**{f"{path}__in": units})
        path += "__parent"
    return found


def _upwards(unit: Unit | None) -> Iterator[Unit]:
    while unit is not None:
        yield unit
        unit = unit.parent
