"""Acts on several reports of the queue: what is meant, shown before it is done; what was done, with its undoing."""

import uuid

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from accounts.problems import Problem
from reports.models import Report
from verification.models import BulkAct, BulkKind
from verification.panel.identity import scope_of_request
from verification.services.bulk import MOST, act_on, can_undo, chosen, undo


@require_POST
def bulk(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """The first time a page to confirm, the second time the act."""
    kind, with_groups = request.POST.get("kind", ""), bool(request.POST.get("with_groups"))
    try:
        if kind not in BulkKind.values:
            raise Problem("bad_form")
        ids = ids_of(request.POST.getlist("reports"))
        if request.POST.get("confirmed"):
            act = act_on(ids=ids, kind=kind, actor=request.user, at=timezone.now(), with_groups=with_groups)
            return redirect("panel:bulk_act", act.pk)
        reports = chosen(scope_of_request(request), ids, kind, with_groups=with_groups)
    except Problem as problem:
        context = {"title": _("Several reports"), "refusal": sentence_of(problem)}
        return _page(request, site, context, problem.status)
    context = {"title": _question(kind, len(reports)), "kind": kind, "ids": ids, "with_groups": with_groups}
    return _page(request, site, context | _shown(reports))


@require_http_methods(["GET", "HEAD", "POST"])
def bulk_act(request: HttpRequest, act: int, site: AdminSite) -> HttpResponse:
    """Only for who did it."""
    found = get_object_or_404(BulkAct, pk=act, actor=request.user)
    now = timezone.now()
    if request.method == "POST":
        try:
            undo(act=found, actor=request.user, at=now)
        except Problem as problem:
            return _page(request, site, {"title": _("Several reports"), "refusal": problem.sentence}, problem.status)
        return redirect("panel:bulk_act", found.pk)
    reports = list(found.reports.select_related("category").order_by("-filed_on", "public_id"))
    context = {"title": _done(found.kind, len(reports)), "act": found, "can_undo": can_undo(found, now)}
    return _page(request, site, context | _shown(reports))


def _page(request: HttpRequest, site: AdminSite, context: dict[str, object], status: int = 200) -> HttpResponse:
    return TemplateResponse(request, "panel/bulk.html", site.each_context(request) | context, status=status)


def _shown(reports: list[Report]) -> dict[str, object]:
    """The first ones by name, the rest as a number."""
    return {"reports": reports[:MOST], "more": len(reports[MOST:])}


def ids_of(texts: list[str]) -> set[uuid.UUID]:
    """The reports that were ticked. Raises `Problem` 400."""
    try:
        return {uuid.UUID(text) for text in texts}
    except ValueError:
        raise Problem("bad_form") from None


def sentence_of(problem: Problem) -> str:
    """What is said where nothing was ticked, or as the problem says it."""
    return _("Tick at least one report.") if problem.code == "required" else problem.sentence


def _question(kind: str, count: int) -> str:
    if kind == BulkKind.HIDE:
        words = ngettext("Hide %(count)s report from the public?", "Hide %(count)s reports from the public?", count)
    else:
        words = ngettext("Show %(count)s report to the public?", "Show %(count)s reports to the public?", count)
    return words % {"count": count}


def _done(kind: str, count: int) -> str:
    if kind == BulkKind.HIDE:
        words = ngettext("%(count)s report hidden from the public", "%(count)s reports hidden from the public", count)
    else:
        words = ngettext("%(count)s report shown to the public", "%(count)s reports shown to the public", count)
    return words % {"count": count}
