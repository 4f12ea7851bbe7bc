"""Templates put into a message without scripts: the page again with the chosen text in the field, nothing sent yet."""

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse, QueryDict

from reports.models import Report
from verification.panel.answer_choice import Answers, joined
from verification.panel.forms import QuestionForm
from verification.panel.report_answers import show
from verification.panel.report_forms import decision_form
from verification.scope import Scope


def _fill(request: HttpRequest, site: AdminSite, scope: Scope, found: Report) -> HttpResponse:
    text = joined(request.POST.get("text", ""), Answers(scope, found).text_of(request.POST.get("template", "")))
    return show(request, site, scope, found, question=QuestionForm(initial={"text": text}, auto_id="question-%s"))


def _fill_verdict(request: HttpRequest, site: AdminSite, scope: Scope, found: Report) -> HttpResponse:
    data: QueryDict = request.POST.copy()
    data["message"] = joined(data.get("message", ""), Answers(scope, found).text_of(data.get("template", "")))
    form = decision_form(scope, found, data.get("to", ""), data)
    if form is None:
        return show(request, site, scope, found, status=422)
    form.is_suggested = True
    return show(request, site, scope, found, decision=form)


ACTS = {"fill": _fill, "fill_verdict": _fill_verdict}
