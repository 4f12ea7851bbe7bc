"""Visits, notes, questions, pauses: what an officer writes on the page of one report besides a verdict."""

import datetime
from collections.abc import Callable

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.problems import Problem
from reports.models import Report
from verification.panel.forms import NoteForm, PanelForm, PauseForm, QuestionForm, RefusalForm, VisitForm
from verification.panel.report_answers import back, saved, say_no
from verification.scope import Scope
from verification.services import add_note, ask_resident, pause, record_visit, refuse_objection, resume


def _visit(request: HttpRequest, site: AdminSite, scope: Scope, found: Report) -> HttpResponse:
    form = VisitForm(request.POST, auto_id="visit-%s")

    def save(at: datetime.datetime) -> None:
        record_visit(report=found, visit=form.visit(), actor=request.user, at=at)

    return saved(request, site, scope, found, "visit", form, save, lambda: _visit_said(form))


def _visit_said(form: VisitForm) -> str:
    said = _("The visit is recorded. The resident sees the day and the result.")
    leapt = form.leapt()
    if leapt is None:
        return said
    told = _("That day the clocks were put forward past the time that you gave; %(time)s is recorded.")
    return f"{told % {'time': leapt.strftime('%H:%M')}} {said}"


def _writes(
    name: str, form_class: type[PanelForm], write: Callable[..., object], said: str
) -> Callable[..., HttpResponse]:
    """An act that is one text: `write` takes report, text, actor and moment."""

    def act(request: HttpRequest, site: AdminSite, scope: Scope, found: Report) -> HttpResponse:
        form = form_class(request.POST, auto_id=f"{name}-%s")

        def save(at: datetime.datetime) -> None:
            write(report=found, text=form.cleaned_data["text"], actor=request.user, at=at)

        return saved(request, site, scope, found, name, form, save, str(said))

    return act


def _pause(request: HttpRequest, site: AdminSite, scope: Scope, found: Report) -> HttpResponse:
    form = PauseForm(request.POST, auto_id=f"pause-{request.POST.get('stage', '')[:12]}-%s")

    def save(at: datetime.datetime) -> None:
        pause(report=found, **form.cleaned_data, actor=request.user, at=at)

    said = _("The deadline stands still. The resident sees until when and why.")
    return saved(request, site, scope, found, "pause", form, save, said)


def _resume(request: HttpRequest, site: AdminSite, scope: Scope, found: Report) -> HttpResponse:
    try:
        resume(report=found, stage=request.POST.get("stage", ""), actor=request.user, at=timezone.now())
    except Problem as problem:
        say_no(request, problem)
    else:
        messages.success(request, _("The deadline runs again from today."))
    return back(request, found)


ACTS: dict[str, Callable[..., HttpResponse]] = {
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
