"""The directory of units, a unit with all its beats and officers, their map, and the unit's posters."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from districts import outlines, paper
from districts.cards import Card, cards
from districts.models import Beat, Unit
from districts.packed import Packed
from districts.views.answers import page

A4, A3 = "a4", "a3"


@require_safe
def units(request: HttpRequest) -> HttpResponse:
    """The whole tree in one query; the branches are put together here."""
    rows = list(Unit.objects.order_by("depth", "name", "pk"))
    below: dict[int | None, list[Unit]] = {}
    for row in rows:
        below.setdefault(row.parent_id, []).append(row)
    for row in rows:
        row.branches = below.get(row.pk, [])
    return page(request, "districts/units.html", {"roots": below.get(None, []), "count": len(rows)})


def unit_of(slug: str) -> Unit:
    row = Unit.objects.select_related("parent", "head").filter(slug=slug).first()
    if row is None:
        raise Http404
    return row


@require_safe
def unit(request: HttpRequest, slug: str) -> HttpResponse:
    row = unit_of(slug)
    has_beats = row.kind not in outlines.ABOVE_COUNTIES
    groups = by_unit(row) if has_beats else []
    below = list(row.children.order_by("name", "pk"))
    context = {"unit": row, "below": below, "groups": groups, "has_map": bool(groups) or (below and not has_beats)}
    return page(request, "districts/unit.html", context)


def by_unit(above: Unit) -> list[tuple[Unit, list[Card]]]:
    """The cards of a unit's own beats, then those of each unit below it. Two queries."""
    beats = Beat.objects.current().in_tree(above).with_people(timezone.localdate()).defer("area")
    found: dict[Unit, list[Card]] = {}
    for card in cards(beats.order_by("unit__depth", "unit__name", "unit_id", "sort_key", "pk")):
        found.setdefault(card.beat.unit, []).append(card)
    return list(found.items())


@require_safe
def unit_map(request: HttpRequest, slug: str) -> HttpResponse:
    return Packed.of(outlines.of_unit(unit_of(slug))).answer(request)


@require_safe
def poster(request: HttpRequest, slug: str, size: str) -> HttpResponse:
    row = unit_of(slug)
    report = request.build_absolute_uri(reverse("reports:submit"))
    about = request.build_absolute_uri(reverse("districts:unit", args=[slug]))
    context = {
        "unit": row,
        "size": size,
        "report": report,
        "report_code": paper.code(report),
        "unit_address": about,
        "unit_code": paper.code(about),
    }
    return paper.answer(request, "districts/poster.html", context, f"plakat-{slug}-{size}.pdf")
