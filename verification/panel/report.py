"""The page of one report: everything to decide on one screen. Its acts are named by the field `act`."""

import uuid

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from verification.panel import (
    kept,
    report_answer,
    report_hand_over,
    report_merging,
    report_tasking,
    report_verdict,
    report_writing,
)
from verification.panel.identity import scope_of_request
from verification.panel.report_answers import show
from verification.permissions import get_report_for

_ACTS = {
    **report_verdict.ACTS,
    **report_writing.ACTS,
    **report_tasking.ACTS,
    **report_merging.ACTS,
    **report_hand_over.ACTS,
    **report_answer.ACTS,
}
# Those that show what was kept over a sign-in instead of saving it: they ask `is_kept` before they save.
_SHOWN_AGAIN = frozenset({"decide", "visit", "note", "ask", "refuse_objection", "pause"})


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, public_id: uuid.UUID, site: AdminSite) -> HttpResponse:
    """Out of scope and unknown are the same 404. A refusal renders the page again with everything typed: 422, 403, 409."""
    scope = scope_of_request(request)
    found = get_report_for(scope, public_id)
    typed = kept.kept_for(request) if request.method == "GET" else None
    if typed is not None and typed.get("act") not in _SHOWN_AGAIN:
        return kept.ask_again(request, site, typed)
    if typed is not None:
        request.POST, request.is_kept = typed, True
    elif request.method != "POST":
        return show(request, site, scope, found)
    act = _ACTS.get(request.POST.get("act", ""))
    return act(request, site, scope, found) if act else show(request, site, scope, found, status=422)
