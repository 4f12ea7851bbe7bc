"""The catalogue of answer templates: read by who reads reports, kept by the national coordinator, seen before it is saved."""

import datetime
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.problems import Problem
from reports.models import Category
from reports.statuses import Status
from verification.models import AnswerTemplate
from verification.panel.forms import Day, PanelForm
from verification.panel.identity import scope_of_request
from verification.panel.rules import CategoryChoice
from verification.permissions import may_rule
from verification.services.questions import MOST_QUESTION
from verification.services.templates import MOST_TITLE, NewTemplate, add_template, check_template, end_template

_TEXT = {"rows": 4, "data-limit": MOST_QUESTION}
_WITH_VERDICT = (
    Status.CONFIRMED,
    Status.UNCONFIRMED,
    Status.HOAX,
    Status.ELIMINATED,
    Status.REFERRED,
    Status.VERIFYING,
)


def _text(label: str, language: str) -> forms.CharField:
    return forms.CharField(label=label, strip=False, widget=forms.Textarea(attrs=_TEXT | {"lang": language}))


class TemplateForm(PanelForm):
    status = forms.ChoiceField(
        label=gettext_lazy("Offered with"),
        required=False,
        choices=[("", gettext_lazy("a question")), *((status.value, status.label) for status in _WITH_VERDICT)],
    )
    category = CategoryChoice(
        Category.objects.order_by("name"),
        label=gettext_lazy("For which category"),
        required=False,
        empty_label=gettext_lazy("all"),
        to_field_name="slug",
    )
    title = forms.CharField(label=gettext_lazy("Name for officers"), max_length=MOST_TITLE)
    valid_from = forms.DateField(label=gettext_lazy("From which day"), widget=Day)
    text = _text(gettext_lazy("Text in Polish"), "pl")
    text_en = _text(gettext_lazy("Text in English"), "en")
    text_uk = _text(gettext_lazy("Text in Ukrainian"), "uk")
    replaces = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1, max_value=2**62)

    def asked(self) -> NewTemplate:
        return NewTemplate(**{name: value for name, value in self.cleaned_data.items() if name != "replaces"})

    @staticmethod
    def to_replace(old: AnswerTemplate, on: datetime.date) -> "TemplateForm":
        values = {name: getattr(old, name) for name in ("status", "title", "text", "text_en", "text_uk")}
        category = old.category.slug if old.category else ""
        return TemplateForm(initial=values | {"category": category, "replaces": old.pk, "valid_from": on})


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
    found: dict[str, list[Row]] = {status: [] for status in ("", *_WITH_VERDICT)}
    for template in AnswerTemplate.objects.select_related("category", "made_by", "successor"):
        found.setdefault(template.status, []).append(_row(template, on))
    labels = {"": _("With a question"), **{status: status.label for status in _WITH_VERDICT}}
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
