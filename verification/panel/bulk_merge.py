"""Several reports of the same threat: which one stays, then the rest are merged into it."""

import uuid

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.problems import Problem
from districts.addresses.nearest import nearest_streets
from reports.models import Report
from verification.panel import words
from verification.panel.bulk import ids_of, sentence_of
from verification.panel.identity import scope_of_request
from verification.permissions import WORKERS
from verification.services import merge
from verification.services.several import several


@require_POST
def bulk_merge(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """The first time the choice of the one that stays, the oldest chosen already; then the act."""
    scope = scope_of_request(request)
    try:
        ids = ids_of(request.POST.getlist("reports"))
        reports = several(scope, ids, WORKERS)
        if len(reports) < 2:
            raise Problem("merge_needs_two")
    except Problem as problem:
        return _page(request, site, {"title": _("Several reports"), "refusal": sentence_of(problem)}, problem.status)
    context = _choice(reports)
    if not request.POST.get("confirmed"):
        return _page(request, site, context)
    try:
        target = _one_of(request.POST.get("target", ""), ids)
        stays = merge(ids=ids, target=target, actor=request.user, at=timezone.now())
    except Problem as problem:
        return _page(request, site, context | {"refusal": sentence_of(problem)}, problem.status)
    messages.success(request, merged_words(len(ids) - 1))
    return redirect("panel:report", stays.public_id)


def merged_words(count: int) -> str:
    """What is said on the page of the one that stays."""
    words = ngettext(
        "%(count)s report is merged into this one. Whoever holds its code follows this one.",
        "%(count)s reports are merged into this one. Whoever holds their codes follows this one.",
        count,
    )
    return words % {"count": count}


def _one_of(text: str, ids: set[uuid.UUID]) -> uuid.UUID:
    found = ids & ids_of([text] if text else [])
    if not found:
        raise Problem("bad_form")
    return found.pop()


def _choice(reports: list[Report]) -> dict[str, object]:
    streets = nearest_streets([row.point for row in reports])
    rows = [(row, street or words.place(row)) for row, street in zip(reports, streets, strict=True)]
    kinds = {row.category_id for row in reports}
    return {
        "title": ngettext("Merge %(count)s report", "Merge %(count)s reports", len(rows)) % {"count": len(rows)},
        "rows": rows,
        "are_of_one_kind": len(kinds) == 1,
    }


def _page(request: HttpRequest, site: AdminSite, context: dict[str, object], status: int = 200) -> HttpResponse:
    return TemplateResponse(request, "panel/bulk_merge.html", site.each_context(request) | context, status=status)
