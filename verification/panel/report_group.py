"""The near duplicates of a report, for its page: how many, of what, and the first of those that wait beside it."""

from dataclasses import dataclass

from django.db.models import Count

from districts.addresses.nearest import nearest_streets
from reports.models import Report
from verification.panel import words
from verification.permissions import may_hide, may_show, readable
from verification.scope import Scope

MOST = 12


@dataclass(frozen=True)
class Alike:
    report: Report
    place: str


@dataclass(frozen=True)
class Group:
    """`size` counts all in scope with this one, `categories` their kinds; `rows` lists the first others, `more` the rest."""

    size: int
    categories: int
    rows: list[Alike]
    more: int
    may_hide: bool
    may_show: bool


def group_of(scope: Scope, report: Report) -> Group | None:
    """None where nothing like it is in scope. At most three queries."""
    if not report.group_id:
        return None
    members = readable(scope).filter(group=report.group_id)
    counted = members.aggregate(size=Count("pk", distinct=True), categories=Count("category", distinct=True))
    if counted["size"] < 2:
        return None
    others = members.exclude(pk=report.pk).select_related("category", "beat", "unit").defer("beat__area")
    shown = list(others.order_by("filed_on", "public_id")[:MOST])
    streets = nearest_streets([row.point for row in shown])
    rows = [Alike(row, street or words.place(row)) for row, street in zip(shown, streets, strict=True)]
    more = counted["size"] - 1 - len(rows)
    return Group(counted["size"], counted["categories"], rows, more, may_hide(scope, report), may_show(scope, report))
