"""The index of the programme: what this person has to enter this month, and how it stands."""

from dataclasses import dataclass

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from verification.models import MonthlyFigure
from verification.months import month_of, shifted
from verification.panel.identity import scope_of_request
from verification.panel.programme_places import in_words, reporting_units, state_of
from verification.panel.programme_survey import answers, reads_results
from verification.scope import Scope
from verification.services.programme import tasks_of
from verification.services.survey import has_answered


@dataclass(frozen=True)
class Card:
    """One page of the programme. `state` is a word of `programme_places.state_of` or empty."""

    address: str
    icon: str
    title: Promise
    text: Promise
    state: str = ""
    detail: str = ""


@require_safe
def programme(request: HttpRequest, site: AdminSite) -> HttpResponse:
    scope = scope_of_request(request)
    cards = [card for make in (_month, _hours, _survey) if (card := make(scope))]
    if not cards:
        raise PermissionDenied
    context = {"title": _("Programme"), "cards": cards, "month": in_words(shifted(month_of(scope.on), -1))}
    return TemplateResponse(request, "panel/programme.html", site.each_context(request) | context)


def _month(scope: Scope) -> Card | None:
    """The month that is due: how many of the units have all their numbers."""
    units = reporting_units(scope)
    if not units:
        return None
    month = shifted(month_of(scope.on), -1)
    asked = len(tasks_of(month))
    counted = MonthlyFigure.objects.filter(unit__in=[unit.pk for unit in units], month=month).values("unit").order_by()
    numbers = list(counted.annotate(n=Count("task", distinct=True)).values_list("n", flat=True))
    done = sum(number >= asked for number in numbers)
    state = state_of(month, scope.on, asked if done == len(units) else min(sum(numbers), asked - 1), asked)
    detail = f"{done}/{len(units)}" if len(units) > 1 else ""
    text = _("How much of each task was done. By the 10th of the next month.")
    return Card(reverse("panel:month"), "calendar-check", _("Figures of the month"), text, state, detail)


def _hours(scope: Scope) -> Card | None:
    if not scope.beats and not reporting_units(scope):
        return None
    return Card(reverse("panel:hours"), "footprints", _("Hours on the beat"), _("Planned and done, beat by beat."))


def _survey(scope: Scope) -> Card | None:
    if not answers(scope) and not reads_results(scope):
        return None
    state = ("answered" if has_answered(scope.user, scope.on) else "asked") if answers(scope) else ""
    text = _("What stands in the way and what would help. Nobody can tell who said what.")
    return Card(reverse("panel:survey"), "message-square-text", _("Survey of officers"), text, state)
