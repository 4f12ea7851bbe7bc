"""The figures of a unit for a month: one field for each task, last month's number beside it, every correction readable."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Sum
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.problems import Problem
from districts.models import Unit
from verification.models import MonthlyFigure, ProgrammeTask
from verification.months import due_on, month_of, shifted
from verification.panel.forms import PanelForm
from verification.panel.identity import scope_of_request
from verification.panel.programme_places import Place, in_words, number_in, place_of, state_of, whole_number
from verification.permissions import may_enter_figures
from verification.scope import Scope
from verification.services.programme import MOST_REMARK, Figure, enter_figures, newest_figures, tasks_of

MOST = 99_999


class MonthForm(PanelForm):
    """`number-<slug>` and `remark-<slug>` for each task. A number that was given once cannot be taken away, only changed."""

    def __init__(self, tasks: Iterable[ProgrammeTask], held: dict[int, MonthlyFigure], data: QueryDict | None = None):
        super().__init__(data, auto_id="%s")
        self.tasks = list(tasks)
        for task in self.tasks:
            row = held.get(task.pk)
            self.fields[f"number-{task.slug}"] = forms.IntegerField(
                label=task.label,
                min_value=0,
                max_value=MOST,
                required=row is not None,
                initial=row.number if row else None,
                error_messages=whole_number(MOST),
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )
            self.fields[f"remark-{task.slug}"] = forms.CharField(
                label=gettext_lazy("Remark"),
                required=False,
                strip=False,
                max_length=MOST_REMARK,
                initial=row.remark if row else "",
            )

    def figures(self) -> dict[int, Figure]:
        """Of the tasks that have a number."""
        numbers = {task: self.cleaned_data[f"number-{task.slug}"] for task in self.tasks}
        given = {task: number for task, number in numbers.items() if number is not None}
        return {task.pk: Figure(number, self.cleaned_data[f"remark-{task.slug}"]) for task, number in given.items()}

    def clean(self) -> None:
        for task in self.tasks:
            if self.cleaned_data.get(f"remark-{task.slug}") and self.cleaned_data.get(f"number-{task.slug}") is None:
                self.add_error(f"number-{task.slug}", _("A remark needs its number; 0 where there was nothing."))


@dataclass(frozen=True)
class TaskRow:
    """`earlier` are the numbers that were corrected, the newest first. `before` is last month's, None where none is known."""

    task: ProgrammeTask
    number: forms.BoundField | None
    remark: forms.BoundField | None
    held: MonthlyFigure | None
    before: MonthlyFigure | None
    earlier: tuple[MonthlyFigure, ...]


