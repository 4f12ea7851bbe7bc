"""The page of one report: everything to decide on one screen. Its acts are named by the field `act`."""

import uuid

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from verification.panel import report_answer, report_hand_over, report_verdict, report_writing
from verification.panel.identity import scope_of_request
from verification.panel.report_answers import show
from verification.permissions import get_report_for

_ACTS = {**report_verdict.ACTS, **report_writing.ACTS, **report_hand_over.ACTS, **report_answer.ACTS}


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, public_id: uuid.UUID, site: AdminSite) -> HttpResponse:
    """Out of scope and unknown are the same 404. A refusal renders the page again with everything typed: 422, 403, 409."""
    scope = scope_of_request(request)
    found = get_report_for(scope, public_id)
    if request.method != "POST":
        return show(request, site, scope, found)
    act = _ACTS.get(request.POST.get("act", ""))
    return act(request, site, scope, found) if act else show(request, site, scope, found, status=422)
