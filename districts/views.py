"""Pages of residents: find the district officer, a beat, the directory of units. No session, no user, no cookie."""

from dataclasses import dataclass, field

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.parameters import known, number
from accounts.problems import Flaw, Problem
from districts.addresses.search import Hit, best_of, search
from districts.cards import Card, cards
from districts.geo import BadCoordinates, checked
from districts.lookup import Located, OutsideArea, locate_all
from districts.models import Beat, Unit

READ = "public, max-age=5"
MOST_ADDRESS = 200
FIRST_LEVEL_WITH_BEATS = 1  # the root has too many to list on one page


def page(request: HttpRequest, template: str, context: dict[str, object], status: int = 200) -> HttpResponse:
    response = render(request, template, context, status=status)
    response["Cache-Control"] = READ
    return response


@dataclass
class Finding:
    """What the finder found: the place that was meant and its cards, or places to choose from, or why nothing.

    `part` is the kind of what was found where only a part of the address was.
    """

    address: str = ""
    place: Hit | None = None
    located: Located | None = None
    cards: list[Card] = field(default_factory=list)
    candidates: list[Hit] = field(default_factory=list)
    part: str = ""
    sentence: str = ""
    status: int = 200

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
        hits = search(found.address)
        best = best_of(hits)
        if not hits:
            raise Problem("address_not_found")
        if len(best) == 1:
            answer_for(found, best[0])
        else:
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


@require_safe
def beat(request: HttpRequest, unit: str, number: str) -> HttpResponse:
    rows = Beat.objects.current().with_people(timezone.localdate())
    row = rows.filter(unit__slug=unit, number=number).first()
    if row is None:
        raise Http404
    [card] = cards([row])
    west, south, east, north = row.area.extent
    context = {
        "card": card,
        "beat": row,
        "centre": ((west + east) / 2, (south + north) / 2),
        "box": ",".join(f"{degrees:.5f}" for degrees in row.area.extent),
    }
    return page(request, "districts/beat.html", context)


@require_safe
def units(request: HttpRequest) -> HttpResponse:
    """The whole tree in one query; the branches are put together here."""
    rows = list(Unit.objects.order_by("depth", "name", "pk"))
    below: dict[int | None, list[Unit]] = {}
    for row in rows:
        below.setdefault(row.parent_id, []).append(row)
    for row in rows:
        row.branches = below.get(row.pk, [])
    return page(request, "districts/units.html", {"roots": below.get(None, [])})


@require_safe
def unit(request: HttpRequest, slug: str) -> HttpResponse:
    row = Unit.objects.select_related("parent", "head").filter(slug=slug).first()
    if row is None:
        raise Http404
    found = []
    if row.depth >= FIRST_LEVEL_WITH_BEATS:
        beats = Beat.objects.current().in_tree(row).with_people(timezone.localdate()).defer("area")
        found = cards(beats.order_by("unit__name", "sort_key", "pk"))
    context = {"unit": row, "below": row.children.order_by("name", "pk"), "cards": found}
    return page(request, "districts/unit.html", context)
