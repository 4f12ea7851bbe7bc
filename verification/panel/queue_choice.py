"""What the filters of the queue choose from and what they leave: beats, officers, and where a flood is."""

import datetime
from dataclasses import dataclass, field

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from districts.models import Beat, Officer
from reports.models import Report
from verification.models import Role
from verification.panel.queue_filters import NOBODY, Filters
from verification.queue import flood_in, of_tasks
from verification.scope import Scope
from verification.serving import serving

MOST_BEATS = 300  # beyond that nobody picks from a list: none is offered


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
    of_beat = reports.filter(is_in_flood=True, beat=OuterRef("pk")).order_by().values("beat")
    named = Beat.objects.filter(pk__in=reports.order_by().values("beat")).order_by("sort_key", "name", "public_id")
    counted = named.annotate(flood=Subquery(of_beat.annotate(number=Count("pk")).values("number")))
    found = list(counted.values_list("public_id", "number", "name", "flood")[: MOST_BEATS + 1])
    if len(found) > MOST_BEATS:
        return Places(flood=flood)
    beats = [{"id": str(public_id), "label": f"{number} · {name}"} for public_id, number, name, _flood in found]
    flooded = sorted((-row[3], f"{row[1]} · {row[2]}") for row in found if row[3])[:3]
    return Places(beats, flood, [label for _number, label in flooded])


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
