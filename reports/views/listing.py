"""The list of reports: what the map shows, as rows, with the same filters, also for one town, municipality or county."""

import math
from dataclasses import replace
from urllib.parse import parse_qsl

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.problems import Problem
from districts.areas import areas_named
from reports import public
from reports.cursors import page as keyset_page
from reports.deadlines import today
from reports.filters import Box, Filters
from reports.models import Report
from reports.views.answers import page
from reports.views.chosen import chosen
from reports.views.counting import MOST_COUNTED, by_status
from reports.views.filtering import Asked, asked, filter_form
from reports.views.info import operator
from reports.views.tolerant import FLAWS

ROWS = 25
MOST_TYPED = 200
WINDOW = 700  # pixels of the map that an area should fit into
WORLD = 256  # pixels of the world at zoom 0


@require_safe
def report_list(request: HttpRequest) -> HttpResponse:
    wanted = asked(request, frozenset({"bbox", "area", "cursor", "place"}))
    typed = request.GET.get("place", "").strip()[:MOST_TYPED]
    meant = areas_named(typed)
    if len(meant) == 1:
        return HttpResponseRedirect(f"{request.path}?{in_area(wanted.filters, meant[0].code)}")
    if typed and not meant:
        wanted = Asked(wanted.filters, _("We do not know a town, municipality or county of this name."))
    context = listed(request, wanted) | {
        "typed": typed,
        "meant": [(f"{area}, {area.parent}", in_area(wanted.filters, area.code)) for area in meant],
    }
    return page(request, "reports/list.html", context, 400 if context["notice"] else 200)


def in_area(filters: Filters, code: str) -> str:
    """The query of the same filters in another area: the box of a view would contradict it."""
    return "&".join(part for part in (without_area(filters), f"area={code}") if part)


def without_area(filters: Filters) -> str:
    return replace(filters, area=None).query()


def listed(request: HttpRequest, wanted: Asked) -> dict[str, object]:
    filters = wanted.filters
    found, sentence = public.with_public_parts(filters.apply(Report.public.all())), wanted.sentence
    cursor = "" if sentence else request.GET.get("cursor", "")
    try:
        rows, following = keyset_page(found, cursor, ROWS)
    except Problem:
        rows, following = keyset_page(found, "", ROWS)
        sentence = str(FLAWS["cursor"])
    counts = by_status(filters)
    total = sum(n for _status, n, _query in counts)
    form = filter_form(filters)
    labels = {category.slug: category.label for group in form["groups"] for category in group["categories"]}
    return form | {
        "reports": rows,
        "taken": list(chosen(filters, labels)),
        "day": today(),
        "publisher": operator(),
        "notice": sentence,
        "is_filtered": wanted.is_set,
        "counts": counts if total <= MOST_COUNTED else [],
        "count": total,
        "most": MOST_COUNTED,
        "query": filters.query(),
        "without_area": without_area(filters),
        "area_fields": parse_qsl(without_area(filters)),
        "on_map": on_map(filters),
        "older": request.path + older_query(request, following) if following else "",
        "newest": request.path + older_query(request, "") if cursor else "",
    }


def on_map(filters: Filters) -> str:
    """The map with the same filters at the same place: query, the area in it, and view, as the map's own address has them."""
    box = filters.box or (filters.area.outline.extent if filters.area else None)
    query = filters.query()
    return (f"?{query}" if query else "") + (view_of(box) if box else "")


def view_of(box: Box) -> str:
    """`#zoom/lat/lon` of web mercator in which the box just fits."""
    west, south, east, north = box
    middle = math.radians((south + north) / 2)
    wide = max((east - west) / 360, (north - south) / (360 * math.cos(middle)), 1e-6)
    zoom = min(17, max(5, math.floor(math.log2(WINDOW / (WORLD * wide)))))
    return f"#{zoom}/{(south + north) / 2:.5f}/{(west + east) / 2:.5f}"


def older_query(request: HttpRequest, cursor: str) -> str:
    query = request.GET.copy()
    query.pop("cursor", None)
    if cursor:
        query["cursor"] = cursor
    return f"?{query.urlencode()}" if query else ""
