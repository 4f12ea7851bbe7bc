"""The near duplicates of a report, for its page: how many, of what, and the first of those that wait beside it."""

from dataclasses import dataclass

from django.db.models import Count, Q

from reports.models import Report
from verification.panel.streets import place_of
from verification.permissions import may_hide, may_show, readable
from verification.scope import Scope

MOST = 12


@dataclass(frozen=True)
class Alike:
    report: Report

    @property
    def place(self) -> str:
        return place_of(self.report)


@dataclass(frozen=True)
class Group:
    """`size` counts all in scope with this one, `categories` their kinds, `beside` those that wait in the same status; `rows`
    lists the first others, `more` the rest.
    """

    size: int
    categories: int
    beside: int
    rows: list[Alike]
    more: int
    may_hide: bool
    may_show: bool


def group_of(scope: Scope, report: Report) -> Group | None:
    """None where nothing like it is in scope. Two queries; the streets are looked for by `name_streets`."""
    if not report.group_id:
        return None
    members = readable(scope).filter(group=report.group_id)
    waits = Q(status=report.status, merged_into=None) & ~Q(pk=report.pk)
    counted = members.aggregate(
        size=Count("pk", distinct=True),
        categories=Count("category", distinct=True),
        beside=Count("pk", distinct=True, filter=waits),
    )
    if counted["size"] < 2:
        return None
    others = members.exclude(pk=report.pk).select_related("category", "beat", "unit").defer("beat__area")
    rows = [Alike(row) for row in others.order_by("filed_on", "public_id")[:MOST]]
    more = counted["size"] - 1 - len(rows)
    return Group(**counted, rows=rows, more=more, may_hide=may_hide(scope, report), may_show=may_show(scope, report))
