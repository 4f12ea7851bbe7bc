"""The questions of a category in the panel: those of today, what comes, what has ended; each change is seen before it is saved."""

import datetime

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.problems import Problem
from reports.models import Category, CategoryQuestion
from verification.panel.forms import Day, PanelForm
from verification.panel.identity import scope_of_request
from verification.panel.task_forms import key_of
from verification.permissions import may_rule
from verification.services.category_questions import (
    LANGUAGES,
    MOST,
    MOST_TEXT,
    NewQuestion,
    add_question,
    check_question,
    end_question,
    move_question,
    withdraw_question,
)


def _text(label: str, language: str) -> forms.CharField:
    return forms.CharField(label=label, max_length=MOST_TEXT, widget=forms.TextInput(attrs={"lang": language}))


def _answers(label: str, language: str) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"lang": language, "rows": MOST}))


class QuestionForm(PanelForm):
    effective_from = forms.DateField(label=gettext_lazy("From which day"), widget=Day)
    text = _text(gettext_lazy("Question in Polish"), "pl")
    text_en = _text(gettext_lazy("Question in English"), "en")
    text_uk = _text(gettext_lazy("Question in Ukrainian"), "uk")
    answers_pl = _answers(gettext_lazy("Answers in Polish, one in a line"), "pl")
    answers_en = _answers(gettext_lazy("Answers in English, one in a line"), "en")
    answers_uk = _answers(gettext_lazy("Answers in Ukrainian, one in a line"), "uk")
    replaces = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1, max_value=2**62)

    def asked(self) -> NewQuestion:
        data = self.cleaned_data
        lines = {language: data[f"answers_{language}"].splitlines() for language in LANGUAGES.values()}
        answers = {language: [line for line in rows if line.strip()] for language, rows in lines.items()}
        return NewQuestion({name: data[name] for name in LANGUAGES}, answers, data["effective_from"])

    @staticmethod
    def fresh(old: CategoryQuestion | None, on: datetime.date) -> "QuestionForm":
        """Empty, or with the words of the one that shall be replaced."""
        values: dict[str, object] = {"effective_from": on + datetime.timedelta(days=1)}
        if old is not None:
            values |= {name: getattr(old, name) for name in LANGUAGES} | {"replaces": old.pk}
            for language in LANGUAGES.values():
                values[f"answers_{language}"] = "\n".join(row.get(language, row["pl"]) for row in old.choices)
        return QuestionForm(initial=values)


@require_http_methods(["GET", "HEAD", "POST"])
def category_questions(request: HttpRequest, slug: str, site: AdminSite) -> HttpResponse:
    """Every officer reads. A new one is shown as the resident will see it first; `confirmed` saves it."""
    category = get_object_or_404(Category, slug=slug)
    scope = scope_of_request(request)
    if request.method != "POST":
        old = category.questions.filter(pk=key_of(request.GET.get("replace", "")), valid_to=None).first()
        return _page(request, site, category, QuestionForm.fresh(old, scope.on))
    if not may_rule(scope):
        raise PermissionDenied
    act = next((name for name in _ACTS if name in request.POST), "")
    if act:
        return _acted(request, category, act, scope.on)
    form = QuestionForm(request.POST)
    if not form.is_valid():
        return _page(request, site, category, form, status=422)
    asked = form.asked()
    try:
        if request.POST.get("confirmed"):
            now, replaces = timezone.now(), form.cleaned_data["replaces"]
            add_question(category=category, asked=asked, replaces=replaces, actor=request.user, at=now, on=scope.on)
            messages.success(request, _("The question is saved. Until its day nothing is different."))
            return redirect("panel:category_questions", slug)
        check_question(asked, scope.on)
    except Problem as problem:
        form.take(problem)
        return _page(request, site, category, form, status=problem.status)
    return _page(request, site, category, form, tried=asked)


def _end(request: HttpRequest, category: Category, key: int, on: datetime.date) -> None:
    try:
        last_day = parse_date(request.POST.get("last_day", ""))
    except ValueError:
        last_day = None
    if last_day is None:
        raise Problem(fields={"last_day": "out_of_range"})
    end_question(category=category, key=key, last_day=last_day, actor=request.user, at=timezone.now(), on=on)


def _up(request: HttpRequest, category: Category, key: int, on: datetime.date) -> None:
    move_question(category=category, key=key, actor=request.user, on=on)


def _withdraw(request: HttpRequest, category: Category, key: int, on: datetime.date) -> None:
    withdraw_question(category=category, key=key, actor=request.user, on=on)


_ACTS = {
    "end": (_end, gettext_lazy("The question ends on that day.")),
    "up": (_up, gettext_lazy("The order is changed.")),
    "withdraw": (_withdraw, gettext_lazy("The question is taken back; nobody was asked it.")),
}


def _acted(request: HttpRequest, category: Category, name: str, on: datetime.date) -> HttpResponse:
    act, said = _ACTS[name]
    try:
        act(request, category, key_of(request.POST[name]) or 0, on)
    except Problem as problem:
        flaw = next(iter(problem.fields.values()), None)
        messages.error(request, _("Give a day from today to a year ahead.") if flaw else problem.sentence)
    else:
        messages.success(request, said)
    return redirect("panel:category_questions", category.slug)


def _page(
    request: HttpRequest,
    site: AdminSite,
    category: Category,
    form: QuestionForm,
    *,
    tried: NewQuestion | None = None,
    status: int = 200,
) -> HttpResponse:
    scope = scope_of_request(request)
    rows = list(category.questions.select_related("made_by", "ended_by"))
    asked = [row for row in rows if row.valid_to is None or row.valid_to >= scope.on]
    context = {
        "title": _("What the form asks: %(category)s") % {"category": category.label},
        "category": category,
        "asked": asked,
        "first": next((row.pk for row in asked if row.valid_to is None), None),
        "ended": [row for row in rows if row not in asked],
        "on": scope.on,
        "form": form if may_rule(scope) else None,
        "tried": tried,
        "preview": CategoryQuestion(choices=tried.choices, **tried.texts) if tried else None,
        "refused": [form] if form.is_bound and form.errors else [],
    }
    return TemplateResponse(
        request, "panel/category_questions.html", site.each_context(request) | context, status=status
    )
