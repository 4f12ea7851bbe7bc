"""A verdict asked on the page of one report: for it alone or for all that wait beside it, and what comes next."""

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from accounts.problems import Problem
from reports.models import Report
from reports.statuses import Status
from verification.panel import words
from verification.panel.report_answers import refused, show
from verification.panel.report_forms import decision_form
from verification.panel.report_tasking import back_or_on
from verification.panel.verdict_form import DecisionForm
from verification.queue import next_due
from verification.scope import Scope
from verification.services import decide, decide_together


def give_verdict(request: HttpRequest, site: AdminSite, scope: Scope, found: Report) -> HttpResponse:
    form = decision_form(scope, found, request.POST.get("to", ""), request.POST)
    if form is None:  # not offered to this role or from this status: the services say why, and 409 goes first
        form = DecisionForm(request.POST, to=Status.VERIFYING, reasons=(), partners=())
    if not form.is_valid():
        return show(request, site, scope, found, status=422, decision=form)
    if form.lacks_reason() and form.cleaned_data["seen"] == found.status:  # a stale click is told so first
        return refused(request, site, scope, found, Problem(fields={"reason": "reason_required"}), form, "decision")
    try:
        changed = _change(request, found, form)
    except Problem as problem:
        return refused(request, site, scope, found, problem, form, "decision")
    _tell(request, scope, changed)
    return back_or_on(scope, found)


def _change(request: HttpRequest, found: Report, form: DecisionForm) -> Report:
    """For this report or, where it was ticked, for all that wait beside it."""
    asked = {"report": found, "decision": form.decision(), "actor": request.user, "at": timezone.now()}
    if not form.cleaned_data.get("whole_group"):
        return decide(**asked)
    together = decide_together(**asked)
    for sentence in words.of_group(together):
        messages.success(request, sentence)
    return together.report


def _tell(request: HttpRequest, scope: Scope, changed: Report) -> None:
    if changed.status == Status.VERIFYING:
        messages.success(request, _("You have taken the report. The resident sees that it is being verified."))
        return
    following = next_due(scope, changed)
    text = _("Saved: %(status)s.") % {"status": Status(changed.status).label}
    if following is None:
        messages.success(request, format_html("{} {}", text, _("Nothing else is waiting.")))
        return
    address = reverse("panel:report", args=[following.public_id])
    link = format_html('<a href="{}">{}</a>', address, following.category.label)
    messages.success(request, format_html("{} {} {}", text, _("Next in the queue:"), link))


ACTS = {"decide": give_verdict}
