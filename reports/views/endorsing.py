"""The answer to "I see it too" in the form: nothing new is filed, and the page tells what becomes of the report that is."""

import time
import uuid

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from accounts.problems import Problem
from reports import public
from reports.admission import by_proof_or_wait
from reports.deadlines import today
from reports.forms import TOKEN_SECONDS, Draft, age_of, key_of
from reports.models import Report
from reports.outlook import outlook
from reports.proofs import SPENT
from reports.receipts import key_digest
from reports.services import endorse
from reports.views.answers import private_page


def endorsed(request: HttpRequest, draft: Draft, *, keeps_nothing: bool) -> HttpResponse:
    """The page of thanks. Raises `Problem`: 404 for a report that is not public, 403 or 429 of the admission."""
    report = _chosen(request.POST.get("endorse", ""))
    key = key_of(draft.token)
    if key is None:
        raise Problem("token_expired")
    if not keeps_nothing and _is_first(request, draft, key):
        endorse(report=report, on=today())
        report.refresh_from_db()
    prefetch_related_objects([report], "timeline", "clocks", "unit", "beat")
    partner = public.handed_over_to(list(report.timeline.all()))
    context = {
        "report": report,
        "outlook": outlook(report, today(), partner or ""),
        "keeps_nothing": keeps_nothing,
        "page": request.build_absolute_uri(reverse("reports:detail", args=[report.public_id])),
    }
    return private_page(request, "reports/endorsed.html", context, 201)


def _is_first(request: HttpRequest, draft: Draft, key: uuid.UUID) -> bool:
    """False where the page was only loaded again: one form adds one voice. Raises the `Problem` of the admission."""
    token = key_digest(key)
    until = time.time() + TOKEN_SECONDS
    try:
        by_proof_or_wait(request, age_of(draft.token))(draft.proof or None)
    except Problem as problem:
        if problem.code == "proof_used" and not SPENT.spend(token, until):
            return False
        raise
    return SPENT.spend(token, until)


def _chosen(value: str) -> Report:
    try:
        public_id = uuid.UUID(value)
    except ValueError:
        raise Problem("not_found") from None
    report = public.with_places(Report.public.all()).filter(public_id=public_id).first()
    if report is None:
        raise Problem("not_found")
    return report
