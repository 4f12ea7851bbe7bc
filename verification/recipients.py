"""Who may be given a report: units where somebody serves today, and the people who serve there."""

import datetime
from dataclasses import dataclass

from accounts.models import User
from accounts.problems import Problem
from districts.models import Assignment, Unit, UnitKind
from reports.models import Report
from verification.models import Membership, Role
from verification.scope import Scope
from verification.unit_tree import UNIT_CHAIN, in_tree, upwards

_COUNTY = frozenset({UnitKind.KMP, UnitKind.KPP, UnitKind.KRP})
_TASKERS = (Role.SECTION_HEAD, Role.LOCAL_COORDINATOR)


@dataclass(frozen=True)
class Recipient:
    """A unit, or one person in it."""

    unit: Unit
    officer: User | None = None

    @property
    def key(self) -> str:
        """What a form sends back: the unit, or the unit and the person."""
        return f"{self.unit.pk}.{self.officer.pk}" if self.officer else f"{self.unit.pk}"

    @property
    def name(self) -> str:
        return self.officer.full_name if self.officer else self.unit.name


def trees_of_tasker(scope: Scope) -> frozenset[int]:
    """Units below which a head or a local coordinator gives tasks."""
    return frozenset().union(*(scope.units(role) for role in _TASKERS))


def county_of(report: Report) -> frozenset[int]:
    """The unit below which anybody who has the report may ask to have it taken over: its county's, or its own."""
    found = (unit.pk for unit in upwards(report.unit) if unit.kind in _COUNTY)
    return frozenset({next(found, report.unit_id)})


def recipients(trees: frozenset[int], on: datetime.date) -> list[Recipient]:
    """Each unit where an officer serves on the day, followed by its officers, by name. One query.

    A unit without officers is not here: nobody would see what it was given.
    """
    members = Membership.objects.valid_on(on).filter(in_tree(trees), role=Role.OFFICER, user__is_active=True)
    found: list[Recipient] = []
    last = None
    for member in members.select_related("user", UNIT_CHAIN).order_by("unit__name", "unit", "user__last_name", "user"):
        if member.unit_id != last:
            found.append(Recipient(member.unit))
            last = member.unit_id
        if found[-1].officer != member.user:
            found.append(Recipient(member.unit, member.user))
    return found


def recipient(key: str, trees: frozenset[int], on: datetime.date) -> Recipient:
    """The one of this key. Raises `Problem` 422 for the field `holder` where nobody serves there now."""
    found = next((row for row in recipients(trees, on) if row.key == key), None)
    if found is None:
        raise Problem(fields={"holder": "unknown_recipient"})
    return found


def serves_beat(officer: User | None, report: Report, on: datetime.date) -> bool:
    """Whether the report is the officer's without any task. One query, none for a unit or a hole."""
    if officer is None or report.beat is None:
        return False
    served = Assignment.objects.filter(officer__user=officer, officer__is_active=True, valid__contains=on)
    return served.filter(beat__public_id=report.beat.public_id).exists()
