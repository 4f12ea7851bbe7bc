"""The keys of the panel as a page, and the switch that turns them off until the end of the session (WCAG 2.1.4).

The switch is kept in the session on the server; nothing is stored on the device.
"""

from dataclasses import dataclass

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from verification.panel.ways import way_back

OFF = "without_shortcuts"


@dataclass(frozen=True)
class Key:
    keys: tuple[str, ...]
    what: Promise


ON_BOTH = (
    Key(("?",), _("this list")),
    Key(("g", "q"), _("to the queue")),
)
ON_QUEUE = (
    Key(("j", "k"), _("the next row, the one before")),
    Key(("Enter",), _("open the row")),
    Key(("x",), _("tick the row, where several are chosen")),
    Key(("/",), _("to the search or the filters")),
)
ON_REPORT = (
    Key(("t",), _("to: take it for verification")),
    Key(("v",), _("to: record a visit")),
    Key(("c",), _("to: confirm")),
    Key(("n",), _("to: not confirmed")),
    Key(("e",), _("to: eliminated")),
    Key(("r",), _("to: hand over")),
    Key(("h",), _("to: joke or mistake")),
    Key(("m",), _("to: a note")),
    Key(("s",), _("the next report without a decision")),
)
SHEET = ((_("Everywhere"), ON_BOTH), (_("In the queue"), ON_QUEUE), (_("On a report"), ON_REPORT))


@require_http_methods(["GET", "HEAD", "POST"])
def shortcuts(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """A POST with `keys` on or off, then back to the page of the panel that sent it."""
    if request.method == "POST":
        request.session[OFF] = request.POST.get("keys") == "off"
        return redirect(way_back(request.POST.get("back", ""), "panel:shortcuts"))
    return TemplateResponse(request, "panel/shortcuts.html", site.each_context(request) | {"title": _("Keys")})
