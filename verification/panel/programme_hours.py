"""Hours on foot of each beat in a month, planned and done, and how far they are apart."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.problems import Problem
from districts.models import Beat
from verification.models import BeatHours, HoursKind
from verification.months import month_of
from verification.panel.forms import PanelForm
from verification.panel.identity import scope_of_request
from verification.panel.programme_places import PARENTS, Place, in_words, number_in, place_of, whole_number
from verification.permissions import may_enter_figures, may_enter_hours_done
from verification.scope import Scope
from verification.services.programme import enter_hours, newest_hours

MOST = 744  # hours of the longest month
OWN = "own"  # in the address: an officer's own beats
Held = dict[tuple[int, str], BeatHours]


@dataclass(frozen=True)
class Row:
    """A beat. `planned` and `done` are fields, None where this user may only read; `apart` is done less planned."""

    beat: Beat
    planned: forms.BoundField | None
    done: forms.BoundField | None
    plan: int | None
    made: int | None
    before: int | None
    earlier: tuple[BeatHours, ...]

    @property
    def apart(self) -> int | None:
        return None if self.plan is None or self.made is None else self.made - self.plan

    @property
    def short(self) -> int:
        """By how much less than planned."""
        return -(self.apart or 0)

    @property
    def share(self) -> int | None:
        """Percent of the plan."""
        return round(100 * self.made / self.plan) if self.plan and self.made is not None else None


class HoursForm(PanelForm):
    """`planned-<key>` and `done-<key>` of each beat, as far as the user may enter them."""

    def __init__(self, scope: Scope, beats: list[Beat], held: Held, data: QueryDict | None = None):
        super().__init__(data, auto_id="%s")
        self.names: dict[str, tuple[int, str]] = {}
        labels = {HoursKind.PLANNED: _("Hours planned"), HoursKind.DONE: _("Hours done")}
        for beat in beats:
            may = {
                HoursKind.PLANNED: may_enter_figures(scope, beat.unit),
                HoursKind.DONE: may_enter_hours_done(scope, beat),
            }
            for kind in (kind for kind, allowed in may.items() if allowed):
                row = held.get((beat.pk, kind))
                self.names[f"{kind}-{beat.pk}"] = (beat.pk, kind)
                self.fields[f"{kind}-{beat.pk}"] = forms.IntegerField(
                    label=labels[kind],
                    min_value=0,
                    max_value=MOST,
                    required=row is not None,
                    initial=row.hours if row else None,
                    error_messages=whole_number(MOST),
                    widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
                )

    def hours(self) -> dict[tuple[int, str], int]:
        given = {key: self.cleaned_data[name] for name, key in self.names.items()}
        return {key: hours for key, hours in given.items() if hours is not None}


@require_http_methods(["GET", "HEAD", "POST"])
def hours(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """A head sees the beats of the unit, an officer the own ones."""
    scope = scope_of_request(request)
    place = place_of(scope, request.GET, month_of(scope.on))
    beats = _beats(scope, place)
    if not beats and place.unit is None:
        raise PermissionDenied
    rows = _rows_of(place, beats)
    held = _newest(beats, rows)
    if request.method != "POST":
        return _page(request, site, place, beats, rows, HoursForm(scope, beats, held))
    form = HoursForm(scope, beats, held, request.POST)
    if not form.names:
        raise PermissionDenied
    if not form.is_valid():
        return _page(request, site, place, beats, rows, form, status=422)
    try:
        written = enter_hours(
            beats=beats,
            month=place.month,
            hours=form.hours(),
            seen=number_in(request.POST.get("seen", "")),
            actor=request.user,
            at=timezone.now(),
        )
    except Problem as problem:
        rows = _rows_of(place, beats)
        return _page(request, site, place, beats, rows, form, status=problem.status, changed=rows[-1])
    if written:
        messages.success(request, _("Hours saved: %(month)s.") % {"month": in_words(place.month)})
    return redirect(reverse("panel:hours") + place.address())


def _beats(scope: Scope, place: Place) -> list[Beat]:
    """Without their areas; with the chain of units, so that rights cost no query."""
    current = Beat.objects.current().select_related(f"unit__{PARENTS}").defer("area").order_by("sort_key", "pk")
    if place.unit is not None:
        return list(current.filter(unit=place.unit))
    return list(current.filter(public_id__in=scope.beats)) if scope.beats else []


def _rows_of(place: Place, beats: list[Beat]) -> list[BeatHours]:
    public_ids = [beat.public_id for beat in beats]
    found = BeatHours.objects.filter(beat__public_id__in=public_ids, month=place.month)
    return list(found.select_related("beat", "by").defer("beat__area").order_by("pk"))


def _newest(beats: list[Beat], rows: list[BeatHours]) -> Held:
    keys = {beat.public_id: beat.pk for beat in beats}
    return {(keys[row.beat.public_id], row.kind): row for row in rows}


def _page(
    request: HttpRequest,
    site: AdminSite,
    place: Place,
    beats: list[Beat],
    rows: list[BeatHours],
    form: HoursForm,
    *,
    status: int = 200,
    changed: BeatHours | None = None,
) -> HttpResponse:
    shown = _table(place, beats, rows, form)
    context = {
        "title": _("Hours on the beat"),
        "place": place,
        "form": form,
        "rows": shown,
        "seen": rows[-1].pk if rows else 0,
        "changed": changed,
        "refused": [form] if form.is_bound and form.errors else [],
        "plan": sum(row.plan or 0 for row in shown),
        "made": sum(row.made or 0 for row in shown),
    }
    return TemplateResponse(request, "panel/hours.html", site.each_context(request) | context, status=status)


def _table(place: Place, beats: list[Beat], rows: list[BeatHours], form: HoursForm) -> list[Row]:
    """One query, for last month."""
    held = _newest(beats, rows)
    found = newest_hours(beats, [place.before]).select_related("beat").defer("beat__area")
    before = {row.beat.public_id: row.hours for row in found if row.kind == HoursKind.DONE}

    def number(beat: Beat, kind: str) -> int | None:
        row = held.get((beat.pk, kind))
        return row.hours if row else None

    def field(beat: Beat, kind: str) -> forms.BoundField | None:
        name = f"{kind}-{beat.pk}"
        return form[name] if name in form.fields else None

    return [
        Row(
            beat,
            field(beat, HoursKind.PLANNED),
            field(beat, HoursKind.DONE),
            number(beat, HoursKind.PLANNED),
            number(beat, HoursKind.DONE),
            before.get(beat.public_id),
            tuple(row for row in reversed(rows) if row.beat.public_id == beat.public_id and row not in held.values()),
        )
        for beat in beats
    ]
