"""The finder: one field for an address, a place, a unit or the name of an officer; the answer is a person."""

import re
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.parameters import known, number
from accounts.problems import Flaw, Problem
from districts.addresses.search import Hit, best_of, search
from districts.cards import Card, cards
from districts.geo import BadCoordinates, checked
from districts.lookup import Located, OutsideArea, locate_all
from districts.models import Beat, Unit
from districts.names import MOST_OFFICERS, beats_of_officers, units_named
from districts.views.answers import page

MOST_ADDRESS = 200


@dataclass
class Finding:
    """What the finder found: the place that was meant and its cards, or things to choose from, or why nothing.

    `part` is the kind of what was found where only a part of the address was. `people` are beats by the names of those
    who serve them.
    """

    address: str = ""
    place: Hit | None = None
    located: Located | None = None
    cards: list[Card] = field(default_factory=list)
    candidates: list[Hit] = field(default_factory=list)
    people: list[Beat] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    part: str = ""
    sentence: str = ""
    status: int = 200

    @property
    def is_choice(self) -> bool:
        return bool(self.candidates or self.people or self.units)

    @property
    def shown_people(self) -> list[Beat]:
        return self.people[:MOST_OFFICERS]

    @property
    def more_people(self) -> bool:
        return len(self.people) > MOST_OFFICERS

    def refuse(self, problem: Problem) -> "Finding":
        self.sentence, self.status = problem.sentence, problem.status
        return self


@require_safe
def finder(request: HttpRequest) -> HttpResponse:
    found = Finding(address=request.GET.get("address", "")[:MOST_ADDRESS])
    try:
        known(request.GET, {"address", "lon", "lat", "place"})
        look_up(request, found)
    except Problem as problem:
        found.refuse(problem)
    response = page(request, "districts/finder.html", {"found": found}, found.status)
    if request.GET:
        response["Cache-Control"] = "no-store"  # where somebody looked stays with them
    return response


def look_up(request: HttpRequest, found: Finding) -> None:
    lon, lat = number(request.GET, "lon"), number(request.GET, "lat")
    if lon is not None and lat is not None:
        label = request.GET.get("place", "")[:MOST_ADDRESS] or f"{lat:.5f}, {lon:.5f}"
        answer_for(found, Hit(label, "address", lon, lat))
    elif found.address.strip():
        look_up_words(found)
    elif "address" in request.GET:
        found.sentence, found.status = _("Type an address, a place or a name."), 422


def look_up_words(found: Finding) -> None:
    """Places first; officers and units where the words may be theirs. An address with a number is nobody's name."""
    hits = search(found.address)
    best = best_of(hits)
    if not re.search(r"[0-9]", found.address):
        is_exact = bool(best) and best[0].quality == 0
        found.people = beats_of_officers(found.address, timezone.localdate(), whole=is_exact)
        found.units = [] if is_exact else units_named(found.address)
    if len(best) == 1 and not found.is_choice:
        answer_for(found, best[0])
    elif len(found.people) == 1 and not best and not found.units:
        found.cards, found.people = cards(found.people), []
    elif not hits and not found.is_choice:
        raise Problem("address_not_found")
    elif best or not found.is_choice:  # a part of an address is not offered beside a name that fits
        found.candidates = best or hits
        found.part = "" if best else hits[0].kind


def answer_for(found: Finding, place: Hit) -> None:
    """Raises `Problem` for coordinates that cannot be and places that nobody here serves."""
    try:
        lon, lat = checked(place.lon, place.lat)
        found.located = locate_all(lon, lat, place.extent)
    except BadCoordinates as bad:
        raise Problem(fields={bad.field: Flaw(bad.code, {"served": served()})}) from None
    except OutsideArea as outside:
        raise Problem(fields={"lon": Flaw("outside_area", {"served": outside.served})}) from None
    found.place = place
    found.cards = cards(found.located.beats)


def served() -> str:
    root = Unit.objects.filter(parent=None).order_by("pk").first()
    return root.name if root else ""
