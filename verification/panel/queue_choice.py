"""What the filters of the queue choose from and what they leave: beats, officers, and where a flood is."""

import datetime
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from districts.models import Officer
from reports.models import Report
from verification.models import Role
from verification.panel.queue_filters import NOBODY, Filters
from verification.queue import flood_in
from verification.scope import Scope
from verification.serving import serving

MOST_BEATS = 300  # beyond that nobody picks from a list


@dataclass(frozen=True)
class Places:
    """`flood` is what a flood left in the whole queue, whatever is filtered; None: not asked, nothing is filtered.

    `flood_at` names up to three beats where most of it lies.
    """

    beats: list[dict[str, str]] = field(default_factory=list)
    flood: int | None = None
    flood_at: list[str] = field(default_factory=list)


def places_of(reports: QuerySet[Report], scope: Scope, filters: Filters) -> Places:
    """Beats that have something in the queue. At most one query; an officer of one beat has nothing to choose from."""
    if scope.roles == {Role.OFFICER} and len(scope.beats) < 2 and not filters.beat:
        return Places(flood=flood_in(reports) if filters.kept() and not filters.q else None)
    rows = reports.order_by().values("beat__public_id", "beat__number", "beat__name", "beat__sort_key")
    counted = rows.annotate(flood=Count("pk", filter=Q(is_in_flood=True))).order_by("beat__sort_key", "beat__name")
    found = list(counted[: MOST_BEATS + 1])
    labelled = [(row, f"{row['beat__number']} · {row['beat__name']}") for row in found if row["beat__public_id"]]
    flooded = sorted((row for row in labelled if row[0]["flood"]), key=lambda row: -row[0]["flood"])[:3]
    return Places(
        [{"id": str(row["beat__public_id"]), "label": label} for row, label in labelled],
        sum(row["flood"] for row in found) if len(found) <= MOST_BEATS else flood_in(reports),
        [label for _row, label in flooded],
    )


def narrowed_by(reports: QuerySet[Report], filters: Filters, places: Places, scope: Scope) -> QuerySet[Report]:
    reports = reports.of_statuses(filters.statuses)
    if filters.officer:
        reports = reports.filter(served_by(filters.officer, scope.on))
    if filters.hidden:
        reports = reports.filter(is_hidden=True)
    if not filters.beat:
        return reports
    known = {beat["id"] for beat in places.beats}
    return reports.filter(beat__public_id=filters.beat) if filters.beat in known else reports.none()


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
