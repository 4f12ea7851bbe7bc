"""The tasking rules in the panel: which new reports go to whom by themselves, since when; a new one, tried before it is saved."""

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
from districts.models import Unit
from reports.models import Category
from verification.models import Role, TaskFor, TaskingRule
from verification.panel.forms import Day, PanelForm
from verification.panel.identity import scope_of_request
from verification.panel.rules import CategoryChoice
from verification.panel.task_forms import key_of
from verification.recipients import recipients
from verification.scope import Scope
from verification.services.tasking_rules import (
    MOST_REPLY,
    NewTaskingRule,
    RuleDryRun,
    add_tasking_rule,
    dry_run_of,
    end_tasking_rule,
    may_task_by_rule,
    rules_seen_by,
)


class UnitChoice(forms.ModelChoiceField):
    def label_from_instance(self, unit: Unit) -> str:
        return unit.name


class TaskingRuleForm(PanelForm):
    """The units are those whose coordinator the user is; the only one need not be chosen."""

    category = CategoryChoice(
        Category.objects.none(), label=gettext_lazy("Reports of the category"), to_field_name="slug", empty_label="—"
    )
    unit = UnitChoice(Unit.objects.none(), label=gettext_lazy("In the area of"), empty_label=None)
    holder = forms.ChoiceField(label=gettext_lazy("Go to"), choices=())
    to = forms.ChoiceField(label=gettext_lazy("What kind"), choices=TaskFor.choices, initial=TaskFor.TRAFFIC)
    reply_days = forms.IntegerField(label=gettext_lazy("Days to answer"), min_value=1, max_value=MOST_REPLY, initial=3)
    effective_from = forms.DateField(label=gettext_lazy("For reports filed on or after"), widget=Day)

    def __init__(self, *args: object, scope: Scope, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        own = scope.units(Role.LOCAL_COORDINATOR)
        self.fields["category"].queryset = Category.objects.current(scope.on).order_by("name")
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=own).order_by("name")
        units = {row.key: row.unit.name for row in recipients(own, scope.on) if row.officer is None}
        self.fields["holder"].choices = [("", _("Choose a unit")), *units.items()]
        self.fields["unit"].initial = min(own, default=None)
        self.fields["effective_from"].initial = scope.on

    def rule(self) -> NewTaskingRule:
        return NewTaskingRule(**self.cleaned_data)


@require_http_methods(["GET", "HEAD", "POST"])
def tasking_rules(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Whoever reads reports sees the rules for them. A new rule is shown on the last 30 days first; `confirmed` saves it."""
    scope = scope_of_request(request)
    if not scope.reads_reports:
        raise PermissionDenied
    if request.method != "POST":
        return _page(request, site, scope, TaskingRuleForm(scope=scope) if may_task_by_rule(scope) else None)
    if not may_task_by_rule(scope):
        raise PermissionDenied
    if request.POST.get("end"):
        return _end(request, scope)
    form = TaskingRuleForm(request.POST, scope=scope)
    if not form.is_valid():
        return _page(request, site, scope, form, status=422)
    try:
        if request.POST.get("confirmed"):
            add_tasking_rule(rule=form.rule(), actor=request.user, at=timezone.now(), on=scope.on)
            messages.success(request, _("The rule is saved. New reports follow it within a quarter of an hour."))
            return redirect("panel:tasking")
        tried = dry_run_of(form.rule(), scope)
    except Problem as problem:
        form.take(problem)
        return _page(request, site, scope, form, status=problem.status)
    return _page(request, site, scope, form, tried=tried)


def _end(request: HttpRequest, scope: Scope) -> HttpResponse:
    rule = get_object_or_404(rules_seen_by(scope), pk=key_of(request.POST["end"]) or 0)
    try:
        end_tasking_rule(rule=rule, actor=request.user, at=timezone.now(), on=scope.on)
    except Problem:
        raise PermissionDenied from None
    messages.success(request, _("The rule has ended. What it has given to somebody stays there."))
    return redirect("panel:tasking")


def _page(
    request: HttpRequest,
    site: AdminSite,
    scope: Scope,
    form: TaskingRuleForm | None,
    *,
    tried: RuleDryRun | None = None,
    status: int = 200,
) -> HttpResponse:
    rules = [(rule, _state(rule, scope), _may_end(rule, scope)) for rule in rules_seen_by(scope)]
    context = {
        "title": _("Tasks by rule"),
        "now": [row for row in rules if row[1] != "past"],
        "past": [row for row in rules if row[1] == "past"],
        "form": form,
        "tried": tried,
        "rule": form.rule() if tried else None,
        "kind": TaskFor(form.rule().to).label if tried else "",
        "refused": [form] if form is not None and form.is_bound and form.errors else [],
    }
    return TemplateResponse(request, "panel/tasking_rules.html", site.each_context(request) | context, status=status)


def _state(rule: TaskingRule, scope: Scope) -> str:
    if rule.ends_on is not None and rule.ends_on <= scope.on:
        return "past"
    return "coming" if rule.effective_from > scope.on else "in_force"


def _may_end(rule: TaskingRule, scope: Scope) -> bool:
    return rule.ends_on is None and rule.unit_id in scope.units(Role.LOCAL_COORDINATOR)
