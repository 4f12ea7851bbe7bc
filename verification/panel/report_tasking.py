"""What is done on the page of one report to say who has it: given, answered, taken back; asked to be taken over."""

import datetime
from collections.abc import Callable

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.problems import Problem
from reports.models import Report
from verification.panel.forms import PanelForm
from verification.panel.holding import ask_choices, give_choices
from verification.panel.report_answers import back, say_no, show
from verification.panel.task_forms import AskForm, TaskAnswerForm, TaskForm, key_of
from verification.permissions import get_report_for
from verification.scope import Scope
from verification.services import answer_task, ask_over, give_task, withdraw_over, withdraw_task


def _give(request: HttpRequest, site: AdminSite, scope: Scope, found: Report) -> HttpResponse:
    form = TaskForm(request.POST, found=give_choices(scope), auto_id="task-%s")

    def save(at: datetime.datetime) -> None:
        give_task(report=found, task=form.task(), actor=request.user, at=at)

    said = _("The report is given. Who has it now finds it in the queue.")
    return _saved(request, site, scope, found, form, save, said)


def _answer(request: HttpRequest, site: AdminSite, scope: Scope, found: Report) -> HttpResponse:
    form = TaskAnswerForm(request.POST, auto_id="task-answer-%s")

    def save(at: datetime.datetime) -> None:
        seen = key_of(form.cleaned_data["seen"])
        answer_task(report=found, text=form.cleaned_data["text"], seen=seen, actor=request.user, at=at)

    said = _("The answer is saved. The officer of the beat has the report again.")
    return _saved(request, site, scope, found, form, save, said)


def _ask(request: HttpRequest, site: AdminSite, scope: Scope, found: Report) -> HttpResponse:
    form = AskForm(request.POST, found=ask_choices(found, scope.on), auto_id="ask-%s")

    def save(at: datetime.datetime) -> None:
        ask_over(report=found, asked=form.asked(), actor=request.user, at=at)

    said = _("The question is sent. The other side finds it in the inbox; until then the report stays where it is.")
    return _saved(request, site, scope, found, form, save, said)


def _saved(
    request: HttpRequest,
    site: AdminSite,
    scope: Scope,
    found: Report,
    form: PanelForm,
    save: Callable[[datetime.datetime], None],
    said: str,
) -> HttpResponse:
    """As for any form of the page. Who has given the report away for good goes on with the queue."""
    if not form.is_valid():
        return show(request, site, scope, found, status=422, holding=form)
    try:
        save(timezone.now())
    except Problem as problem:
        form.take(problem)
        fresh = get_report_for(scope, found.public_id)
        return show(request, site, scope, fresh, status=problem.status, holding=form)
    messages.success(request, said)
    return back_or_on(request, scope, found)


def back_or_on(request: HttpRequest, scope: Scope, found: Report) -> HttpResponse:
    """To the page, or to the queue where the report has left the scope by the act."""
    vars(found).pop("open_tasks", None)
    return back(request, found) if scope.roles_in(found) else redirect("panel:index")


def _withdraw(request: HttpRequest, site: AdminSite, scope: Scope, found: Report) -> HttpResponse:
    def act(at: datetime.datetime) -> None:
        withdraw_task(report=found, seen=key_of(request.POST.get("seen", "")), actor=request.user, at=at)

    return _pressed(
        request, scope, found, act, _("The task is withdrawn. The officer of the beat has the report again.")
    )


def _take_back(request: HttpRequest, site: AdminSite, scope: Scope, found: Report) -> HttpResponse:
    row = found.reassignments.filter(pk=key_of(request.POST.get("asked", "")) or 0).first()

    def act(at: datetime.datetime) -> None:
        if row is None:
            raise Problem("reassignment_closed")
        withdraw_over(row=row, actor=request.user, at=at)

    return _pressed(request, scope, found, act, _("The question is withdrawn."))


def _pressed(
    request: HttpRequest, scope: Scope, found: Report, act: Callable[[datetime.datetime], None], said: str
) -> HttpResponse:
    """A button without a form: what it did, or why not, is said on the page."""
    try:
        act(timezone.now())
    except Problem as problem:
        say_no(request, problem)
    else:
        messages.success(request, said)
    return back_or_on(request, scope, found)


ACTS: dict[str, Callable[..., HttpResponse]] = {
    "task": _give,
    "task_answer": _answer,
    "task_withdraw": _withdraw,
    "ask_over": _ask,
    "ask_withdraw": _take_back,
}
