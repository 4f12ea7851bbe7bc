"""Several reports of the queue given to somebody at once: who has them now, to whom and by when, then the act."""

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.problems import Problem
from verification.panel import words
from verification.panel.bulk import ids_of, sentence_of
from verification.panel.holding import give_choices, held
from verification.panel.identity import scope_of_request
from verification.panel.task_forms import TaskForm
from verification.permissions import APPROVERS
from verification.services import give_many
from verification.services.several import several


@require_POST
def bulk_task(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """The first time the form, then the act. What was typed stays when it is refused."""
    scope = scope_of_request(request)
    try:
        ids = ids_of(request.POST.getlist("reports"))
        reports = several(scope, ids, APPROVERS)
    except Problem as problem:
        context = {"title": _("Several reports"), "refusal": sentence_of(problem)}
        return _page(request, site, context, problem.status)
    found = give_choices(scope)
    rows = [(row, words.place(row), held(row.open_tasks[0] if row.open_tasks else None, scope.on)) for row in reports]
    context = {"title": _question(len(rows)), "rows": rows}
    if not request.POST.get("confirmed"):
        return _page(request, site, context | {"form": TaskForm.fresh(found, scope.on)})
    form = TaskForm(request.POST, found=found, auto_id="task-%s")
    if not form.is_valid():
        return _page(request, site, context | {"form": form}, 422)
    try:
        done = give_many(ids=ids, task=form.task(any_seen=True), actor=request.user, at=timezone.now())
    except Problem as problem:
        form.take(problem)
        return _page(request, site, context | {"form": form}, problem.status)
    messages.success(request, _done(done))
    return redirect(f"{reverse('panel:index')}?task=any")


def _page(request: HttpRequest, site: AdminSite, context: dict[str, object], status: int = 200) -> HttpResponse:
    form = context.get("form")
    context = context | {"refused": [form] if form is not None and form.errors else []}
    return TemplateResponse(request, "panel/bulk_task.html", site.each_context(request) | context, status=status)


def _question(count: int) -> str:
    words = ngettext("Give %(count)s report to somebody", "Give %(count)s reports to somebody", count)
    return words % {"count": count}


def _done(count: int) -> str:
    words = ngettext(
        "%(count)s report is given. These are all that somebody was given.",
        "%(count)s reports are given. These are all that somebody was given.",
        count,
    )
    return words % {"count": count}
