"""Photos that were set aside as known illegal pictures: that there are any, of which report, and what to do. Never the picture."""

from dataclasses import dataclass

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from reports.models import Photo, Report
from verification.panel.identity import scope_of_request
from verification.permissions import GUARDIANS
from verification.scope import Scope

MOST = 100


@dataclass(frozen=True)
class SetAside:
    """`is_held`: the key that opens it exists still. `link`: this person reads the report."""

    photo: Photo
    is_held: bool
    link: bool


@require_safe
def set_aside(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Only for the two roles that answer for law and data (docs/decisions/0011); to everybody else nothing tells of it."""
    scope = scope_of_request(request)
    if not is_guardian(scope):
        raise PermissionDenied
    rows = Photo.objects.filter(is_set_aside=True).select_related("report__unit").order_by("-added_on", "-pk")
    found = [SetAside(row, row.slot is not None, bool(scope.roles_in(row.report))) for row in rows[: MOST + 1]]
    context = {"title": _("Photos set aside"), "rows": found[:MOST], "has_more": len(found) > MOST}
    return TemplateResponse(request, "panel/set_aside.html", site.each_context(request) | context)


def is_guardian(scope: Scope) -> bool:
    return bool(scope.roles & GUARDIANS)


def are_set_aside(scope: Scope, report: Report) -> int:
    """How many of its photos, for the line on its page; 0 for whoever may not know. No query for those."""
    return report.photos.filter(is_set_aside=True).count() if is_guardian(scope) else 0
