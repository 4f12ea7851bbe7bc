"""The field round on a phone: every visit that is due on one page, so that the walk goes on where the network ends."""

import uuid
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.problems import Problem
from districts.addresses.nearest import nearest_streets
from reports.models import Report, VisitResult
from reports.statuses import Status
from verification import queue as line
from verification.models import Visit, VisitMethod
from verification.panel import report_rows, words
from verification.panel.forms import TEXT, LocalMoment, PanelForm
from verification.panel.identity import scope_of_request
from verification.panel.surroundings import overview
from verification.permissions import get_report_for
from verification.round import MOST, Stop, may_walk, round_of
from verification.scope import Scope
from verification.services import NewVisit, record_visit

_WHEN = ("now", "soon", "other")


class RoundForm(PanelForm):
    """Without `at` the visit is of the moment in which the form arrives. `key` was given with the page."""

    report = forms.UUIDField(widget=forms.HiddenInput)
    key = forms.UUIDField(widget=forms.HiddenInput)
    result = forms.ChoiceField(label=gettext_lazy("Result"), choices=VisitResult.choices, widget=forms.RadioSelect)
    method = forms.ChoiceField(label=gettext_lazy("How"), choices=VisitMethod.choices)
    note = forms.CharField(
        label=gettext_lazy("Note for the service"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs=TEXT | {"rows": 2}),
    )
    at = forms.DateTimeField(label=gettext_lazy("Another time than now"), required=False, widget=LocalMoment)

    def visit(self) -> NewVisit:
        values = {name: self.cleaned_data[name] for name in ("method", "result", "note", "key")}
        return NewVisit(at=self.cleaned_data["at"] or timezone.now(), **values)

    def sentences(self) -> list[str]:
        return [str(sentence) for errors in self.errors.values() for sentence in errors]


@dataclass(frozen=True)
class StopRow:
    """One screen. `when` is now, soon or other; `at` is "latitude,longitude" as a link to navigation takes it."""

    stop: Stop
    place: str
    street: str
    due: words.Due | None
    named: dict[str, object]
    when: str
    visits: list[report_rows.VisitRow]
    at: str
    form: RoundForm

    @property
    def report(self) -> Report:
        return self.stop.report


@require_http_methods(["GET", "HEAD", "POST"])
def field_round(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """A script asks for JSON: the token of a form after a new sign-in, and what became of a visit."""
    scope = scope_of_request(request)
    if not may_walk(scope):
        raise PermissionDenied
    if request.method == "POST":
        return _save(request, site, scope)
    if _is_script(request):
        return JsonResponse({"token": get_token(request)})
    return _page(request, site, scope)


def _is_script(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def _save(request: HttpRequest, site: AdminSite, scope: Scope) -> HttpResponse:
    form = RoundForm(request.POST, auto_id=f"{request.POST.get('report', '')[:36]}-%s")
    if not form.is_valid():
        return _refused(request, site, scope, form, 422)
    try:
        report = get_report_for(scope, form.cleaned_data["report"])
    except Http404:
        return _refused(request, site, scope, form, 404, _("This report is not yours any more."))
    try:
        record_visit(report=report, visit=form.visit(), actor=request.user, at=timezone.now())
    except Problem as problem:
        form.take(problem)
        return _refused(request, site, scope, form, problem.status)
    if _is_script(request):
        return JsonResponse({"sentences": []})
    messages.success(request, _("The visit is recorded. The resident sees the day and the result."))
    return redirect("panel:round")


def _refused(
    request: HttpRequest, site: AdminSite, scope: Scope, form: RoundForm, status: int, sentence: str = ""
) -> HttpResponse:
    if sentence:
        form.add_error(None, sentence)
    if _is_script(request):
        return JsonResponse({"sentences": form.sentences()}, status=status)
    return _page(request, site, scope, form, status)


def _page(
    request: HttpRequest, site: AdminSite, scope: Scope, refused: RoundForm | None = None, status: int = 200
) -> HttpResponse:
    stops, count = round_of(scope, timezone.now())
    reports = [stop.report for stop in stops]
    usual = _usual_method(scope) if stops else ""
    streets = nearest_streets([report.point for report in reports])
    rows = [_row(stop, street, scope, usual, refused) for stop, street in zip(stops, streets, strict=True)]
    context = {
        "title": _("Round"),
        "stops": rows,
        "more": max(count - MOST, 0),
        "refused": [refused] if refused else [],
        "stray": refused if refused is not None and refused not in [row.form for row in rows] else None,
        "untaken": 0 if rows else _untaken(scope),
        "map": overview(reports) if reports else None,
    }
    return TemplateResponse(request, "panel/round.html", site.each_context(request) | context, status=status)


def _row(stop: Stop, street: str, scope: Scope, usual: str, refused: RoundForm | None) -> StopRow:
    report = stop.report
    own = refused if refused is not None and refused.data.get("report") == str(report.public_id) else None
    fresh = {"report": report.public_id, "key": uuid.uuid4(), "method": usual}
    running = [clock for clock in report.clocks.all() if clock.stopped_on is None]
    nearest = min(running, key=lambda clock: clock.due_on, default=None)
    return StopRow(
        stop,
        words.place(report),
        street,
        words.due(nearest, scope.on, line.group_of(nearest.due_on, scope.on)) if nearest else None,
        report_rows.named(stop.content),
        _WHEN[stop.when],
        [report_rows.visit_row(visit, stop.content) for visit in stop.visits],
        f"{report.point.y:.6f},{report.point.x:.6f}",
        own or RoundForm(initial=fresh, auto_id=f"{report.public_id}-%s"),
    )


def _usual_method(scope: Scope) -> str:
    """How this officer checked the last time: who walks today goes on walking."""
    last = Visit.objects.filter(officer=scope.user).order_by("-pk").values_list("method", flat=True).first()
    return last or VisitMethod.ON_FOOT


def _untaken(scope: Scope) -> int:
    """New reports, told where nothing is left to visit."""
    return line.open_in_scope(scope).filter(status=Status.NEW).count()
