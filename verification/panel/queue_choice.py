"""What the filters of the queue choose from and what they leave: beats, officers, and where a flood is."""

import datetime
import time
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from districts.models import Officer
from reports.models import Report
from verification.models import Role
from verification.panel.queue_filters import NOBODY, Filters
from verification.queue import flood_in, of_tasks
from verification.scope import Scope
from verification.serving import serving

MOST_BEATS = 300  # beyond that nobody picks from a list: none is offered
# That there are too many to offer is found by going through the whole queue, and stays so: it is asked again after a while.
TOO_MANY_SECONDS = 300
_too_many: dict[tuple, float] = {}


@dataclass(frozen=True)
class Places:
    """`flood` is what a flood left in the whole queue, whatever is filtered; None: not asked, nothing is filtered.

    `flood_at` names up to three beats where most of it lies.
    """

    beats: list[dict[str, str]] = field(default_factory=list)
    flood: int | None = None
    flood_at: list[str] = field(default_factory=list)


def places_of(reports: QuerySet[Report], scope: Scope, filters: Filters) -> Places:
    """Beats that have something in the queue. At most two queries; an officer of one beat has nothing to choose from."""
    flood = flood_in(reports) if filters.kept() and not filters.q else None
    if scope.roles == {Role.OFFICER} and len(scope.beats) < 2 and not filters.beat:
        return Places(flood=flood)
    whose = (Role.NATIONAL_COORDINATOR in scope.roles, scope.below, scope.beat_keys)
    if _too_many.get(whose, 0) > time.monotonic():
        return Places(flood=flood)
    found = _with_something(reports)
    if len(found) > MOST_BEATS:
        _too_many[whose] = time.monotonic() + TOO_MANY_SECONDS
        return Places(flood=flood)
    beats = [{"id": str(public_id), "label": f"{number} · {name}"} for _key, name, public_id, number, _flood in found]
    flooded = sorted((-row[4], f"{row[3]} · {row[1]}") for row in found if row[4])[:3]
    return Places(beats, flood, [label for _number, label in flooded])


def _with_something(reports: QuerySet[Report]) -> list[tuple]:
    """One more than may be shown, with how many a flood left there; counted in one go, not beat by beat."""
    columns = ("beat__sort_key", "beat__name", "beat__public_id", "beat__number")
    of_beat = reports.filter(beat__isnull=False).order_by(*columns[:3]).values_list(*columns)
    return list(of_beat.annotate(flood=Count("pk", filter=Q(is_in_flood=True)))[: MOST_BEATS + 1])


def narrowed_by(reports: QuerySet[Report], filters: Filters, on: datetime.date) -> QuerySet[Report]:
    reports = of_tasks(reports.of_statuses(filters.statuses), filters.task, on)
    if filters.officer:
        reports = reports.filter(served_by(filters.officer, on))
    if filters.hidden:
        reports = reports.filter(is_hidden=True)
    return reports.filter(beat__public_id=filters.beat) if filters.beat else reports


def served_by(officer: str, on: datetime.date) -> Q:
    """Reports in beats that the officer serves today, `NOBODY` for those that nobody serves."""
    if officer == NOBODY:
        return Q(beat=None) | ~Q(beat__public_id__in=serving(on).values("beat__public_id"))
    return Q(beat__public_id__in=serving(on).filter(officer__public_id=officer).values("beat__public_id"))


def officer_in_words(chosen: str) -> str:
    """Whose reports are shown, "" for everybody's."""
    if not chosen:
        return ""
    if chosen == NOBODY:
        return _("nobody")
    found = Officer.objects.filter(public_id=chosen).first()
    return str(found) if found else "?"
