"""The queue page, the home of the panel: what is due, in the order of the clock."""

from dataclasses import dataclass
from itertools import groupby

from django.contrib.admin import AdminSite
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.problems import Problem
from reports.models import Report, ReportGroup
from reports.querysets import OPEN
from reports.statuses import Status
from verification import queue as line
from verification.panel import words
from verification.panel.bulk import kinds_for, many_for
from verification.panel.holding import Held, held
from verification.panel.identity import scope_of_request
from verification.panel.queue_choice import narrowed_by, officer_in_words, places_of
from verification.panel.queue_filters import Filters, read_filters, tabs
from verification.panel.queue_search import look_for
from verification.panel.saved_filters import chips, own_filters, start_of
from verification.panel.surroundings import overview
from verification.permissions import APPROVERS
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
    saved = own_filters(request.user)
    start = start_of(saved) if not request.GET else ""
    if start:
        return redirect(f"{reverse('panel:index')}?{start}")
    try:
        filters = read_filters(request.GET)
        context |= _queue_context(scope, filters)
    except Problem:
        return redirect("panel:index")
    context |= {"saved": chips(saved, filters), "kept": filters.kept()}
    status = 422 if context["search"].refusal else 200
    return TemplateResponse(request, "panel/queue.html", context, status=status)


def _queue_context(scope: Scope, filters: Filters) -> dict[str, object]:
    everything = line.open_in_scope(scope)
    places = places_of(everything, scope, filters)
    search = look_for(narrowed_by(everything, filters, scope.on), filters.q)
    narrowed = search.reports
    shown = Q() if filters.choose else line.is_face(narrowed)  # an act on several needs each by itself
    counts = line.counts(narrowed, scope.on, shown)
    reports, following = line.page(line.in_groups(narrowed.filter(shown), filters.due, scope.on), filters.cursor, PAGE)
    streets = search.streets_of(reports)
    alike = _alike(reports)
    rows = [_row(report, scope, street, alike) for report, street in zip(reports, streets, strict=True)]
    return {
        "groups": [
            {"name": name, "label": words.GROUPS[name], "rows": list(found)}
            for name, found in groupby(rows, key=lambda row: line.group_of(row.report.due_on, scope.on))
        ],
        "tabs": tabs(filters, counts),
        "filters": filters,
        "beats": places.beats if len(places.beats) > 1 else [],
        "statuses": [{"value": status.value, "label": status.label} for status in Status if status in OPEN],
        "is_filtered": bool(filters.kept() or filters.q),
        "search": search,
        "officer": officer_in_words(filters.officer),
        "without_officer": filters.address(officer=""),
        "without_words": filters.address(q=""),
        "flood": counts[line.FLOOD] if places.flood is None else places.flood,
        "flood_at": places.flood_at,
        "most": MOST,
        "kinds": kinds_for(scope),
        "many": many_for(scope, filters, counts),
        "may_task": bool(scope.roles & APPROVERS),
        "next_page": filters.address(cursor=following) if following else "",
        "choose": filters.address(choose="1"),
        "is_first_page": not filters.cursor,
        "map": overview(reports, outlines=search.count is None) if reports else None,
    }


def matching(scope: Scope, filters: Filters) -> QuerySet[Report]:
    """Every report that the filters let through, near duplicates each by itself."""
    narrowed = look_for(narrowed_by(line.open_in_scope(scope), filters, scope.on), filters.q).reports
    return line.in_groups(narrowed, filters.due, scope.on)


def waiting(scope: Scope, filters: Filters) -> QuerySet[Report]:
    """Every row of the list that the filters make, of each group of near duplicates its face. Needs an order."""
    found = matching(scope, filters)
    return found.filter(line.is_face(found))


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
