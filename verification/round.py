"""The field round: which reports need somebody on the spot now, and in which order to walk. Reads only."""

import datetime
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from django.contrib.gis.geos import Point
from django.utils import timezone

from districts import geo
from reports.models import Report, ReportContent, VisitResult
from reports.statuses import Status
from verification import queue as line
from verification.models import Role, Visit
from verification.scope import Scope
from verification.services.evidence import SEEN, is_inside

WALKERS = frozenset({Role.OFFICER, Role.SECTION_HEAD})
MOST = 20  # visits of one round: more nobody makes in a shift, and the page has to stay light for a phone
_LOOKED_AT = 200  # of the most urgent reports
SOON_HOURS = 3
NOW, SOON, OTHER_TIME = range(3)
_PRESSING = {line.OVERDUE: 0, line.TODAY: 0, line.WEEK: 1, line.LATER: 2}


@dataclass(frozen=True)
class Stop:
    """`pressing` 0 is due today or late, 1 within a week, 2 later. `when` says whether a visit now hits the named time."""

    report: Report
    visits: tuple[Visit, ...]
    pressing: int
    when: int

    @property
    def content(self) -> ReportContent | None:
        return getattr(self.report, "content", None)


def may_walk(scope: Scope) -> bool:
    return bool(scope.roles & WALKERS)


def round_of(scope: Scope, at: datetime.datetime) -> tuple[list[Stop], int]:
    """The stops of this moment, the first `MOST` in walking order, and how many there are in all. Six queries at most.

    Only what the user works on as an officer or head: a coordinator's whole tree is no round.
    """
    own = replace(scope, memberships=tuple(m for m in scope.memberships if m.role in WALKERS))
    waiting = line.open_in_scope(own).filter(status=Status.VERIFYING)
    found = waiting.filter(line.is_face(waiting)).select_related("category", "beat", "unit", "content")
    found = found.defer("beat__area").prefetch_related("visits__officer", "changes", "clocks")
    stops = [_stop(report, scope, at) for report in found.order_by("due_on", "public_id")[:_LOOKED_AT]]
    due = [stop for stop in stops if needs_visit(stop, at)]
    urgent = sorted(due, key=_class)[:MOST]
    return in_walking_order(urgent), len(due)


def _stop(report: Report, scope: Scope, at: datetime.datetime) -> Stop:
    pressing = _PRESSING[line.group_of(report.due_on, scope.on)]
    return Stop(report, tuple(report.visits.all()), pressing, when(getattr(report, "content", None), at))


def when(content: ReportContent | None, at: datetime.datetime) -> int:
    """Whether `at` lies in the days and hours that the resident named, or one of the next hours does."""
    if content is None or is_inside(content, at):
        return NOW
    hours = (at + datetime.timedelta(hours=ahead) for ahead in range(1, SOON_HOURS + 1))
    return SOON if any(is_inside(content, hour) for hour in hours) else OTHER_TIME


def counted(report: Report) -> list[Visit]:
    """`evidence.visits_of_this_verification` from rows that were loaded already; a test compares them."""
    reopenings = [c for c in report.changes.all() if c.new == Status.VERIFYING and c.old != Status.NEW]
    last = reopenings[-1] if reopenings else None
    return [v for v in report.visits.all() if v.result != VisitResult.IMPOSSIBLE and (last is None or _after(v, last))]


def _after(visit: Visit, reopened: object) -> bool:
    if reopened.at:
        return visit.at >= reopened.at
    return timezone.localdate(visit.at) >= reopened.on


def needs_visit(stop: Stop, at: datetime.datetime) -> bool:
    """Until the threat was seen, or the visits and the named time are enough for "not confirmed".

    A place where somebody was today comes again only when the named time has come that no visit has hit.
    """
    visits, content = counted(stop.report), stop.content
    if any(visit.result in SEEN for visit in visits):
        return False
    names_time = content is not None and bool(content.weekdays or content.hours)
    hit = not names_time or any(is_inside(content, visit.at) for visit in visits)
    if hit and len(visits) >= max(stop.report.category.minimum_visits, 1):
        return False
    today = timezone.localdate(at)
    if any(timezone.localdate(visit.at) == today for visit in stop.visits):
        return not hit and stop.when != OTHER_TIME
    return True


def _class(stop: Stop) -> tuple[int, int]:
    return stop.pressing, stop.when


def in_walking_order(stops: Iterable[Stop]) -> list[Stop]:
    """By deadline, then by the named time, and among equals always to the nearest next one. The first is the most urgent."""
    found: list[Stop] = []
    for _, equals in groupby(sorted(stops, key=_class), key=_class):
        left = list(equals)
        while left:
            following = (
                min(left, key=lambda stop: metres(found[-1].report.point, stop.report.point)) if found else left[0]
            )
            left.remove(following)
            found.append(following)
    return found


def metres(one: Point, other: Point) -> float:
    """As the crow flies, good within a county."""
    east = (other.x - one.x) * math.cos(math.radians(one.y))
    return math.hypot(east, other.y - one.y) * geo.METRES_OF_LATITUDE
