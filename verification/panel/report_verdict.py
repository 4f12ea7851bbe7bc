"""A verdict asked on the page of one report: for it alone or for all that wait beside it, and what comes next."""

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts.problems import Problem
from reports.models import Report
from reports.statuses import Status
from verification.panel import words
from verification.panel.flow import everything, flow_of, left_today, next_after, page_of
from verification.panel.queue_filters import Filters
from verification.panel.report_answers import is_kept, refused, show
from verification.panel.report_forms import decision_form
from verification.panel.report_tasking import back_or_on
from verification.panel.verdict_form import DecisionForm
from verification.queue import cursor_of
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
    if is_kept(request) and form.cleaned_data["seen"] == found.status:
        return show(request, site, scope, found, decision=form)
    if is_kept(request):
        return refused(request, site, scope, found, Problem("stale_status"), form, "decision")
    place = cursor_of(found)
    try:
        changed = _change(request, found, form)
    except Problem as problem:
        return refused(request, site, scope, found, problem, form, "decision")
    return _onwards(request, scope, changed, place)


def _change(request: HttpRequest, found: Report, form: DecisionForm) -> Report:
    """For this report or, where it was ticked, for all that wait beside it."""
    asked = {"report": found, "decision": form.decision(), "actor": request.user, "at": timezone.now()}
    if not form.cleaned_data.get("whole_group"):
        return decide(**asked)
    together = decide_together(**asked)
    for sentence in words.of_group(together):
        messages.success(request, sentence)
    return together.report


def _onwards(request: HttpRequest, scope: Scope, changed: Report, place: str) -> HttpResponse:
    """To the next of the list where that was asked for, or back to the page, with the next one to press."""
    flow = flow_of(request, changed)
    filters = flow.filters or everything()
    following = next_after(scope, changed, filters, place)
    goes_on = "next" in request.POST
    if changed.status == Status.VERIFYING and not goes_on:
        messages.success(request, _("You have taken the report. The resident sees that it is being verified."))
        return back_or_on(request, scope, changed)
    left = words.left_today(left_today(scope, filters)) if following else _("Nothing else is waiting.")
    link = _link(changed, changed.category.label, filters) if goes_on else ""
    onwards = _link(following, following.category.label, filters) if following and not goes_on else ""
    said = [_("Saved: %(status)s.") % {"status": Status(changed.status).label}, link, left]
    said += [_("Next in the queue:"), onwards] if onwards else []
    messages.success(request, format_html_join(" ", "{}", ((part,) for part in said if part)))
    if not goes_on:
        return back_or_on(request, scope, changed)
    return redirect(page_of(following, filters) if following else flow.queue)


def _link(report: Report, label: str, filters: Filters) -> SafeString:
    return format_html('<a href="{}">{}</a>.', page_of(report, filters), label)


ACTS = {"decide": give_verdict}
