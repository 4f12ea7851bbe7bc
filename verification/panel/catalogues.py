"""The catalogues in the panel: what there is to choose from and to count by, one page each."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from verification.panel.identity import scope_of_request
from verification.panel.set_aside import is_guardian
from verification.permissions import may_audit
from verification.scope import Scope


def everybody(scope: Scope) -> bool:
    return True


@dataclass(frozen=True)
class Catalogue:
    name: str
    icon: str
    label: Promise
    about: Promise
    shown: Callable[[Scope], bool] = everybody

    @property
    def address(self) -> str:
        """ "" where this installation has no such page."""
        try:
            return reverse(self.name)
        except NoReverseMatch:
            return ""


CATALOGUES: tuple[Catalogue, ...] = (
    Catalogue("panel:rules", "calendar-clock", gettext_lazy("Deadlines"), gettext_lazy("How long each step may take and where the number comes from.")),
    Catalogue("panel:categories", "layout-grid", gettext_lazy("Categories"), gettext_lazy("What residents choose from, how exact the public point is, how many visits are needed.")),
    Catalogue("panel:reasons", "list-checks", gettext_lazy("Reasons"), gettext_lazy("What may be given as the reason of each decision.")),
    Catalogue("panel:tasking", "route", gettext_lazy("Tasking rules"), gettext_lazy("Which reports go by themselves to traffic, a patrol or another cell.")),
    Catalogue("panel:templates", "message-square-text", gettext_lazy("Answer templates"), gettext_lazy("Sentences that officers use again, in three languages.")),
    Catalogue("panel:partners", "handshake", gettext_lazy("Partners"), gettext_lazy("Bodies outside the Police that take reports over.")),
    Catalogue("panel:audit", "scroll-text", gettext_lazy("Audit"), gettext_lazy("Who did what, and who looked at what."), may_audit),
    Catalogue("panel:set_aside", "image-off", gettext_lazy("Set aside"), gettext_lazy("Photos that match known illegal pictures, and what to do."), is_guardian),
)  # fmt: skip


@require_safe
def catalogues(request: HttpRequest, site: AdminSite) -> HttpResponse:
    scope = scope_of_request(request)
    shown = [row for row in CATALOGUES if row.address and row.shown(scope)]
    context = {"title": _("Catalogues"), "catalogues": shown}
    return TemplateResponse(request, "panel/catalogues.html", site.each_context(request) | context)
