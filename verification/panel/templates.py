"""The catalogue of answer templates: read by who reads reports, kept by the national coordinator, seen before it is saved."""

import datetime
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.problems import Problem
from verification.models import AnswerTemplate
from verification.panel.identity import scope_of_request
from verification.panel.template_form import WITH_VERDICT, TemplateForm
from verification.permissions import may_rule
from verification.services.templates import add_template, check_template, end_template


@dataclass(frozen=True)
class Row:
    """`state` is coming, in_force or past. `texts` are language and text. `is_last`: it may be replaced or ended."""

    template: AnswerTemplate
    state: str
    texts: list[tuple[str, str]]
    is_last: bool


@require_http_methods(["GET", "HEAD", "POST"])
def templates(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """A new text is shown in its three languages first; `confirmed` saves it. `?replace=` fills the form with an old one."""
    scope = scope_of_request(request)
    if not scope.reads_reports:
        raise PermissionDenied
    if request.method != "POST":
        return _page(request, site, _fresh(request, scope.on))
    if not may_rule(scope):
        raise PermissionDenied
    if "end" in request.POST:
        return _end(request, scope.on)
    form = TemplateForm(request.POST)
    if not form.is_valid():
        return _page(request, site, form, status=422)
    try:
        check_template(form.asked(), scope.on)
        if not request.POST.get("confirmed"):
            return _page(request, site, form, tried=True)
        who = {"actor": request.user, "at": timezone.now(), "on": scope.on}
        add_template(asked=form.asked(), replaces=form.cleaned_data["replaces"], **who)
    except Problem as problem:
        form.take(problem)
        return _page(request, site, form, status=problem.status)
    messages.success(request, _("The text is saved. What was sent before stays as it was."))
    return redirect("panel:templates")


def _fresh(request: HttpRequest, on: datetime.date) -> TemplateForm:
    old = AnswerTemplate.objects.select_related("category").filter(pk=_key(request.GET.get("replace", ""))).first()
    return TemplateForm.to_replace(old, on) if old else TemplateForm(initial={"valid_from": on})


def _key(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 19 else 0


def _end(request: HttpRequest, on: datetime.date) -> HttpResponse:
    try:
        end_template(template=_key(request.POST["end"]), actor=request.user, on=on)
    except Problem as problem:
        messages.error(request, problem.sentence)
    else:
        messages.success(request, _("Today is the last day of this text."))
    return redirect("panel:templates")


def _page(
    request: HttpRequest, site: AdminSite, form: TemplateForm, *, tried: bool = False, status: int = 200
) -> HttpResponse:
    scope = scope_of_request(request)
    context = {
        "title": _("Ready texts"),
        "groups": _groups(scope.on),
        "form": form if may_rule(scope) else None,
        "tried": form.asked() if tried else None,
        "refused": [form] if form.is_bound and form.errors else [],
        "is_replacing": bool(form["replaces"].value()),
    }
    return TemplateResponse(request, "panel/templates.html", site.each_context(request) | context, status=status)


def _groups(on: datetime.date) -> list[tuple[str, list[Row]]]:
    """By what they are offered with, questions first; within it what is in force, then what was."""
    found: dict[str, list[Row]] = {status: [] for status in ("", *WITH_VERDICT)}
    for template in AnswerTemplate.objects.select_related("category", "made_by", "successor"):
        found.setdefault(template.status, []).append(_row(template, on))
    labels = {"": _("With a question"), **{status: status.label for status in WITH_VERDICT}}
    return [
        (str(labels.get(status, status)), sorted(rows, key=lambda row: row.state == "past"))
        for status, rows in found.items()
        if rows
    ]


def _row(template: AnswerTemplate, on: datetime.date) -> Row:
    is_past = template.valid_to is not None and template.valid_to < on
    state = "past" if is_past else "coming" if template.valid_from > on else "in_force"
    is_last = template.valid_to is None and not hasattr(template, "successor")
    return Row(template, state, list(template.texts.items()), is_last)
