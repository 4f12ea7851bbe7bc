"""What the memberships and assignments of one day open to one user. Facts only; what they allow is `permissions`."""

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BigIntegerField,
    CharField,
    Count,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from accounts import written
from accounts.models import User
from districts.models import Assignment, Beat, Unit
from reports.models import Report
from verification.models import Membership, Notice, Reassignment, Role, Task
from verification.tasked import open_task
from verification.unit_tree import UNIT_CHAIN as UNIT_CHAIN
from verification.unit_tree import in_tree, upwards

TREE_ROLES = (Role.SECTION_HEAD, Role.LOCAL_COORDINATOR, Role.PROVINCIAL_COORDINATOR)
EVERYWHERE = frozenset({Role.NATIONAL_COORDINATOR, Role.AUDITOR})  # reach every unit, whatever unit they belong to
READERS = frozenset({Role.OFFICER, *TREE_ROLES, Role.NATIONAL_COORDINATOR})
# Whom a task opens a report to. It stays in its county, so higher coordinators read it in any case.
_TASK_TREE_ROLES = (Role.SECTION_HEAD, Role.LOCAL_COORDINATOR)
_HOLDERS = frozenset({Role.OFFICER, *_TASK_TREE_ROLES})


@dataclass(frozen=True)
class Scope:
    """A user on a day. `beats` are public ids, so they name the same beat in older boundary editions too.

    `beat_keys` are all rows of these beats, `below` the units at or under those in which a role of the tree is held, `given`
    the reports that an open task opens: keys, since the database finds rows by lists of keys at once, by joins it does not.
    `unseen` counts what is new in the inbox and who waits for an answer there, where that was asked for. Without `has_keys`
    the three lists were not read: such a scope tells the roles in one report and finds none.
    """

    user: User
    on: datetime.date
    memberships: tuple[Membership, ...] = ()
    beats: frozenset[uuid.UUID] = frozenset()
    beat_keys: frozenset[int] = frozenset()
    below: frozenset[int] = frozenset()
    given: frozenset[int] = frozenset()
    unseen: int = 0
    has_keys: bool = True

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

        An open task brings a report to its holder as if it lay in the holder's beat and unit. Raises `ValueError` where the
        keys were not read.
        """
        if not self.has_keys:
            raise ValueError("a scope without keys finds no reports")
        if Role.NATIONAL_COORDINATOR in self.roles:
            return Q()
        return Q(beat__in=self.beat_keys) | Q(unit__in=self.below) | Q(pk__in=self.given)

    def units_below(self, roles: Iterable[str]) -> Q:
        """Units at or below one in which one of the roles is held, as a condition on units. Its twin is `roles_over`."""
        return in_tree(frozenset().union(*(self.units(role) for role in roles)), "")

    def roles_in(self, report: Report) -> frozenset[str]:
        """The rule as a predicate: in which of the roles the user may read the report; empty is outside the scope."""
        found = set()
        if Role.OFFICER in self.roles and report.beat_id and report.beat.public_id in self.beats:
            found.add(Role.OFFICER)
        if Role.NATIONAL_COORDINATOR in self.roles:
            found.add(Role.NATIONAL_COORDINATOR)
        found |= self.roles_over(report.unit)
        if self.roles & _HOLDERS - found:  # a task can add to them
            found |= self.roles_by_task(report)
        return frozenset(found)

    def roles_by_task(self, report: Report) -> frozenset[str]:
        """In which roles the user holds the report by an open task. One query, none where the task is known."""
        task = open_task(report)
        if task is None:
            return frozenset()
        found = self.roles_over(task.unit, _TASK_TREE_ROLES)
        mine = task.officer_id == self.user.pk or (task.officer_id is None and task.unit_id in self.units(Role.OFFICER))
        return found | {Role.OFFICER} if mine and Role.OFFICER in self.roles else found

    def roles_over(self, unit: Unit | None, roles: Iterable[str] = TREE_ROLES) -> frozenset[str]:
        """Which roles over a tree cover the unit. No query where its parents came with it."""
        chain = {above.pk for above in upwards(unit)}
        return frozenset(role for role in roles if self.units(role) & chain)


def covers(scope: Scope, unit: Unit, roles: Iterable[str]) -> bool:
    """Whether one of these roles reaches the unit: from itself or from above. Load it with its parents: no query then."""
    return bool(scope.roles & EVERYWHERE & set(roles)) or bool(scope.roles_over(unit, roles))


def _unseen() -> Coalesce:
    new = Notice.objects.filter(user=OuterRef("user"), seen_at=None, clock__stopped_on=None).order_by()
    return Coalesce(Subquery(new.values("user").annotate(n=Count("pk")).values("n")), 0)


def _keys(rows: QuerySet, column: str = "pk") -> Coalesce:
    return Coalesce(
        ArraySubquery(rows.order_by().values(column)), Value([]), output_field=ArrayField(BigIntegerField())
    )


_ROLE = ExpressionWrapper(OuterRef("role"), output_field=CharField())


def _below() -> Coalesce:
    """For a membership in a role of the tree: its unit and what lies under it."""
    return _keys(Unit.objects.annotate(role=_ROLE).filter(in_tree(OuterRef("unit"), ""), role__in=TREE_ROLES))


def _given() -> Coalesce:
    """For a membership: reports from elsewhere that open tasks bring. The twin of `Scope.roles_by_task`."""
    mine = Q(role=Role.OFFICER) & (Q(officer=OuterRef("user")) | Q(officer=None, unit=OuterRef("unit")))
    from_elsewhere = in_tree(OuterRef("unit")) & ~in_tree(OuterRef("unit"), "report__unit")
    tasks = Task.objects.open().annotate(role=_ROLE)
    return _keys(tasks.filter(mine | Q(from_elsewhere, role__in=_TASK_TREE_ROLES)), "report")


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
        return Scope(user, on)
    memberships = tuple(written.rows(_with_inbox if with_inbox else _memberships, user.pk, on))
    beats: dict[int, uuid.UUID] = {}
    if any(membership.role == Role.OFFICER for membership in memberships):
        beats = dict(written.rows(_beats, user.pk, on))
    return Scope(
        user,
        on,
        memberships,
        beats=frozenset(beats.values()),
        beat_keys=frozenset(beats),
        below=frozenset().union(*(membership.below for membership in memberships)),
        given=frozenset().union(*(membership.given for membership in memberships)),
        unseen=_new_in_inbox(memberships) if with_inbox and memberships else 0,
    )


def _memberships(user: int, on: datetime.date) -> QuerySet[Membership]:
    found = Membership.objects.valid_on(on).filter(user=user).select_related("unit", "area").order_by("pk")
    return found.annotate(below=_below(), given=_given())


def _with_inbox(user: int, on: datetime.date) -> QuerySet[Membership]:
    return _memberships(user, on).annotate(unseen=_unseen(), **_asked())


def _beats(user: int, on: datetime.date) -> QuerySet:
    """All rows of the beats served: key and public id."""
    served = Assignment.objects.filter(officer__user=user, officer__is_active=True, valid__contains=on)
    return Beat.objects.filter(public_id__in=served.values("beat__public_id")).order_by().values_list("pk", "public_id")


def scope_of_act(user: User, on: datetime.date, report: Report, found: list[tuple]) -> Scope:
    """The scope of an act on this one report, without keys, from what `roles_at_report` asks for.

    What that says of the report's task stays with `report`: where there is none, nobody asks again.
    """
    if not user.is_active:
        found = []
    memberships = tuple(
        Membership(pk=pk, user=user, role=role, unit_id=unit) for pk, role, unit, _beats, _task in found
    )
    if found and found[0][-1] is None:
        report.open_tasks = []
    return Scope(user, on, memberships, beats=frozenset(beat for row in found for beat in row[3]), has_keys=False)


def roles_at_report(user: int, report: uuid.UUID, on: datetime.date) -> QuerySet:
    """For `accounts.written`. Asked under the lock of the report, it is what holds at the very moment of the act."""
    served = Assignment.objects.filter(officer__user=OuterRef("user"), officer__is_active=True, valid__contains=on)
    beats = ArraySubquery(served.order_by().values("beat__public_id"))
    task = Subquery(Task.objects.open().filter(report__public_id=report).values("pk")[:1])
    found = Membership.objects.valid_on(on).filter(user=user).order_by("pk")
    return found.values_list("pk", "role", "unit_id", beats, task)
