"""The queue page, the home of the panel: what is due, in the order of the clock."""

from dataclasses import dataclass
from itertools import groupby

from django.contrib.admin import AdminSite
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from accounts.problems import Problem
from districts.addresses.nearest import nearest_streets
from reports.models import Report, ReportGroup
from reports.querysets import OPEN
from reports.statuses import Status
from verification import queue as line
from verification.panel import words
from verification.panel.holding import Held, held
from verification.panel.identity import scope_of_request
from verification.panel.queue_filters import Filters, read_filters, tabs
from verification.panel.surroundings import overview
from verification.permissions import APPROVERS, HIDERS, SHOWERS, WORKERS
from verification.scope import Scope
from verification.services.bulk import MOST
from verification.tasked import open_task

PAGE = 40


@dataclass(frozen=True)
class Row:
    report: Report
    due: words.Due | None
    place: str
    street: str
    alike: int  # reports of its group, 0 for none
    held: Held | None = None


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
    narrowed = line.of_tasks(_narrowed(everything, filters, beats), filters.task, scope.on)
    shown = Q() if filters.choose else line.is_face(narrowed)  # an act on several needs each by itself
    counts = line.counts(narrowed, scope.on, shown)
    reports, following = line.page(line.in_groups(narrowed.filter(shown), filters.due, scope.on), filters.cursor, PAGE)
    streets = nearest_streets([report.point for report in reports])
    alike = _alike(reports)
    rows = [_row(report, scope, street, alike) for report, street in zip(reports, streets, strict=True)]
    return {
        "groups": [
            {"name": name, "label": words.GROUPS[name], "rows": list(found)}
            for name, found in groupby(rows, key=lambda row: line.group_of(row.report.due_on, scope.on))
        ],
        "tabs": tabs(filters, counts),
        "filters": filters,
        "beats": beats if len(beats) > 1 else [],
        "statuses": [{"value": status.value, "label": status.label} for status in Status if status in OPEN],
        "is_filtered": bool(filters.due or filters.statuses or filters.beat or filters.hidden or filters.task),
        "flood": counts[line.FLOOD],
        "most": MOST,
        "may_choose": bool(scope.roles & HIDERS),
        "may_show": bool(scope.roles & SHOWERS),
        "may_task": bool(scope.roles & APPROVERS),
        "may_merge": bool(scope.roles & WORKERS),
        "next_page": filters.address(cursor=following) if following else "",
        "choose": filters.address(choose="1"),
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
    if filters.hidden:
        reports = reports.filter(is_hidden=True)
    if not filters.beat:
        return reports
    known = {beat["id"] for beat in beats}
    return reports.filter(beat__public_id=filters.beat) if filters.beat in known else reports.none()


def _alike(reports: list[Report]) -> dict[int, int]:
    """How many reports each group has. One query where there is a group at all."""
    groups = {report.group_id for report in reports if report.group_id}
    if not groups:
        return {}
    found = ReportGroup.objects.filter(pk__in=groups).annotate(size=Count("reports"))
    return dict(found.values_list("pk", "size"))


def _row(report: Report, scope: Scope, street: str, alike: dict[int, int]) -> Row:
    running = [clock for clock in report.clocks.all() if clock.stopped_on is None]
    nearest = min(running, key=lambda clock: clock.due_on, default=None)
    group = line.group_of(report.due_on, scope.on)
    due = words.due(nearest, scope.on, group) if nearest else None
    return Row(
        report, due, words.place(report), street, alike.get(report.group_id, 0), held(open_task(report), scope.on)
    )
