"""From report to report of one filtered queue: the filters travel in the address, so that nothing is kept anywhere.

The page of a report that was opened from the queue carries `queue=1` and the filters of the list. Filters that cannot be
read are as none: the report itself is shown all the same.
"""

import uuid
from dataclasses import dataclass

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.problems import Problem
from reports.models import Report
from verification import queue as line
from verification.panel.identity import scope_of_request
from verification.panel.queue import waiting
from verification.panel.queue_filters import MARK, Filters, read_filters
from verification.permissions import get_report_for
from verification.scope import Scope


@dataclass(frozen=True)
class Flow:
    """`here` is the report's own address with the trail, `queue` that of the list. `filters` is None outside a flow."""

    here: str
    queue: str
    following: str
    filters: Filters | None


def page_of(report: Report, filters: Filters | None) -> str:
    return reverse("panel:report", args=[report.public_id]) + (filters.trail if filters is not None else "")


def flow_of(request: HttpRequest, report: Report) -> Flow:
    filters = filters_of(request.GET)
    following = reverse("panel:following", args=[report.public_id]) + (filters.trail if filters is not None else "")
    queue = reverse("panel:index") + (filters.address(choose="") if filters is not None else "")
    return Flow(page_of(report, filters), queue.removesuffix("?"), following, filters)


def filters_of(query: QueryDict) -> Filters | None:
    if query.get(MARK) != "1":
        return None
    plain = query.copy()
    del plain[MARK]
    try:
        return read_filters(plain)
    except Problem:
        return None


def everything() -> Filters:
    return read_filters(QueryDict())


def next_after(scope: Scope, report: Report, filters: Filters, place: str) -> Report | None:
    """The report after this place of the list, from its beginning again after the last; never `report` itself."""
    rows = waiting(scope, filters).exclude(pk=report.pk)
    found, _cursor = line.page(rows, place, 1)
    return (found or line.page(rows, "", 1)[0] or [None])[0]


def left_today(scope: Scope, filters: Filters) -> int:
    """Rows of the list, whatever day was filtered, that are overdue or due today. One query."""
    rows = waiting(scope, filters.of_every_day())
    counted = line.counts(rows, scope.on, line.EVERY_ROW)
    return counted[line.OVERDUE] + counted[line.TODAY]


@require_safe
def following(request: HttpRequest, public_id: uuid.UUID, site: AdminSite) -> HttpResponse:
    """On without a decision: the next of the list, or the list itself where there is no other."""
    scope = scope_of_request(request)
    report = get_report_for(scope, public_id)
    flow = flow_of(request, report)
    found = next_after(scope, report, flow.filters, line.cursor_of(report)) if flow.filters is not None else None
    return redirect(page_of(found, flow.filters) if found else flow.queue)
