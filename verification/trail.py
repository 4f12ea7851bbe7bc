"""The audit trail as its readers see it: whose records, what somebody could read in a span of days, what they did read."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Max, Min, Q, QuerySet
from django.utils import timezone

from accounts.audit_acts import Act
from accounts.models import AuditRecord, User
from districts.models import Assignment
from verification.models import Membership, Role, Task
from verification.permissions import may_audit_all
from verification.scope import READERS, TREE_ROLES, Scope
from verification.unit_tree import in_tree

READING = (Act.REPORT_READ, Act.PHOTO_READ, Act.CARD_PRINTED)
MOST_READ = 200


def records_seen_by(scope: Scope) -> QuerySet[AuditRecord]:
    """All for the auditor and the country; otherwise what people did who have or had a role in the own tree of units."""
    records = AuditRecord.objects.all()
    return records if may_audit_all(scope) else records.filter(actor__in=people_of(scope).values("username"))


def people_of(scope: Scope) -> QuerySet[User]:
    if may_audit_all(scope):
        return User.objects.all()
    units = frozenset().union(*(scope.units(role) for role in TREE_ROLES))
    return User.objects.filter(pk__in=Membership.objects.filter(in_tree(units)).values("user"))


@dataclass(frozen=True)
class Right:
    """Why somebody could read: a role somewhere, a beat served, a task. Days inclusive; None: no end."""

    kind: str
    role: str
    place: str
    first: datetime.date | None
    last: datetime.date | None


def rights_between(user: User, first: datetime.date, last: datetime.date) -> list[Right]:
    """What opened reports to the user on any of these days. Three queries."""
    days = (first, last + datetime.timedelta(days=1))
    held = Membership.objects.filter(user=user, valid__overlap=days, role__in=READERS).select_related("unit")
    served = Assignment.objects.filter(officer__user=user, valid__overlap=days).select_related("beat__unit")
    of_unit = Q(officer=None, unit__in=[row.unit_id for row in held if row.role == Role.OFFICER])
    tasks = Task.objects.filter(Q(officer=user) | of_unit, made_on__lte=last)
    tasks = tasks.exclude(closed_at__lt=_start(first)).select_related("report")
    return [
        *(Right("role", row.get_role_display(), row.unit.name, *_days(row.valid)) for row in held),
        *(Right("beat", row.get_role_display(), str(row.beat), *_days(row.valid)) for row in served),
        *(Right("task", "", str(row.report.public_id), row.made_on, _day(row.closed_at)) for row in tasks),
    ]


def _days(valid) -> tuple[datetime.date | None, datetime.date | None]:
    return valid.lower, valid.upper - datetime.timedelta(days=1) if valid.upper else None


def _day(moment: datetime.datetime | None) -> datetime.date | None:
    return timezone.localdate(moment) if moment else None


def _start(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))


def read_between(user: User, first: datetime.date, last: datetime.date) -> QuerySet:
    """Each thing that was read: kind, id, how often, first and last time; the last read first. One query, 200 at most."""
    read = AuditRecord.objects.filter(actor=user.get_username(), action__in=READING, **between(first, last))
    by_thing = read.order_by().values("action", "object_type", "object_id")
    return by_thing.annotate(n=Count("seq"), since=Min("at"), until=Max("at")).order_by("-until")[:MOST_READ]


def between(first: datetime.date | None, last: datetime.date | None) -> dict[str, datetime.datetime]:
    """Whole days in Warsaw, both inclusive, as a condition on `at`."""
    found = {}
    if first:
        found["at__gte"] = _start(first)
    if last:
        found["at__lt"] = _start(last + datetime.timedelta(days=1))
    return found
