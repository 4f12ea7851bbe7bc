"""Categories in the panel: those of today, what comes, who changed what; a change is seen and counted before it is saved."""

import copy
import datetime
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.problems import Problem
from reports.models import Category, CategoryChange, CategoryGroup
from verification.panel.category_form import CategoryForm, label_of, value_of
from verification.panel.identity import scope_of_request
from verification.permissions import may_rule
from verification.services.categories import NewChange, add_change, check_change, use_of, withdraw_change
from verification.services.new_categories import withdraw_category


@dataclass(frozen=True)
class ChangeRow:
    """`lines` are label, value before and after. `state` is coming, waiting (its day has come, the job has not), past, or
    new: the category itself comes then.
    """

    change: CategoryChange
    state: str
    lines: list[tuple[str, str, str]]


@require_safe
def categories(request: HttpRequest, site: AdminSite) -> HttpResponse:
    scope = scope_of_request(request)
    on = scope.on
    coming = CategoryChange.objects.filter(applied_at=None).order_by("-effective_from")
    days = dict(coming.values_list("category", "effective_from"))
    rows = [
        {"category": row, "ended": bool(row.valid_to and row.valid_to < on), "coming": days.get(row.pk)}
        for row in Category.objects.all()
    ]
    groups = list(CategoryGroup)
    rows.sort(key=lambda row: groups.index(row["category"].group))
    context = {"title": _("Categories"), "rows": rows, "on": on, "may_add": may_rule(scope)}
    return TemplateResponse(request, "panel/categories.html", site.each_context(request) | context)


@require_http_methods(["GET", "HEAD", "POST"])
def category(request: HttpRequest, slug: str, site: AdminSite) -> HttpResponse:
    """Every officer reads. A change is shown as the resident will see it first; `confirmed` saves it."""
    found = get_object_or_404(Category, slug=slug)
    scope = scope_of_request(request)
    if request.method != "POST":
        return _page(request, site, found, CategoryForm.of(found, scope.on))
    if not may_rule(scope):
        raise PermissionDenied
    if request.POST.get("withdraw") == "category":
        return _withdraw_all(request, found, scope.on)
    if request.POST.get("withdraw"):
        return _withdraw(request, found, scope.on)
    form = CategoryForm(request.POST)
    if not form.is_valid():
        return _page(request, site, found, form, status=422)
    change = form.change(found)
    try:
        if request.POST.get("confirmed"):
            add_change(change=change, actor=request.user, at=timezone.now(), on=scope.on)
            messages.success(request, _("The change is saved. Until its day nothing is different."))
            return redirect("panel:category", slug)
        check_change(change, scope.on)
    except Problem as problem:
        form.take(problem)
        return _page(request, site, found, form, status=problem.status)
    return _page(request, site, found, form, tried=change)


def _withdraw(request: HttpRequest, found: Category, on: datetime.date) -> HttpResponse:
    key = request.POST["withdraw"]
    change = get_object_or_404(found.dated_changes, pk=int(key) if key.isdecimal() and len(key) < 19 else 0)
    try:
        withdraw_change(change=change, actor=request.user, on=on)
    except Problem as problem:
        messages.error(request, problem.sentence)
    else:
        messages.success(request, _("The change is taken back; nothing had used it."))
    return redirect("panel:category", found.slug)


def _withdraw_all(request: HttpRequest, found: Category, on: datetime.date) -> HttpResponse:
    try:
        withdraw_category(category=found, actor=request.user, on=on)
    except Problem as problem:
        messages.error(request, problem.sentence)
        return redirect("panel:category", found.slug)
    messages.success(request, _("The category is taken back; nobody could choose it yet."))
    return redirect("panel:categories")


def _page(
    request: HttpRequest,
    site: AdminSite,
    found: Category,
    form: CategoryForm,
    *,
    tried: NewChange | None = None,
    status: int = 200,
) -> HttpResponse:
    scope = scope_of_request(request)
    context = {
        "title": found.label,
        "category": found,
        "begins": found.valid_from if found.valid_from > scope.on else None,
        "changes": [_row(change, scope.on) for change in _history(found)],
        "form": form if may_rule(scope) else None,
        "tried": tried,
        "refused": [form] if form.is_bound and form.errors else [],
    }
    if tried is not None:
        before = {name: getattr(found, name) for name in tried.after}
        context |= {
            "preview": _preview(found, tried),
            "use": use_of(tried, scope.on),
            "lines": _lines(tried.after, before),
        }
    return TemplateResponse(request, "panel/category.html", site.each_context(request) | context, status=status)


def _history(found: Category) -> list[CategoryChange]:
    return list(found.dated_changes.select_related("made_by", "category").order_by("-effective_from"))


def _row(change: CategoryChange, on: datetime.date) -> ChangeRow:
    ahead = change.effective_from > on
    state = ("new" if ahead else "past") if change.applied_at else ("coming" if ahead else "waiting")
    before = change.before or {name: getattr(change.category, name) for name in change.after}
    return ChangeRow(change, state, _lines(change.after, before))


def _lines(after: dict[str, object], before: dict[str, object]) -> list[tuple[str, str, str]]:
    return [(label_of(name), value_of(name, before[name]), value_of(name, value)) for name, value in after.items()]


def _preview(found: Category, change: NewChange) -> Category:
    """Never saved."""
    preview = copy.copy(found)
    for name, value in change.after.items():
        setattr(preview, name, value)
    return preview
