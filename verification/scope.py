"""What the memberships and assignments of one day open to one user. Facts only; what they allow is `permissions`."""

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from accounts.models import User
from districts.models import Assignment, Unit
from reports.models import Report
from verification.models import Membership, Notice, Reassignment, Role, Task
from verification.tasked import open_task
from verification.unit_tree import UNIT_CHAIN as UNIT_CHAIN
from verification.unit_tree import in_tree, upwards

TREE_ROLES = (Role.SECTION_HEAD, Role.LOCAL_COORDINATOR, Role.PROVINCIAL_COORDINATOR)
READERS = frozenset({Role.OFFICER, *TREE_ROLES, Role.NATIONAL_COORDINATOR})
# Whom a task opens a report to. It stays in its county, so higher coordinators read it in any case.
_TASK_TREE_ROLES = (Role.SECTION_HEAD, Role.LOCAL_COORDINATOR)
_HOLDERS = frozenset({Role.OFFICER, *_TASK_TREE_ROLES})


@dataclass(frozen=True)
class Scope:
    """A user on a day. `beats` are public ids, so they name the same beat in older boundary editions too.

    `unseen` counts what is new in the inbox and who waits for an answer there, where that was asked for.
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
        """The rule as a condition on reports. Its twin is `roles_in`; a test compares them.

        An open task brings a report to its holder as if it lay in the holder's beat and unit.
        """
        if Role.NATIONAL_COORDINATOR in self.roles:
            return Q()
        found = in_tree(self._roots(TREE_ROLES))
        if Role.OFFICER in self.roles and self.beats:
            found |= Q(beat__public_id__in=self.beats)
        if self.roles & _HOLDERS:
            found |= Q(pk__in=Task.objects.open().filter(self._held()).values("report"))
        return found

    def _roots(self, roles: Iterable[str]) -> frozenset[int]:
        return frozenset().union(*(self.units(role) for role in roles))

    def _held(self) -> Q:
        """The same for tasks. Its twin is `roles_by_task`."""
        roots = self._roots(_TASK_TREE_ROLES)
        found = Q(unit__in=Unit.objects.filter(in_tree(roots, ""))) if roots else Q(pk__in=[])
        if Role.OFFICER in self.roles:
            found |= Q(officer=self.user) | Q(officer=None, unit__in=self.units(Role.OFFICER))
        return found

    def roles_in(self, report: Report) -> frozenset[str]:
        """The rule as a predicate: in which of the roles the user may read the report; empty is outside the scope."""
        found = set()
        if Role.OFFICER in self.roles and report.beat_id and report.beat.public_id in self.beats:
            found.add(Role.OFFICER)
        if Role.NATIONAL_COORDINATOR in self.roles:
            found.add(Role.NATIONAL_COORDINATOR)
        found |= self._tree_roles(report.unit, TREE_ROLES)
        if self.roles & _HOLDERS - found:  # a task can add to them
            found |= self.roles_by_task(report)
        return frozenset(found)

    def roles_by_task(self, report: Report) -> frozenset[str]:
        """In which roles the user holds the report by an open task. One query, none where the task is known."""
        task = open_task(report)
        if task is None:
            return frozenset()
        found = self._tree_roles(task.unit, _TASK_TREE_ROLES)
        mine = task.officer_id == self.user.pk or (task.officer_id is None and task.unit_id in self.units(Role.OFFICER))
        return found | {Role.OFFICER} if mine and Role.OFFICER in self.roles else found

    def _tree_roles(self, unit: Unit | None, roles: Iterable[str]) -> frozenset[str]:
        chain = {above.pk for above in upwards(unit)}
        return frozenset(role for role in roles if self.units(role) & chain)


def _unseen() -> Coalesce:
    new = Notice.objects.filter(user=OuterRef("user"), seen_at=None, clock__stopped_on=None).order_by()
    return Coalesce(Subquery(new.values("user").annotate(n=Count("pk")).values("n")), 0)


def _asked() -> dict[str, Coalesce]:
    """Questions to take a report over: to the user, and to the unit of each membership in which the user may answer."""
    waiting = Reassignment.objects.filter(answer="").exclude(asked_by=OuterRef("user")).order_by()
    mine = waiting.filter(officer=OuterRef("user")).values("officer").annotate(n=Count("pk")).values("n")
    of_unit = waiting.filter(officer=None, unit=OuterRef("unit")).values("unit").annotate(n=Count("pk")).values("n")
    return {"asked_me": Coalesce(Subquery(mine), 0), "asked_unit": Coalesce(Subquery(of_unit), 0)}


def _new_in_inbox(memberships: tuple[Membership, ...]) -> int:
    answering = {m.unit_id: m.asked_unit for m in memberships if m.role in (Role.OFFICER, Role.SECTION_HEAD)}
    asked_me = memberships[0].asked_me if any(m.role == Role.OFFICER for m in memberships) else 0
    return memberships[0].unseen + asked_me + sum(answering.values())


def scope_of(user: User, on: datetime.date, *, with_inbox: bool = False) -> Scope:
    """Two queries, never kept between requests: a role withdrawn now opens nothing at the next click.

    `is_superuser` and `is_staff` are not asked.
    """
    if not user.is_authenticated or not user.is_active:
        return Scope(user, on, (), frozenset())
    found = Membership.objects.valid_on(on).filter(user=user).select_related("unit", "area").order_by("pk")
    memberships = tuple(found.annotate(unseen=_unseen(), **_asked()) if with_inbox else found)
    held: frozenset[uuid.UUID] = frozenset()
    if any(membership.role == Role.OFFICER for membership in memberships):
        assignments = Assignment.objects.filter(officer__user=user, officer__is_active=True, valid__contains=on)
        held = frozenset(assignments.values_list("beat__public_id", flat=True))
    unseen = _new_in_inbox(memberships) if with_inbox and memberships else 0
    return Scope(user, on, memberships, held, unseen)
