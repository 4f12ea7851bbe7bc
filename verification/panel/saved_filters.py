"""An officer's own choices in the queue: the page on which they are named, deleted and put first."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.problems import Problem
from verification.models import SavedFilter
from verification.panel.identity import scope_of_request
from verification.panel.queue_filters import Filters, read_filters
from verification.services.saved_filters import LONGEST_NAME, MOST, delete_filter, save_filter, start_with


@dataclass(frozen=True)
class Chip:
    name: str
    address: str
    is_current: bool


def own_filters(user: User) -> list[SavedFilter]:
    return list(SavedFilter.objects.filter(user=user))


def chips(saved: list[SavedFilter], filters: Filters) -> list[Chip]:
    """For the queue: which of them is looked at is told by what it asks for."""
    return [Chip(row.name, f"?{row.query}", row.query == filters.kept()) for row in saved]


def start_of(saved: list[SavedFilter]) -> str:
    """What the queue opens with, "" for everything. One that cannot be read any more is passed over."""
    query = next((row.query for row in saved if row.is_start), "")
    return query if query and _is_readable(query) else ""


def _is_readable(query: str) -> bool:
    try:
        return bool(read_filters(QueryDict(query)).kept())
    except Problem:
        return False


@require_http_methods(["GET", "HEAD", "POST"])
def saved_filters(request: HttpRequest, site: AdminSite) -> HttpResponse:
    if not scope_of_request(request).reads_reports:
        raise PermissionDenied
    if request.method != "POST":
        return _page(request, site)
    act = request.POST.get("act", "")
    if act == "save":
        return _save(request, site)
    key = request.POST.get("filter", "")
    if not (key.isdecimal() and len(key) < 19) and act != "no_start":
        raise Http404
    done = {
        "delete": lambda: delete_filter(user=request.user, key=int(key)),
        "start": lambda: start_with(user=request.user, key=int(key)),
        "no_start": lambda: start_with(user=request.user, key=None),
    }.get(act, lambda: False)()
    if not done:
        raise Http404
    return redirect("panel:saved_filters")


def _save(request: HttpRequest, site: AdminSite) -> HttpResponse:
    name, query = request.POST.get("name", ""), request.POST.get("query", "")
    try:
        kept = read_filters(QueryDict(query)).kept()
        if not kept:
            raise Problem("bad_form")
        save_filter(user=request.user, name=name, query=kept)
    except Problem as problem:
        status = 422 if problem.status == 400 else problem.status
        return _page(request, site, status, refusal=problem.sentence, name=name, query=query)
    messages.success(request, _("The choice is kept under this name."))
    return redirect(f"{reverse('panel:index')}?{kept}")


def _page(request: HttpRequest, site: AdminSite, status: int = 200, **refused: str) -> HttpResponse:
    context = {"title": _("My choices"), "saved": own_filters(request.user), "most": MOST, "longest": LONGEST_NAME}
    return TemplateResponse(
        request, "panel/saved_filters.html", site.each_context(request) | context | refused, status=status
    )
