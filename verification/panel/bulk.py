"""Acts on several reports of the queue: what is meant, shown before it is done; what was done, with its undoing."""

import uuid
from dataclasses import dataclass
from functools import partial

from django.contrib import messages
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
from verification.models import BulkAct, BulkJob
from verification.panel import bulk_hide, bulk_merge, bulk_take, bulk_task
from verification.panel.bulk_kind import Asked, Kind
from verification.panel.identity import scope_of_request
from verification.panel.queue_filters import Filters
from verification.permissions import may_act_on_many, readable
from verification.queue import DUES
from verification.scope import Scope
from verification.services.bulk import MOST, chosen
from verification.services.bulk_undo import can_undo, undo, undo_until

_ALL = (bulk_take.TAKE, bulk_task.TASK, bulk_merge.MERGE, bulk_hide.HIDE, bulk_hide.SHOW)
KINDS: dict[str, Kind] = {kind.name: kind for kind in _ALL}


@dataclass(frozen=True)
class Left:
    """A report that this act leaves alone, and why."""

    report: Report
    why: str


def kinds_for(scope: Scope) -> list[Kind]:
    return [kind for kind in KINDS.values() if kind.offered(scope)]


def many_for(scope: Scope, filters: Filters, counts: dict[str, int]) -> dict[str, object] | None:
    """What may be done to all that match the filters, where those are more than can be ticked."""
    count = sum(counts[name] for name in filters.due or DUES)
    kinds = [kind for kind in kinds_for(scope) if kind.able and may_act_on_many(scope, kind.name)]
    if not filters.choose or not kinds or count <= MOST:
        return None
    jobs = BulkJob.objects.filter(actor=scope.user, ended_at=None)
    return {"count": count, "kinds": kinds, "trail": filters.trail, "jobs": jobs}


@require_POST
def bulk(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """The first time a page to confirm, the second time the act."""
    scope = scope_of_request(request)
    with_groups = bool(request.POST.get("with_groups"))
    try:
        kind = KINDS.get(request.POST.get("kind", ""))
        if kind is None:
            raise Problem("bad_form")
        if not kind.offered(scope):
            raise Problem("forbidden")
        ids = ids_of(request.POST.getlist("reports"))
        reports = chosen(scope, ids, with_groups=with_groups)
        why = kind.lacks(scope, reports)
    except Problem as problem:
        context = {"title": _("Several reports"), "refusal": sentence_of(problem)}
        return _page(request, site, context, problem.status)
    left = [Left(report, why[report.pk]) for report in reports if report.pk in why]
    able = [report for report in reports if report.pk not in why]
    context = {"kind": kind, "ids": ids, "with_groups": with_groups, "left": left}
    return _asked(request, site, scope, able, context)


def _asked(
    request: HttpRequest, site: AdminSite, scope: Scope, able: list[Report], context: dict[str, object]
) -> HttpResponse:
    """`able` are the chosen reports that lack nothing."""
    kind: Kind = context["kind"]
    confirmed = bool(request.POST.get("confirmed"))
    form = kind.form(scope, able, request.POST if confirmed else None) if kind.form and able else None
    context |= {
        "title": kind.question(len(able)),
        "form": form,
        "refused": [form] if form is not None else [],
        "warning": kind.warns(able),
        **_shown(able, kind.says(scope, able[:MOST])),
    }
    if not confirmed or not able:
        return _page(request, site, context)
    if form is not None and not form.is_valid():
        return _page(request, site, context, 422)
    try:
        return redirect(kind.act(Asked(scope, able, form, timezone.now(), partial(messages.success, request))))
    except Problem as problem:
        if form is not None:
            form.take(problem)
            return _page(request, site, context, problem.status)
        return _page(request, site, {"title": _("Several reports"), "refusal": sentence_of(problem)}, problem.status)


@require_http_methods(["GET", "HEAD", "POST"])
def bulk_act(request: HttpRequest, act: int, site: AdminSite) -> HttpResponse:
    """Only for who did it, and of the reports only those still in scope."""
    found = get_object_or_404(BulkAct, pk=act, actor=request.user)
    now = timezone.now()
    if request.method == "POST":
        try:
            done = undo(act=found, actor=request.user, at=now)
        except Problem as problem:
            return _page(request, site, {"title": _("Several reports"), "refusal": problem.sentence}, problem.status)
        _say_left(request, found.items.count() - done)
        return redirect("panel:bulk_act", found.pk)
    own = readable(scope_of_request(request)).filter(bulk_items__act=found).select_related("category", "beat")
    reports = list(own.defer("beat__area").order_by("-filed_on", "public_id"))
    context = {"title": KINDS[found.kind].done(len(reports)), "act": found}
    context["undo_until"] = undo_until(found) if can_undo(found, now) else None
    return _page(request, site, context | _shown(reports))


def _page(request: HttpRequest, site: AdminSite, context: dict[str, object], status: int = 200) -> HttpResponse:
    return TemplateResponse(request, "panel/bulk.html", site.each_context(request) | context, status=status)


def _say_left(request: HttpRequest, count: int) -> None:
    if count:
        words = ngettext(
            "%(count)s report stays as it is: something has happened to it since.",
            "%(count)s reports stay as they are: something has happened to them since.",
            count,
        )
        messages.warning(request, words % {"count": count})


def _shown(reports: list[Report], said: dict[int, str] | None = None) -> dict[str, object]:
    """The first ones by name, with a word on each where there is one; the rest as a number."""
    said = said or {}
    return {"rows": [(row, said.get(row.pk, "")) for row in reports[:MOST]], "more": len(reports[MOST:])}


def ids_of(texts: list[str]) -> set[uuid.UUID]:
    """The reports that were ticked. Raises `Problem` 400."""
    try:
        return {uuid.UUID(text) for text in texts}
    except ValueError:
        raise Problem("bad_form") from None


def sentence_of(problem: Problem) -> str:
    """What is said where nothing was ticked, or as the problem says it."""
    return _("Tick at least one report.") if problem.code == "required" else problem.sentence
