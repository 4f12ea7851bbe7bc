"""The boards: who of a section has what, for its head; units side by side, for coordinators."""

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from districts.models import Beat, Unit
from verification.models import Role
from verification.panel.board_cells import shown_row
from verification.panel.identity import scope_of_request
from verification.permissions import COMPARERS, COORDINATORS, OVERSEERS
from verification.scope import EVERYWHERE, UNIT_CHAIN, Scope, covers
from verification.section_board import section_board
from verification.unit_board import unit_board

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
    """What lies below the coordinator's own unit, or below the one that `unit` names. An auditor compares, and opens no section."""
    scope = scope_of_request(request)
    if not scope.roles & COMPARERS:
        raise PermissionDenied
    top = _named(request, scope, COMPARERS) or _highest(scope)
    if top is None:
        raise Http404
    rows, together = unit_board(top, scope.on)
    below = [row.unit for row in rows]
    with_units = set(Unit.objects.filter(parent__in=below).values_list("parent_id", flat=True))
    with_beats = set(Beat.objects.current().filter(unit__in=below).values_list("unit_id", flat=True))
    if not scope.roles & OVERSEERS:
        with_beats = set()
    above = top.parent if top.parent and covers(scope, top.parent, COMPARERS) else None
    context = {
        "title": top.name,
        "rows": [shown_row(row, with_units, with_beats) for row in rows],
        "together": shown_row(together, set(), set()),
        "above": above,
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
    if scope.roles & EVERYWHERE:
        return found.filter(parent=None).first()
    own = frozenset().union(*(scope.units(role) for role in COORDINATORS))
    return found.filter(pk__in=own).first()
