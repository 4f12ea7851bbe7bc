"""The visits of a round as screens: what is known of each place, and the form of the visit."""

import datetime
import uuid
from dataclasses import dataclass

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from districts.addresses.nearest import nearest_streets
from reports.models import Report, VisitResult
from verification import queue as line
from verification.models import Visit, VisitMethod
from verification.panel import report_rows, words
from verification.panel.forms import TEXT, LocalMoment, PanelForm
from verification.round import Stop
from verification.scope import Scope
from verification.services import NewVisit

AHEAD = datetime.timedelta(minutes=10)  # by which the clock of a phone may run ahead of ours
_WHEN = ("now", "soon", "other")


class RoundForm(PanelForm):
    """Without `at` the visit is of the moment in which the form arrives. `key` was given with the page."""

    report = forms.UUIDField(widget=forms.HiddenInput)
    key = forms.UUIDField(widget=forms.HiddenInput)
    result = forms.ChoiceField(label=_("Result"), choices=VisitResult.choices, widget=forms.RadioSelect)
    method = forms.ChoiceField(label=_("How"), choices=VisitMethod.choices)
    note = forms.CharField(
        label=_("Note for the service"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs=TEXT | {"rows": 2}),
    )
    at = forms.DateTimeField(label=_("Another time than now"), required=False, widget=LocalMoment)

    def visit(self) -> NewVisit:
        values = {name: self.cleaned_data[name] for name in ("method", "result", "note", "key")}
        now, at = timezone.now(), self.cleaned_data["at"]
        is_now = at is None or now < at < now + AHEAD
        return NewVisit(at=now if is_now else at, **values)

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


def stop_rows(stops: list[Stop], scope: Scope, refused: RoundForm | None) -> list[StopRow]:
    """With the refused form in its place. Two queries, none without stops."""
    if not stops:
        return []
    streets = nearest_streets([stop.report.point for stop in stops])
    usual = _usual_method(scope)
    return [_row(stop, street, scope, usual, refused) for stop, street in zip(stops, streets, strict=True)]


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
