"""The page of a beat, its map, its officer's contact to save and its leaflet to print."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from districts import outlines, paper
from districts.cards import Card, cards
from districts.contact import contact
from districts.models import Beat
from districts.packed import Packed
from districts.views.answers import READ, page

MANY_STREETS = 12  # from here on the list of streets has a field to search it
MOST_STREETS_ON_PAPER = 24


def card_of(unit: str, number: str) -> Card:
    """The card of a beat of the current edition, with its area. Two queries."""
    row = Beat.objects.current().with_people(timezone.localdate()).filter(unit__slug=unit, number=number).first()
    if row is None:
        raise Http404
    return cards([row])[0]


@require_safe
def beat(request: HttpRequest, unit: str, number: str) -> HttpResponse:
    card = card_of(unit, number)
    west, south, east, north = card.beat.area.extent
    context = {
        "card": card,
        "beat": card.beat,
        "centre": ((west + east) / 2, (south + north) / 2),
        "box": ",".join(f"{degrees:.5f}" for degrees in card.beat.area.extent),
        "many_streets": len(card.beat.streets) >= MANY_STREETS,
    }
    return page(request, "districts/beat.html", context)


@require_safe
def beat_map(request: HttpRequest, unit: str, number: str) -> HttpResponse:
    row = Beat.objects.current().filter(unit__slug=unit, number=number).first()
    if row is None:
        raise Http404
    return Packed.of(outlines.around(row)).answer(request)


@require_safe
def contact_file(request: HttpRequest, unit: str, number: str) -> HttpResponse:
    card = card_of(unit, number)
    body = contact(card, request.build_absolute_uri(card.url))
    headers = {"Content-Disposition": 'attachment; filename="dzielnicowy.vcf"', "Cache-Control": READ}
    return HttpResponse(body, "text/vcard; charset=utf-8", headers=headers)


@require_safe
def leaflet(request: HttpRequest, unit: str, number: str) -> HttpResponse:
    card = card_of(unit, number)
    streets = card.beat.streets
    context = {
        "card": card,
        "beat": card.beat,
        "streets": streets[:MOST_STREETS_ON_PAPER],
        "more_streets": max(0, len(streets) - MOST_STREETS_ON_PAPER),
        "outline": paper.outline(card.beat.area, _("Outline of the beat")),
        "code": paper.code(request.build_absolute_uri(card.url)),
        "address": request.build_absolute_uri(card.url),
        "map_address": request.build_absolute_uri(reverse("reports:map")),
        "printed_on": timezone.localdate(),
    }
    return paper.answer(request, "districts/leaflet.html", context, f"ulotka-{unit}-{card.beat.pk}.pdf")