@require_http_methods(["GET", "HEAD", "POST"])
def month(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Heads and coordinators. Last month is what opens: it is the one that is due."""
    scope = scope_of_request(request)
    place = place_of(scope, request.GET, shifted(month_of(scope.on), -1))
    if place.unit is None:
        raise PermissionDenied
    rows = rows_of(place)
    held = {row.task_id: row for row in rows}
    tasks = tasks_of(place.month)
    if request.method != "POST":
        return _page(request, site, place, rows, MonthForm(tasks, held))
    if not may_enter_figures(scope, place.unit):
        raise PermissionDenied
    form = MonthForm(tasks, held, request.POST)
    if not form.is_valid():
        return _page(request, site, place, rows, form, status=422)
    return _save(request, site, place, rows, form)


def rows_of(place: Place) -> list[MonthlyFigure]:
    return list(MonthlyFigure.objects.filter(unit=place.unit, month=place.month).select_related("by"))


def _save(
    request: HttpRequest, site: AdminSite, place: Place, rows: list[MonthlyFigure], form: MonthForm
) -> HttpResponse:
    try:
        written = enter_figures(
            unit=place.unit,
            month=place.month,
            figures=form.figures(),
            seen=number_in(request.POST.get("seen", "")),
            actor=request.user,
            at=timezone.now(),
        )
    except Problem as problem:
        rows = rows_of(place)
        changed = rows[-1] if problem.code == "stale_status" else None
        if changed is None:
            form.take(problem)
        return _page(request, site, place, rows, form, status=problem.status, changed=changed)
    if written:
        messages.success(
            request, _("Saved: %(unit)s, %(month)s.") % {"unit": place.unit, "month": in_words(place.month)}
        )
    return redirect(reverse("panel:month") + place.address())


def _page(
    request: HttpRequest,
    site: AdminSite,
    place: Place,
    rows: list[MonthlyFigure],
    form: MonthForm,
    *,
    status: int = 200,
    changed: MonthlyFigure | None = None,
) -> HttpResponse:
    scope = scope_of_request(request)
    context = {
        "title": _("Figures of the month"),
        "place": place,
        "form": form,
        "may_enter": may_enter_figures(scope, place.unit),
        "rows": _task_rows(place, rows, form),
        "seen": rows[-1].pk if rows else 0,
        "changed": changed,
        "refused": [form] if form.is_bound and form.errors else [],
        "due": due_on(place.month),
        "others": others(scope, place, len(form.tasks)) if len(place.units) > 1 else None,
        "states": unit_states(scope, place),
    }
    return TemplateResponse(request, "panel/month.html", site.each_context(request) | context, status=status)


def _task_rows(place: Place, rows: list[MonthlyFigure], form: MonthForm) -> list[TaskRow]:
    """One query, for last month."""
    before = {row.task_id: row for row in newest_figures([place.unit.pk], [place.before])}
    versions: dict[int, list[MonthlyFigure]] = defaultdict(list)
    for row in rows:
        versions[row.task_id].append(row)
    return [
        TaskRow(
            task,
            form[f"number-{task.slug}"],
            form[f"remark-{task.slug}"],
            versions[task.pk][-1] if versions[task.pk] else None,
            before.get(task.pk),
            tuple(reversed(versions[task.pk][:-1])),
        )
        for task in form.tasks
    ]


def unit_states(scope: Scope, place: Place) -> list[tuple[datetime.date, str]]:
    """How each month of the unit stands. One query. Months before its first figure are not missing, but the last one is."""
    counted = dict(
        MonthlyFigure.objects.filter(unit=place.unit, month__in=place.months)
        .values_list("month")
        .annotate(n=Count("task", distinct=True))
        .order_by()
    )
    first = min([*counted, place.months[1]])
    shown = [one for one in place.months if one >= first or one == place.month]
    return [(one, state_of(one, scope.on, counted.get(one, 0), len(tasks_of(one)))) for one in shown]


@dataclass(frozen=True)
class Others:
    """All units in scope in one month. `awaited` are those without all their numbers; `sums`: task, sum, in how many units."""

    units: tuple[tuple[Unit, str], ...]
    entered: int
    awaited: tuple[tuple[Unit, str], ...]
    sums: tuple[tuple[ProgrammeTask, int, int], ...]


def others(scope: Scope, place: Place, asked: int) -> Others:
    """Two queries."""
    keys = [unit.pk for unit in place.units]
    newest = newest_figures(keys, [place.month])
    counted = dict(
        MonthlyFigure.objects.filter(unit__in=keys, month=place.month)
        .values_list("unit")
        .annotate(n=Count("task", distinct=True))
        .order_by()
    )
    states = tuple((unit, state_of(place.month, scope.on, counted.get(unit.pk, 0), asked)) for unit in place.units)
    sums = MonthlyFigure.objects.filter(pk__in=newest.values("pk")).values_list("task").order_by()
    by_task = {task: (total, units) for task, total, units in sums.annotate(total=Sum("number"), units=Count("unit"))}
    return Others(
        states,
        sum(state == "entered" for _unit, state in states),
        tuple(row for row in states if row[1] != "entered"),
        tuple((task, *by_task[task.pk]) for task in tasks_of(place.month) if task.pk in by_task),
    )
