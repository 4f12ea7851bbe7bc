"""The boards: who of a section has what, for its head; units side by side, for coordinators."""

from dataclasses import dataclass

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from districts.models import Beat, Unit
from verification.intervals import Median, Share
from verification.models import Role
from verification.panel.identity import scope_of_request
from verification.permissions import COORDINATORS, OVERSEERS
from verification.scope import UNIT_CHAIN, Scope, covers
from verification.section_board import section_board
from verification.unit_board import UnitRow, unit_board

_PARENTS = UNIT_CHAIN.removeprefix("unit__")


@require_safe
def section(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """A head's own sections, or the one that `unit` names; a coordinator names one, or comes to the units."""
    scope = scope_of_request(request)
    if not scope.roles & OVERSEERS:
        raise PermissionDenied
    named = _named(request, scope, OVERSEERS)
    own = scope.units(Role.SECTION_HEAD)
    if named is None and not own:
        return redirect("panel:unit_board")
    units = [named] if named else list(Unit.objects.filter(pk__in=own))
    context = {
        "title": " · ".join(unit.name for unit in units),
        "board": section_board(scope, frozenset(unit.pk for unit in units), scope.on),
        "above": named.parent if named and scope.roles & COORDINATORS else None,
    }
    return TemplateResponse(request, "panel/section_board.html", site.each_context(request) | context)


@require_safe
def units(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """What lies below the coordinator's own unit, or below the one that `unit` names."""
    scope = scope_of_request(request)
    if not scope.roles & COORDINATORS:
        raise PermissionDenied
    top = _named(request, scope, COORDINATORS) or _highest(scope)
    if top is None:
        raise Http404
    rows, together = unit_board(top, scope.on)
    with_units = set(Unit.objects.filter(parent__in=[row.unit for row in rows]).values_list("parent_id", flat=True))
    with_beats = set(
        Beat.objects.current().filter(unit__in=[row.unit for row in rows]).values_list("unit_id", flat=True)
    )
    above = top.parent if top.parent and covers(scope, top.parent, COORDINATORS) else None
    context = {
        "title": top.name,
        "rows": [_shown(row, with_units, with_beats) for row in rows],
        "together": _shown(together, set(), set()),
        "above": above,
        "few": any(row.share_confirmed.is_few for row in rows),
    }
    return TemplateResponse(request, "panel/unit_board.html", site.each_context(request) | context)


def _named(request: HttpRequest, scope: Scope, roles: frozenset[str]) -> Unit | None:
    """Unknown and out of scope are the same 404."""
    slug = request.GET.get("unit", "")
    if not slug:
        return None
    found = Unit.objects.select_related(_PARENTS).filter(slug=slug).first() if "\x00" not in slug else None
    if found is None or not covers(scope, found, roles):
        raise Http404
    return found


def _highest(scope: Scope) -> Unit | None:
    """The own unit of the coordinator, the highest where there are several; the whole country for a national one."""
    found = Unit.objects.select_related(_PARENTS).order_by("depth", "name")
    if Role.NATIONAL_COORDINATOR in scope.roles:
        return found.filter(parent=None).first()
    own = frozenset().union(*(scope.units(role) for role in COORDINATORS))
    return found.filter(pk__in=own).first()


@dataclass(frozen=True)
class ShareCell:
    """A share in words, whole percents. `low`, `high`, `at` place it on a bar of a hundred."""

    share: Share
    words: str
    interval: str
    low: int = 0
    high: int = 0
    at: int = 0


@dataclass(frozen=True)
class MedianCell:
    median: Median
    words: str
    interval: str


@dataclass(frozen=True)
class ShownRow:
    """`opens` is the page that says more: "units", "section" or ""."""

    row: UnitRow
    opens: str
    read: MedianCell
    verify: MedianCell
    confirmed: ShareCell
    late: ShareCell


def _shown(row: UnitRow, with_units: set[int], with_beats: set[int]) -> ShownRow:
    key = row.unit.pk if row.unit else 0
    opens = "section" if key in with_beats else "units" if key in with_units and not row.is_rest else ""
    return ShownRow(
        row, opens, _median(row.read), _median(row.verify), _share(row.share_confirmed), _share(row.share_late)
    )


def _share(share: Share) -> ShareCell:
    if share.value is None:
        return ShareCell(share, "–", "")
    low, high, at = (round(100 * value) for value in (share.low, share.high, share.value))
    return ShareCell(share, f"{at}%", f"{low}–{high}%", low, high, at)


def _median(found: Median) -> MedianCell:
    if not found.n:
        return MedianCell(found, "–", "")
    words = (
        _("still open")
        if found.value is None
        else ngettext("%(n)s day", "%(n)s days", found.value) % {"n": found.value}
    )
    interval = _("%(low)s or more") % {"low": found.low} if found.high is None else f"{found.low}–{found.high}"
    return MedianCell(found, words, interval if found.low is not None else "")
