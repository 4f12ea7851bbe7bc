"""One question to take a report over, for who was asked: what it is about, yes or no with a word.

The report itself stays closed until it is taken over: category, place by beat, deadlines and the reason are enough to say.
"""

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.problems import Problem
from verification.models import Answer, Reassignment
from verification.panel import words
from verification.panel.holding import holder_name
from verification.panel.identity import scope_of_request
from verification.panel.report_rows import dues
from verification.panel.task_forms import WordForm
from verification.scope import UNIT_CHAIN, Scope
from verification.services import answer_over, withdraw_over
from verification.services.reassignments import may_answer, may_take_back


@require_http_methods(["GET", "HEAD", "POST"])
def reassignment(request: HttpRequest, key: int, site: AdminSite) -> HttpResponse:
    """404 but for who asked, who was asked and who has the report in scope. A word that is missing keeps the page, an answer that came too late is 409."""
    scope = scope_of_request(request)
    row = _found(scope, key)
    if request.method != "POST":
        return _page(request, site, scope, row, WordForm())
    form = WordForm(request.POST)
    form.full_clean()
    try:
        _act(request, row, form.cleaned_data["word"])
    except Problem as problem:
        form.take(problem)
        return _page(request, site, scope, _found(scope, key), form, problem.status)
    return redirect("panel:inbox")


def _act(request: HttpRequest, row: Reassignment, word: str) -> None:
    """By the button that was pressed."""
    said = {
        "accept": _("You have taken the report over. It is in your queue."),
        "refuse": _("You have refused. Who asked reads your word."),
        "withdraw": _("The question is withdrawn."),
    }
    pressed = request.POST.get("answer", "")
    if pressed not in said:
        raise Problem("bad_form")
    if pressed == "withdraw":
        withdraw_over(row=row, actor=request.user, at=timezone.now())
    else:
        answer_over(row=row, accept=pressed == "accept", word=word, actor=request.user, at=timezone.now())
    messages.success(request, said[pressed])


def _found(scope: Scope, key: int) -> Reassignment:
    rows = Reassignment.objects.select_related(
        UNIT_CHAIN, "officer", "asked_by", "answered_by", "report__category", "report__beat", "report__unit"
    )
    row = rows.defer("report__beat__area").filter(pk=key).first()
    if row is None or not (may_answer(scope, row) or may_take_back(scope, row) or scope.roles_in(row.report)):
        raise Http404
    return row


def _page(
    request: HttpRequest, site: AdminSite, scope: Scope, row: Reassignment, form: WordForm, status: int = 200
) -> HttpResponse:
    context = {
        "title": _("To be taken over: %(what)s") % {"what": row.report.category.label},
        "row": row,
        "whom": holder_name(row),
        "place": words.place(row.report),
        "dues": dues(scope, row.report, None),
        "answer": Answer(row.answer).label if row.answer else "",
        "form": form,
        "refused": [form] if form.errors else [],
        "may_answer": not row.answer and may_answer(scope, row),
        "may_withdraw": not row.answer and may_take_back(scope, row),
        "link": bool(scope.roles_in(row.report)),
    }
    return TemplateResponse(request, "panel/reassignment.html", site.each_context(request) | context, status=status)
