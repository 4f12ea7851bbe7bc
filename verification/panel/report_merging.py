"""Merging and taking apart on the page of one report: the report on the screen is the one that stays."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.problems import Problem
from reports.models import Report
from verification.panel.bulk_merge import merged_words
from verification.panel.merging import MergeForm
from verification.panel.report_answers import back, say_no, show
from verification.permissions import get_report_for
from verification.scope import Scope
from verification.services import merge, unmerge


def _merge(request: HttpRequest, site: AdminSite, scope: Scope, found: Report) -> HttpResponse:
    form = MergeForm(request.POST)
    form.full_clean()
    ids = form.ids()
    try:
        merge(ids=ids, target=found.public_id, actor=request.user, at=timezone.now())
    except Problem as problem:
        form.add_error(None, problem.sentence)
        fresh = get_report_for(scope, found.public_id)
        return show(request, site, scope, fresh, status=problem.status, merging=form)
    messages.success(request, merged_words(len(ids - {found.public_id})))
    return back(request, found)


def _unmerge(request: HttpRequest, site: AdminSite, scope: Scope, found: Report) -> HttpResponse:
    try:
        unmerge(report=found, actor=request.user, at=timezone.now())
    except Problem as problem:
        say_no(request, problem)
    else:
        messages.success(request, _("The report stands by itself again, with its old deadlines."))
    return back(request, found)


ACTS: dict[str, Callable[..., HttpResponse]] = {"merge": _merge, "unmerge": _unmerge}
