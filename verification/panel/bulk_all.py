"""All reports that match the filters of the queue, more than a person ticks: the numbers first, then a job."""

from django.contrib.admin import AdminSite
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.problems import Problem
from reports.models import Report
from reports.statuses import Status
from verification.panel.bulk import KINDS
from verification.panel.bulk_kind import Kind
from verification.panel.flow import filters_of
from verification.panel.identity import scope_of_request
from verification.panel.queue import matching
from verification.panel.queue_filters import Filters
from verification.permissions import may_act_on_many
from verification.scope import Scope
from verification.services.bulk_jobs import plan

SHOWN = 20


@require_POST
def bulk_all(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """`trail` are the filters of the list. Confirmed with another number than there is now, the new one is shown first."""
    scope = scope_of_request(request)
    context: dict[str, object] = {"title": _("Several reports")}
    try:
        kind, filters = _asked(request, scope)
        reports = kind.able(matching(scope, filters))
        count = reports.count()
        if request.POST.get("confirmed") and request.POST.get("count") == str(count):
            job = plan(reports=reports, kind=kind.name, actor=request.user, at=timezone.now())
            return redirect("panel:bulk_job", job.pk)
    except Problem as problem:
        return _page(request, site, context | {"refusal": problem.sentence}, problem.status)
    context |= {"title": kind.question(count), "kind": kind, "count": count, "filters": filters}
    context |= {"has_changed": bool(request.POST.get("confirmed")), **_numbers(reports)}
    return _page(request, site, context)


def _asked(request: HttpRequest, scope: Scope) -> tuple[Kind, Filters]:
    kind, filters = KINDS.get(request.POST.get("kind", "")), filters_of(QueryDict(request.POST.get("trail", "")[1:]))
    if kind is None or kind.able is None or filters is None:
        raise Problem("bad_form")
    if not may_act_on_many(scope, kind.name):
        raise Problem("forbidden")
    return kind, filters


def _numbers(reports: QuerySet[Report]) -> dict[str, object]:
    """How many of each status and category, and the first by name. Three queries."""
    by_status = dict(reports.order_by().values_list("status").annotate(n=Count("pk")))
    by_category = reports.order_by().values_list("category__name").annotate(n=Count("pk"))
    first = reports.select_related("category", "beat", "unit").defer("beat__area").order_by("due_on", "public_id")
    return {
        "statuses": [(status.label, by_status[status]) for status in Status if status in by_status],
        "categories": sorted(by_category, key=lambda row: (-row[1], row[0])),
        "first": first[:SHOWN],
    }


def _page(request: HttpRequest, site: AdminSite, context: dict[str, object], status: int = 200) -> HttpResponse:
    return TemplateResponse(request, "panel/bulk_all.html", site.each_context(request) | context, status=status)
