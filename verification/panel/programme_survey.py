"""The survey of officers: one short form a month, and for coordinators what came of it, from five answers on."""

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.problems import Problem
from verification.models import Obstacle, Role
from verification.months import open_months
from verification.panel.forms import PanelForm
from verification.panel.identity import scope_of_request
from verification.panel.programme_places import in_words
from verification.scope import Scope
from verification.services.survey import (
    FEWEST,
    MOST_PROPOSAL,
    Results,
    answer,
    has_answered,
    national_roots,
    results,
)

COORDINATORS = (Role.LOCAL_COORDINATOR, Role.PROVINCIAL_COORDINATOR)


class SurveyForm(PanelForm):
    obstacles = forms.MultipleChoiceField(
        label=gettext_lazy("What stood in your way this month?"),
        choices=Obstacle.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one. The last one says that nothing did.")},
    )
    proposal = forms.CharField(
        label=gettext_lazy("What would help?"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4, "data-limit": MOST_PROPOSAL}),
    )

    def clean_obstacles(self) -> list[str]:
        chosen = self.cleaned_data["obstacles"]
        if Obstacle.NONE in chosen and len(chosen) > 1:
            raise forms.ValidationError(_("Either something stood in the way or nothing did."))
        return chosen


def answers(scope: Scope) -> bool:
    return Role.OFFICER in scope.roles


def reads_results(scope: Scope) -> bool:
    return bool(scope.roles & {*COORDINATORS, Role.NATIONAL_COORDINATOR})


@require_http_methods(["GET", "HEAD", "POST"])
def survey(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Nothing of a request is kept but what the services write."""
    scope = scope_of_request(request)
    if not answers(scope) and not reads_results(scope):
        raise PermissionDenied
    if request.method != "POST":
        return _page(request, site, SurveyForm(auto_id="%s"))
    if not answers(scope):
        raise PermissionDenied
    form = SurveyForm(request.POST, auto_id="%s")
    if not form.is_valid():
        return _page(request, site, form, status=422)
    try:
        answer(actor=request.user, on=scope.on, **form.cleaned_data)
    except Problem as problem:
        form.take(problem)
        return _page(request, site, form, status=problem.status)
    messages.success(request, _("Thank you. Nobody can tell that this answer is yours."))
    return redirect("panel:survey")


def _page(request: HttpRequest, site: AdminSite, form: SurveyForm, *, status: int = 200) -> HttpResponse:
    scope = scope_of_request(request)
    may_answer = answers(scope)
    is_done = may_answer and has_answered(request.user, scope.on)
    context = {
        "title": _("Survey of officers"),
        "month": scope.on,
        "is_done": is_done,
        "form": form if may_answer and not (is_done and not form.is_bound) else None,
        "refused": [form] if form.is_bound and form.errors else [],
        "results": _results(scope) if reads_results(scope) else None,
        "fewest": FEWEST,
    }
    return TemplateResponse(request, "panel/survey.html", site.each_context(request) | context, status=status)


def _results(scope: Scope) -> list[dict[str, object]]:
    """Of everything below the coordinator, never of a part of it: the difference of two sums would name few people."""
    roots = frozenset().union(*(scope.units(role) for role in COORDINATORS))
    if Role.NATIONAL_COORDINATOR in scope.roles:
        roots = frozenset(national_roots())
    found = [results(roots, month) for month in open_months(scope.on)]
    return [_shown(one) for one in found if one is found[0] or one.answers]


def _shown(found: Results) -> dict[str, object]:
    bars = [
        {"label": Obstacle(code).label, "count": count, "percent": round(100 * count / found.answers)}
        for code, count in found.obstacles
    ]
    return {"month": in_words(found.month), "answers": found.answers, "bars": bars, "proposals": found.proposals}
