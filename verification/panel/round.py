"""The field round on a phone: every visit that is due on one page, so that the walk goes on where the network ends."""

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.problems import Problem
from reports.statuses import Status
from verification import queue as line
from verification.panel.identity import scope_of_request
from verification.panel.round_rows import RoundForm, stop_rows
from verification.panel.surroundings import overview
from verification.permissions import get_report_for
from verification.round import MOST, may_walk, round_of
from verification.scope import Scope
from verification.services import record_visit


@require_http_methods(["GET", "HEAD", "POST"])
def field_round(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """A script asks for JSON: the token of a form after a new sign-in, and what became of a visit."""
    scope = scope_of_request(request)
    if not may_walk(scope):
        raise PermissionDenied
    if request.method == "POST":
        return _save(request, site, scope)
    if _is_script(request):
        return JsonResponse({"token": get_token(request)})
    return _page(request, site, scope)


def _is_script(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def _save(request: HttpRequest, site: AdminSite, scope: Scope) -> HttpResponse:
    form = RoundForm(request.POST, auto_id=f"{request.POST.get('report', '')[:36]}-%s")
    if not form.is_valid():
        return _refused(request, site, scope, form, 422)
    try:
        report = get_report_for(scope, form.cleaned_data["report"])
    except Http404:
        return _refused(request, site, scope, form, 404, _("This report is not yours any more."))
    try:
        record_visit(report=report, visit=form.visit(), actor=request.user, at=timezone.now())
    except Problem as problem:
        form.take(problem)
        return _refused(request, site, scope, form, problem.status)
    if _is_script(request):
        return JsonResponse({"sentences": []})
    messages.success(request, _("The visit is recorded. The resident sees the day and the result."))
    return redirect("panel:round")


def _refused(
    request: HttpRequest, site: AdminSite, scope: Scope, form: RoundForm, status: int, sentence: str = ""
) -> HttpResponse:
    if sentence:
        form.add_error(None, sentence)
    if _is_script(request):
        return JsonResponse({"sentences": form.sentences()}, status=status)
    return _page(request, site, scope, form, status)


def _page(
    request: HttpRequest, site: AdminSite, scope: Scope, refused: RoundForm | None = None, status: int = 200
) -> HttpResponse:
    stops, count = round_of(scope, timezone.now())
    reports = [stop.report for stop in stops]
    rows = stop_rows(stops, scope, refused)
    context = {
        "title": _("Round"),
        "stops": rows,
        "more": max(count - MOST, 0),
        "refused": [refused] if refused else [],
        "stray": refused if refused is not None and refused not in [row.form for row in rows] else None,
        "untaken": 0 if rows else _untaken(scope),
        "map": overview(reports) if reports else None,
    }
    return TemplateResponse(request, "panel/round.html", site.each_context(request) | context, status=status)


def _untaken(scope: Scope) -> int:
    """New reports, told where nothing is left to visit."""
    return line.open_in_scope(scope).filter(status=Status.NEW).count()
