"""Tasks for tests: a traffic section with two people beside the sections of the region, and reports given to it."""

import datetime
from types import SimpleNamespace

from django.utils import timezone

from accounts.models import User
from districts.models import UnitKind
from districts.tests.factories import make_unit
from reports.models import Report
from verification.models import Role, Task
from verification.services import NewTask, give_task
from verification.tests.factories import fresh, give_role, make_user


def make_traffic(region, cast) -> SimpleNamespace:
    """Adds to the cast `rider` and `radar` of the traffic section, and its `traffic_head`. Gives the section and its key."""
    unit = make_unit("traffic", UnitKind.SECTION, region.county, name="Traffic")
    for name, role in (("rider", Role.OFFICER), ("radar", Role.OFFICER), ("traffic_head", Role.SECTION_HEAD)):
        user = make_user(name)
        give_role(user, role, unit)
        setattr(cast, name, user)
    return SimpleNamespace(unit=unit, key=f"{unit.pk}")


def day(offset: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=offset)


def new_task(key: str, **fields) -> NewTask:
    return NewTask(**{"to": "traffic", "holder": key, "reply_by": day(2)} | fields)


def give(report: Report, key: str, actor: User, **fields) -> Task | None:
    """One real task, seen as it is in the database."""
    report = fresh(report)
    seen = report.tasks.filter(closed_at=None).values_list("pk", flat=True).first()
    return give_task(report=report, task=new_task(key, seen=seen, **fields), actor=actor, at=timezone.now())
