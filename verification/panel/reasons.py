"""Reasons in the panel: the list of each decision today, what comes, who changed what; a change is seen before it is saved."""

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
from reports.models import ReasonRule
from reports.reasons import newest_rules, reasons_on
from reports.statuses import REASONS, Reason, Status
from verification.panel.forms import Day, PanelForm
from verification.panel.identity import scope_of_request
from verification.permissions import may_rule
from verification.services.reasons import (
    NEEDED,
    NewReasonRule,
    add_reason_rule,
    check_reason_rule,
    given_lately,
    withdraw_reason_rule,
)
from verification.services.rules import MOST_SOURCE

EDGES = [edge for edge, listed in REASONS.items() if len(listed) > 1]
_ACTS = [("withdraw", gettext_lazy("may not be given any more")), ("allow", gettext_lazy("may be given again"))]


def edge_words(old: str, new: str) -> str:
    return f"{Status(old).label} → {Status(new).label}"


def _choices() -> list[tuple[str, object]]:
    return [
        (edge_words(old, new), [(f"{old} {new} {code}", Reason(code).label) for code in REASONS[old, new] if code not in NEEDED])
        for old, new in EDGES
    ]  # fmt: skip


class ReasonForm(PanelForm):
    what = forms.ChoiceField(label=gettext_lazy("Which reason"), choices=_choices)
    act = forms.ChoiceField(label=gettext_lazy("What becomes different"), choices=_ACTS)
    effective_from = forms.DateField(label=gettext_lazy("From which day"), widget=Day)
    why = forms.CharField(label=gettext_lazy("What the change rests on"), max_length=MOST_SOURCE)

    def rule(self) -> NewReasonRule:
        data = self.cleaned_data
        return NewReasonRule(*data["what"].split(), data["act"] == "allow", data["effective_from"], data["why"])


@dataclass(frozen=True)
class EdgeRow:
    """`reasons` are label, whether it may be given today, and the rules for it, the newest first."""

    words: str
    reasons: list[tuple[str, bool, list[ReasonRule]]]


@require_http_methods(["GET", "HEAD", "POST"])
def reasons(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Every officer reads. A change is shown as officers will see it first; `confirmed` saves it."""
    scope = scope_of_request(request)
    if request.method != "POST":
        return _page(request, site, ReasonForm(initial={"effective_from": scope.on + datetime.timedelta(days=1)}))
    if not may_rule(scope):
        raise PermissionDenied
    if request.POST.get("withdraw"):
        return _withdraw(request, scope.on)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, site, form, status=422)
    try:
        if request.POST.get("confirmed"):
            add_reason_rule(rule=form.rule(), actor=request.user, at=timezone.now(), on=scope.on)
            messages.success(request, _("The change is saved. What was decided before keeps its reason."))
            return redirect("panel:reasons")
        check_reason_rule(form.rule(), scope.on)
    except Problem as problem:
        form.take(problem)
        return _page(request, site, form, status=problem.status)
    return _page(request, site, form, tried=form.rule())


def _withdraw(request: HttpRequest, on: datetime.date) -> HttpResponse:
    key = request.POST["withdraw"]
    rule = get_object_or_404(ReasonRule, pk=int(key) if key.isdecimal() and len(key) < 19 else 0)
    try:
        withdraw_reason_rule(rule=rule, actor=request.user, on=on)
    except Problem as problem:
        messages.error(request, problem.sentence)
    else:
        messages.success(request, _("The change is taken back; nothing had used it."))
    return redirect("panel:reasons")


def _page(
    request: HttpRequest, site: AdminSite, form: ReasonForm, *, tried: NewReasonRule | None = None, status: int = 200
) -> HttpResponse:
    scope = scope_of_request(request)
    context = {
        "title": _("Reasons"),
        "edges": _edges(scope.on),
        "on": scope.on,
        "form": form if may_rule(scope) else None,
        "tried": tried,
        "refused": [form] if form.is_bound and form.errors else [],
    }
    if tried is not None:
        context |= {
            "tried_words": edge_words(tried.old, tried.new),
            "tried_reason": Reason(tried.reason).label,
            "preview": [Reason(code).label for code in _list_with(tried)],
            "given": given_lately(tried, scope.on),
        }
    return TemplateResponse(request, "panel/reasons.html", site.each_context(request) | context, status=status)


def _edges(on: datetime.date) -> list[EdgeRow]:
    """One query."""
    rules: dict[tuple[str, str, str], list[ReasonRule]] = {}
    for rule in ReasonRule.objects.select_related("made_by").order_by("-effective_from", "-pk"):
        rules.setdefault((rule.old, rule.new, rule.reason), []).append(rule)
    return [
        EdgeRow(
            edge_words(old, new),
            [(Reason(code).label, code in reasons_on(old, new, on), rules.get((old, new, code), [])) for code in REASONS[old, new]],
        )
        for old, new in EDGES
    ]  # fmt: skip


def _list_with(rule: NewReasonRule) -> list[str]:
    """The reasons of the edge on the day of the rule, with it in force."""
    held = newest_rules(rule.effective_from)
    gone = {key for key, row in held.items() if not row.is_allowed} - {(rule.old, rule.new, rule.reason)}
    gone |= set() if rule.is_allowed else {(rule.old, rule.new, rule.reason)}
    return [code for code in REASONS[rule.old, rule.new] if (rule.old, rule.new, code) not in gone]
