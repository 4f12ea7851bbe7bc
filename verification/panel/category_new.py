"""A new category in the panel: typed, seen as the resident will see it, then made from a day on."""

import datetime

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.problems import Problem
from reports.models import Category, CategoryGroup
from verification.panel.category_form import CategoryForm
from verification.panel.identity import scope_of_request
from verification.permissions import may_rule
from verification.services.categories import FIELDS
from verification.services.new_categories import NewCategory, add_category, check_category


class NewCategoryForm(CategoryForm):
    group = forms.ChoiceField(label=gettext_lazy("Group"), choices=CategoryGroup.choices)
    valid_to = None
    field_order = ("effective_from", "group")

    @staticmethod
    def fresh(on: datetime.date) -> "NewCategoryForm":
        usual = {
            name: Category._meta.get_field(name).get_default() for name in ("precision", "minimum_visits", "near_m")
        }
        return NewCategoryForm(initial=usual | {"effective_from": on + datetime.timedelta(days=1)})

    def new(self) -> NewCategory:
        data = self.cleaned_data
        fields = {name: data[name] for name in (*FIELDS, "group") if name in data}
        return NewCategory(fields, data["effective_from"], data["why"])


@require_http_methods(["GET", "HEAD", "POST"])
def category_new(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Only who may change categories comes here. `confirmed` saves what was shown before."""
    scope = scope_of_request(request)
    if not may_rule(scope):
        raise PermissionDenied
    if request.method != "POST":
        return _page(request, site, NewCategoryForm.fresh(scope.on))
    form = NewCategoryForm(request.POST)
    if not form.is_valid():
        return _page(request, site, form, status=422)
    new = form.new()
    try:
        if request.POST.get("confirmed"):
            made = add_category(new=new, actor=request.user, at=timezone.now(), on=scope.on)
            messages.success(request, _("The category is saved. Residents can choose it from its first day on."))
            return redirect("panel:category", made.slug)
        check_category(new, scope.on)
    except Problem as problem:
        form.take(problem)
        return _page(request, site, form, status=problem.status)
    return _page(request, site, form, tried=new)


def _page(
    request: HttpRequest, site: AdminSite, form: NewCategoryForm, *, tried: NewCategory | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "title": _("New category"),
        "form": form,
        "tried": tried,
        "preview": tried.row() if tried else None,
        "refused": [form] if form.is_bound and form.errors else [],
    }
    return TemplateResponse(request, "panel/category_new.html", site.each_context(request) | context, status=status)
