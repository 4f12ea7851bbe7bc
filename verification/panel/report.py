"""The page of one report: everything to decide on one screen, and the acts of an officer on it."""

import datetime
import uuid
from collections.abc import Callable

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.problems import Problem
from reports.models import Report
from reports.statuses import Status
from verification.panel import words
from verification.panel.forms import NoteForm, PanelForm, PauseForm, QuestionForm, RefusalForm, VisitForm
from verification.panel.identity import scope_of_request
from verification.panel.report_context import report_context
from verification.panel.report_forms import conflict_context, decision_form
from verification.panel.verdict_form import DecisionForm
from verification.permissions import get_report_for
from verification.queue import next_due
from verification.scope import Scope
from verification.services import (
    add_note,
    ask_resident,
    decide,
    decide_together,
    pause,
    record_visit,
    refuse_objection,
    resume,
)


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, public_id: uuid.UUID, site: AdminSite) -> HttpResponse:
    """Out of scope and unknown are the same 404. A refusal renders the page again with everything typed: 422, 403, 409."""
    scope = scope_of_request(request)
    found = get_report_for(scope, public_id)
    if request.method != "POST":
        return _page(request, site, scope, found)
    act = _ACTS.get(request.POST.get("act", ""))
    return act(request, site, scope, found) if act else _page(request, site, scope, found, status=422)


def _page(
    request: HttpRequest, site: AdminSite, scope: Scope, found: Report, *, status: int = 200, **forms: object
) -> HttpResponse:
    context = {**site.each_context(request), **report_context(scope, found, **forms)}
    return TemplateResponse(request, "panel/report.html", context, status=status)


def _refused(
    request: HttpRequest, site: AdminSite, scope: Scope, found: Report, problem: Problem, form: PanelForm, name: str
) -> HttpResponse:
    if problem.code == "stale_status":
        fresh = get_report_for(scope, found.public_id)
        forms = conflict_context(fresh, request.POST, request.user)
        return _page(request, site, scope, fresh, status=problem.status, **forms)
    form.take(problem)
    if problem.code == "objection_answered":  # its form is gone: what was typed can be kept as a note
        note = NoteForm(initial={"text": form.data.get("text", "")}, auto_id="note-%s")
        return _page(request, site, scope, found, status=problem.status, refusal=form, note=note)
    return _page(request, site, scope, found, status=problem.status, **{name: form})


def _decide(request: HttpRequest, site: AdminSite, scope: Scope, found: Report) -> HttpResponse:
    form = decision_form(scope, found, request.POST.get("to", ""), request.POST)
    if form is None:  # not offered to this role or from this status: the services say why, and 409 goes first
        form = DecisionForm(request.POST, to=Status.VERIFYING, reasons=(), partners=())
    if not form.is_valid():
        return _page(request, site, scope, found, status=422, decision=form)
    if form.lacks_reason() and form.cleaned_data["seen"] == found.status:  # a stale click is told so first
        return _refused(request, site, scope, found, Problem(fields={"reason": "reason_required"}), form, "decision")
    try:
        changed = _change(request, found, form)
    except Problem as problem:
        return _refused(request, site, scope, found, problem, form, "decision")
    _tell(request, scope, changed)
    return _back(found)


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


def _visit(request: HttpRequest, site: AdminSite, scope: Scope, found: Report) -> HttpResponse:
    form = VisitForm(request.POST, auto_id="visit-%s")

    def save(at: datetime.datetime) -> None:
        record_visit(report=found, visit=form.visit(), actor=request.user, at=at)

    said = _("The visit is recorded. The resident sees the day and the result.")
    return _saved(request, site, scope, found, "visit", form, save, said)


def _writes(
    name: str, form_class: type[PanelForm], write: Callable[..., object], said: str
) -> Callable[..., HttpResponse]:
    """An act that is one text: `write` takes report, text, actor and moment."""

    def act(request: HttpRequest, site: AdminSite, scope: Scope, found: Report) -> HttpResponse:
        form = form_class(request.POST, auto_id=f"{name}-%s")

        def save(at: datetime.datetime) -> None:
            write(report=found, text=form.cleaned_data["text"], actor=request.user, at=at)

        return _saved(request, site, scope, found, name, form, save, str(said))

    return act


def _pause(request: HttpRequest, site: AdminSite, scope: Scope, found: Report) -> HttpResponse:
    form = PauseForm(request.POST, auto_id=f"pause-{request.POST.get('stage', '')[:12]}-%s")

    def save(at: datetime.datetime) -> None:
        pause(report=found, **form.cleaned_data, actor=request.user, at=at)

    said = _("The deadline stands still. The resident sees until when and why.")
    return _saved(request, site, scope, found, "pause", form, save, said)


def _resume(request: HttpRequest, site: AdminSite, scope: Scope, found: Report) -> HttpResponse:
    try:
        resume(report=found, stage=request.POST.get("stage", ""), actor=request.user, at=timezone.now())
    except Problem as problem:
        messages.error(request, problem.sentence)
    else:
        messages.success(request, _("The deadline runs again from today."))
    return _back(found)


def _saved(
    request: HttpRequest,
    site: AdminSite,
    scope: Scope,
    found: Report,
    name: str,
    form: PanelForm,
    save: Callable[[datetime.datetime], None],
    said: str,
) -> HttpResponse:
    """The way of an act with one form: the page again with what was typed where it is refused, else back with a word."""
    if not form.is_valid():
        return _page(request, site, scope, found, status=422, **{name: form})
    try:
        save(timezone.now())
    except Problem as problem:
        return _refused(request, site, scope, found, problem, form, name)
    messages.success(request, said)
    return _back(found)


def _back(found: Report) -> HttpResponse:
    return redirect("panel:report", found.public_id)


_ACTS: dict[str, Callable[..., HttpResponse]] = {
    "decide": _decide,
    "visit": _visit,
    "note": _writes("note", NoteForm, add_note, gettext_lazy("The note is saved.")),
    "ask": _writes(
        "question",
        QuestionForm,
        ask_resident,
        gettext_lazy("The message is saved. Whoever has the code of this report reads it."),
    ),
    "refuse_objection": _writes(
        "refusal",
        RefusalForm,
        refuse_objection,
        gettext_lazy("The objection is refused. Whoever has the code of this report reads why."),
    ),
    "pause": _pause,
    "resume": _resume,
}
