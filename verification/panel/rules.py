"""The deadline rules in the panel: what is in force with its source, what comes, what was; a new one, tried before it is saved."""

import datetime
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.problems import Problem
from reports.models import Category, DeadlineRule, Stage
from reports.models.clock import DayKind
from verification.panel import words
from verification.panel.forms import Day, PanelForm
from verification.panel.identity import scope_of_request
from verification.permissions import may_rule
from verification.services.rules import (
    MOST_SOURCE,
    NewRule,
    add_rule,
    check_rule,
    dry_run,
    withdraw_rule,
)


class CategoryChoice(forms.ModelChoiceField):
    def label_from_instance(self, category: Category) -> str:
        return category.label


class RuleForm(PanelForm):
    stage = forms.ChoiceField(label=gettext_lazy("Which deadline"), choices=Stage.choices)
    category = CategoryChoice(
        Category.objects.order_by("name"),
        label=gettext_lazy("For which category"),
        required=False,
        empty_label=gettext_lazy("all without a rule of their own"),
        to_field_name="slug",
    )
    amount = forms.IntegerField(label=gettext_lazy("How many days"), min_value=1, max_value=366)
    days = forms.ChoiceField(label=gettext_lazy("Which days count"), choices=DayKind.choices)
    effective_from = forms.DateField(label=gettext_lazy("For clocks that start on or after"), widget=Day)
    source = forms.CharField(label=gettext_lazy("Where the number comes from"), max_length=MOST_SOURCE)

    def rule(self) -> NewRule:
        return NewRule(**self.cleaned_data)


@dataclass(frozen=True)
class RuleRow:
    """`state` is coming, in_force or past."""

    rule: DeadlineRule
    words: str
    state: str


def rows(on: datetime.date) -> list[tuple[str, list[RuleRow]]]:
    """Each stage with its rules, the newest first."""
    found: dict[str, list[RuleRow]] = {stage: [] for stage in Stage.values}
    seen: set[tuple[str, int | None]] = set()
    listed = DeadlineRule.objects.select_related("category", "made_by").order_by("category__name", "-effective_from")
    for rule in listed:
        key = (rule.stage, rule.category_id)
        state = "coming" if rule.effective_from > on else "past" if key in seen else "in_force"
        if state == "in_force":
            seen.add(key)
        found[rule.stage].append(RuleRow(rule, words.amount_of(rule), state))
    return [(Stage(stage).label, group) for stage, group in found.items() if group]


@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Every officer reads. A new rule is shown on last year's clocks first; `confirmed` saves it."""
    on = scope_of_request(request).on
    if request.method != "POST":
        return _page(request, site, on, RuleForm(initial={"effective_from": on + datetime.timedelta(days=1)}))
    if not may_rule(scope_of_request(request)):
        raise PermissionDenied
    if request.POST.get("withdraw"):
        return _withdraw(request, on)
    form = RuleForm(request.POST)
    if not form.is_valid():
        return _page(request, site, on, form, status=422)
    try:
        if request.POST.get("confirmed"):
            add_rule(rule=form.rule(), actor=request.user, at=timezone.now(), on=on)
            messages.success(request, _("The rule is saved. Clocks that run already keep theirs."))
            return redirect("panel:rules")
        check_rule(form.rule(), on)
    except Problem as problem:
        form.take(problem)
        return _page(request, site, on, form, status=problem.status)
    return _page(request, site, on, form, tried=dry_run(form.rule(), on))


def _withdraw(request: HttpRequest, on: datetime.date) -> HttpResponse:
    key = request.POST["withdraw"]
    rule = get_object_or_404(DeadlineRule, pk=int(key) if key.isdecimal() and len(key) < 19 else 0)
    try:
        withdraw_rule(rule=rule, actor=request.user, on=on)
    except Problem as problem:
        messages.error(request, problem.sentence)
    else:
        messages.success(request, _("The rule is withdrawn; nothing had used it."))
    return redirect("panel:rules")


def _page(
    request: HttpRequest, site: AdminSite, on: datetime.date, form: RuleForm, *, tried: object = None, status: int = 200
) -> HttpResponse:
    context = {
        "title": _("Deadlines"),
        "stages": rows(on),
        "form": form if may_rule(scope_of_request(request)) else None,
        "tried": tried,
        "tried_stage": Stage(form.rule().stage).label if tried else "",
        "tried_words": words.amount_of(form.rule()) if tried else "",
        "refused": [form] if form.is_bound and form.errors else [],
    }
    return TemplateResponse(request, "panel/rules.html", site.each_context(request) | context, status=status)
