"""The queue page, the home of the panel: what is due, in the order of the clock."""

from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from django.contrib.admin import AdminSite
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from accounts import parameters
from accounts.problems import Problem
from reports.models import Report
from reports.querysets import OPEN
from reports.statuses import Status
from verification import queue as line
from verification.panel import words
from verification.panel.identity import scope_of_request
from verification.panel.surroundings import overview
from verification.scope import Scope

PAGE = 40
NAMES = frozenset({"due", "status", "beat", "cursor"})


@dataclass(frozen=True)
class Row:
    report: Report
    due: words.Due | None
    place: str


@dataclass(frozen=True)
class Filters:
    due: tuple[str, ...]
    statuses: tuple[str, ...]
    beat: str
    cursor: str

    def address(self, **changes: str) -> str:
        """The query string of the same list with these changes; a change of the filter starts at the first page."""
        values = {"due": ",".join(self.due), "status": ",".join(self.statuses), "beat": self.beat} | changes
        return "?" + urlencode({name: value for name, value in values.items() if value})


def read_filters(query: QueryDict) -> Filters:
    """Raises `Problem` 400."""
    parameters.known(query, NAMES)
    beat = query.get("beat", "")
    if beat and not beat.isascii():
        raise parameters.bad_parameter("beat")
    return Filters(
        parameters.words(query, "due", frozenset(line.DUES)),
        parameters.words(query, "status", frozenset(status.value for status in OPEN)),
        beat,
        query.get("cursor", ""),
    )


@require_safe
def queue(request: HttpRequest, site: AdminSite) -> HttpResponse:
    scope = scope_of_request(request)
    context = {**site.each_context(request), "title": words.HOME}
    if not scope.reads_reports:
        return TemplateResponse(request, "panel/home_without_reports.html", context)
    try:
        context |= _queue_context(scope, read_filters(request.GET))
    except Problem:
        return redirect("panel:index")
    return TemplateResponse(request, "panel/queue.html", context)


def _queue_context(scope: Scope, filters: Filters) -> dict[str, object]:
    everything = line.open_in_scope(scope)
    beats = _beats(everything)
    narrowed = _narrowed(everything, filters, beats)
    counts = line.counts(narrowed, scope.on)
    reports, following = line.page(line.in_groups(narrowed, filters.due, scope.on), filters.cursor, PAGE)
    rows = [_row(report, scope) for report in reports]
    return {
        "groups": [
            {"name": name, "label": words.GROUPS[name], "rows": list(found)}
            for name, found in groupby(rows, key=lambda row: line.group_of(row.report.due_on, scope.on))
        ],
        "tabs": _tabs(filters, counts),
        "filters": filters,
        "beats": beats if len(beats) > 1 else [],
        "statuses": [{"value": status.value, "label": status.label} for status in Status if status in OPEN],
        "is_filtered": bool(filters.due or filters.statuses or filters.beat),
        "next_page": filters.address(cursor=following) if following else "",
        "is_first_page": not filters.cursor,
        "map": overview(reports) if reports else None,
    }


def _beats(reports: QuerySet[Report]) -> list[dict[str, str]]:
    """Beats that have something in the queue, for the filter; at most 300, beyond that nobody picks from a list."""
    found = reports.exclude(beat=None).order_by("beat__sort_key", "beat__name")
    rows = found.values_list("beat__public_id", "beat__number", "beat__name", "beat__sort_key").distinct()[:300]
    return [{"id": str(public_id), "label": f"{number} · {name}"} for public_id, number, name, _key in rows]


def _narrowed(reports: QuerySet[Report], filters: Filters, beats: list[dict[str, str]]) -> QuerySet[Report]:
    reports = reports.of_statuses(filters.statuses)
    if not filters.beat:
        return reports
    known = {beat["id"] for beat in beats}
    return reports.filter(beat__public_id=filters.beat) if filters.beat in known else reports.none()


def _tabs(filters: Filters, counts: dict[str, int]) -> list[dict[str, object]]:
    tabs = [{"label": words.ALL, "count": sum(counts.values()), "name": "all", "address": filters.address(due="")}]
    tabs += [
        {"label": words.GROUPS[name], "count": counts[name], "name": name, "address": filters.address(due=name)}
        for name in line.DUES
    ]
    chosen = filters.due[0] if len(filters.due) == 1 else "all"
    return [tab | {"current": tab["name"] == chosen} for tab in tabs]


def _row(report: Report, scope: Scope) -> Row:
    running = [clock for clock in report.clocks.all() if clock.stopped_on is None]
    nearest = min(running, key=lambda clock: clock.due_on, default=None)
    group = line.group_of(report.due_on, scope.on)
    return Row(report, words.due(nearest, scope.on, group) if nearest else None, words.place(report))
