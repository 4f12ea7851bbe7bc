"""How the page of one report answers: shown, shown again as it was typed, or saved with a word."""

import datetime
from collections.abc import Callable

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from accounts.problems import Problem
from reports.models import Report
from verification.panel.flow import flow_of
from verification.panel.forms import NoteForm, PanelForm
from verification.panel.report_context import report_context
from verification.panel.report_forms import conflict_context
from verification.permissions import get_report_for
from verification.scope import Scope


def show(
    request: HttpRequest, site: AdminSite, scope: Scope, found: Report, *, status: int = 200, **forms: object
) -> HttpResponse:
    """`forms` are those that were refused, by the names of `report_context`."""
    context = {**site.each_context(request), **report_context(scope, found, **forms)}
    context |= {"flow": flow_of(request, found), "kept": is_kept(request)}
    return TemplateResponse(request, "panel/report.html", context, status=status)


def say_no(request: HttpRequest, problem: Problem) -> None:
    """For a button without a form: why not is said on the page that follows. Raises `PermissionDenied` for a missing right."""
    if problem.code == "forbidden":
        raise PermissionDenied
    messages.error(request, problem.sentence)


def is_kept(request: HttpRequest) -> bool:
    """What was sent before a sign-in is only shown again: nothing may be saved in this request."""
    return getattr(request, "is_kept", False)


def refused(
    request: HttpRequest, site: AdminSite, scope: Scope, found: Report, problem: Problem, form: PanelForm, name: str
) -> HttpResponse:
    """The page again with what was refused; somebody else's change in between shows both."""
    closed_meanwhile = name == "visit" and problem.code == "transition_not_allowed"
    if problem.code == "stale_status" or closed_meanwhile:
        fresh = get_report_for(scope, found.public_id)
        forms = conflict_context(fresh, request.POST, request.user)
        return show(request, site, scope, fresh, status=409, **forms)
    form.take(problem)
    if problem.code == "objection_answered":  # its form is gone: what was typed can be kept as a note
        note = NoteForm(initial={"text": form.data.get("text", "")}, auto_id="note-%s")
        return show(request, site, scope, found, status=problem.status, refusal=form, note=note)
    return show(request, site, scope, found, status=problem.status, **{name: form})


def saved(
    request: HttpRequest,
    site: AdminSite,
    scope: Scope,
    found: Report,
    name: str,
    form: PanelForm,
    save: Callable[[datetime.datetime], None],
    said: str | Callable[[], str],
) -> HttpResponse:
    """The way of an act with one form: the page again with what was typed where it is refused, else back with a word.

    `said` is asked after the saving where it depends on what was saved.
    """
    if not form.is_valid():
        return show(request, site, scope, found, status=422, **{name: form})
    if is_kept(request):
        return show(request, site, scope, found, **{name: form})
    try:
        save(timezone.now())
    except Problem as problem:
        return refused(request, site, scope, found, problem, form, name)
    messages.success(request, said() if callable(said) else said)
    return back(request, found)


def back(request: HttpRequest, found: Report) -> HttpResponse:
    """To the page itself, so that a reload repeats nothing; the filters of the queue stay in the address."""
    return redirect(flow_of(request, found).here)
