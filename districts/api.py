"""The public API of the where part (design section 7): who serves a place, officers, addresses, units, beats.

Answers have exactly the fields named there. No authentication, no session.
"""

import json
import uuid

from django.contrib.gis.db.models.functions import AsGeoJSON
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.parameters import bad_parameter, known, no_parameters, number
from accounts.problems import Flaw, Problem
from districts import api_schema as schema
from districts.addresses.search import Hit, best_of, search
from districts.cards import cards, unit_dict
from districts.geo import PLACES, BadCoordinates, checked
from districts.lookup import AMBIGUOUS, HOLE, NEAR_BORDER, Located, OutsideArea, locate_all
from districts.models import Beat, Unit
from districts.names import officers_named

PAGE = 50
MOST_ROWS = 100_000
READ = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, no-cache"}
REASONS = {
    NEAR_BORDER: _("The place is less than 30 metres from the border of another beat."),
    AMBIGUOUS: _("More than one place has this address. Choose yours from the list."),
    HOLE: _("No beat covers this place. The unit answers."),
}
SEVERAL = _("Several beats serve this place. Give the street and the number.")


class Locate(APIView):
    @extend_schema(responses=schema.LocatedShape, parameters=schema.PLACE)
    def get(self, request: Request) -> Response:
        known(request.GET, {"lon", "lat", "address"})
        places = _asked_places(request)
        place = places[0]
        found = _located(place)
        match = AMBIGUOUS if len(places) > 1 else found.match
        reason = SEVERAL if found.match == AMBIGUOUS and len(places) == 1 else REASONS.get(match)
        answer = {
            "match": match,
            "reason": str(reason) if reason else None,
            "place": _place(place),
            "unit": unit_dict(found.unit),
            "beats": [card.as_dict() for card in cards(found.beats)],
            "candidates": [_place(other) for other in places] if len(places) > 1 else [],
        }
        return Response(answer, headers=READ | {"Cache-Control": "no-store"})


class Officers(APIView):
    @extend_schema(responses=schema.CardPage, parameters=schema.NAME)
    def get(self, request: Request) -> Response:
        known(request.GET, {"name", "cursor"})
        if "name" not in request.GET:
            raise bad_parameter("name")
        words = request.GET["name"].split()[:4]
        beats = _beats().order_by("holding__officer__last_name", "holding__officer__first_name", "pk")
        found = beats.filter(officers_named(words)) if sum(map(len, words)) >= 2 else beats.none()
        return _card_page(request, found)


class Addresses(APIView):
    """`Match: partial` says that no hit holds all that was typed; `Fitting` how many hold it equally well, the first ones."""

    @extend_schema(responses=schema.HitShape(many=True), parameters=schema.QUESTION)
    def get(self, request: Request) -> Response:
        known(request.GET, {"q"})
        hits = search(request.GET.get("q", ""))
        match = {"Match": "partial" if hits and hits[0].is_partial else "full", "Fitting": str(len(best_of(hits)))}
        return Response([hit.as_dict() for hit in hits], headers=READ | match)


class Units(APIView):
    @extend_schema(operation_id="list_units", responses=schema.UnitPage, parameters=schema.CURSOR)
    def get(self, request: Request) -> Response:
        known(request.GET, {"cursor"})
        rows, following = _page(request, Unit.objects.order_by("depth", "name", "pk"))
        return Response({"results": [unit_dict(unit) for unit in rows], "next": following}, headers=READ)


class OneUnit(APIView):
    @extend_schema(operation_id="read_unit", responses=schema.UnitShape)
    def get(self, request: Request, slug: str) -> Response:
        no_parameters(request)
        unit = Unit.objects.filter(slug=slug).first()
        if unit is None:
            raise Http404
        return Response(unit_dict(unit), headers=READ)


class Beats(APIView):
    @extend_schema(operation_id="list_beats", responses=schema.CardPage, parameters=schema.UNIT)
    def get(self, request: Request) -> Response:
        known(request.GET, {"unit", "cursor"})
        beats = _beats().order_by("unit__name", "sort_key", "pk")
        slug = request.GET.get("unit", "")
        if slug:
            unit = Unit.objects.filter(slug=slug).first()
            if unit is None:
                raise bad_parameter("unit")
            beats = beats.in_tree(unit)
        return _card_page(request, beats)


class OneBeat(APIView):
    @extend_schema(operation_id="read_beat", responses=schema.BeatShape)
    def get(self, request: Request, public_id: uuid.UUID) -> Response:
        no_parameters(request)
        beat = _beats().annotate(geojson=AsGeoJSON("area", precision=PLACES)).filter(public_id=public_id).first()
        if beat is None:
            raise Http404
        [card] = cards([beat])
        return Response(card.as_dict() | {"area": json.loads(beat.geojson)}, headers=READ)


def _asked_places(request: Request) -> list[Hit]:
    """The place of the question; several where an address fits more than one equally well."""
    query = request.GET
    lon, lat, address = number(query, "lon"), number(query, "lat"), query.get("address", "").strip()
    missing = [name for name, value in (("lon", lon), ("lat", lat)) if value is None]
    if address:
        if len(missing) < 2:
            raise bad_parameter("address")
        return _addressed(address)
    if missing:
        raise Problem(fields=dict.fromkeys(missing, "bad_parameter"))
    lon, lat = _checked(lon, lat)
    return [Hit(f"{lat:.6f}, {lon:.6f}", "address", lon, lat)]


def _addressed(address: str) -> list[Hit]:
    hits = search(address)
    best = best_of(hits)
    if not best:
        raise Problem("address_not_found", extra={"candidates": [_place(hit) for hit in hits]})
    localities = [hit for hit in best if hit.kind == "locality"]
    return localities or best


def _checked(lon: float, lat: float) -> tuple[float, float]:
    try:
        return checked(lon, lat)
    except BadCoordinates as bad:
        meant = {"lon": bad.suggestion[0], "lat": bad.suggestion[1]} if bad.suggestion else None
        params = {"served": _served()} if bad.code == "outside_area" else {}
        raise Problem(fields={bad.field: Flaw(bad.code, params)}, suggestion=meant) from None


def _located(place: Hit) -> Located:
    try:
        return locate_all(place.lon, place.lat, place.extent)
    except OutsideArea as outside:
        raise Problem(fields={"lon": Flaw("outside_area", {"served": outside.served})}) from None


def _served() -> str:
    root = Unit.objects.filter(parent=None).order_by("pk").first()
    return root.name if root else ""


def _place(hit: Hit) -> dict[str, object]:
    return {"label": hit.label, "lon": hit.lon, "lat": hit.lat}


def _beats() -> QuerySet[Beat]:
    return Beat.objects.current().with_people(timezone.localdate()).defer("area")


def _card_page(request: Request, beats: QuerySet[Beat]) -> Response:
    rows, following = _page(request, beats)
    return Response({"results": [card.as_dict() for card in cards(rows)], "next": following}, headers=READ)


def _page(request: Request, rows: QuerySet) -> tuple[list, str | None]:
    """A page of a directory that changes by the day: the cursor is the number of rows seen. One query."""
    cursor = request.GET.get("cursor", "") or "0"
    if not cursor.isascii() or not cursor.isdigit() or int(cursor[:9]) > MOST_ROWS:
        raise bad_parameter("cursor")
    start = int(cursor)
    found = list(rows[start : start + PAGE + 1])
    if len(found) <= PAGE:
        return found, None
    query = request.GET.copy()
    query["cursor"] = str(start + PAGE)
    return found[:PAGE], f"{request.path}?{query.urlencode()}"
