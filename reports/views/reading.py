"""The map and one report: the published rows, read in two ways. The list is in `listing`, with the same filters."""

import datetime
import json
import uuid
from urllib.parse import parse_qsl

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from districts.models import AdministrativeArea, UnitArea
from reports import public, story
from reports.cursors import page as keyset_page
from reports.deadlines import today
from reports.filters import Filters
from reports.models import Category, Report
from reports.outlook import outlook, told_of
from reports.querysets import ReportQuerySet
from reports.views.answers import page
from reports.views.counting import MOST_COUNTED
from reports.views.filtering import asked, filter_form
from reports.views.info import operator

AREA = frozenset({"area"})
TOLERANCE = 0.001  # degrees, about 100 m: an outline of an area is told in some hundred corners
FIRST_ROWS = 8  # beside the map, before the map knows what is in view


def public_reports(filters: Filters) -> ReportQuerySet:
    return public.with_public_parts(filters.apply(Report.public.all()))


@require_safe
def map_page(request: HttpRequest) -> HttpResponse:
    wanted = asked(request, AREA)
    rows, _more = keyset_page(public_reports(wanted.filters), "", FIRST_ROWS)
    context = {
        **filter_form(wanted.filters),
        "reports": rows,
        "notice": wanted.sentence,
        "is_filtered": wanted.is_set,
        "kept": parse_qsl(wanted.filters.query()),
        "first_month": first_day(),
        "today": today(),
        "publisher": operator(),
        "in_area": counted(wanted.filters) if wanted.filters.area else "",
        "config": map_config() | {"area": outlined(wanted.filters.area)},
    }
    return page(request, "reports/map.html", context, 400 if wanted.sentence else 200)


def ground_config() -> dict[str, object]:
    """What every map of a page is told: its ground, and where to start. One query."""
    return {"base": reverse("districts:base-map"), "box": UnitArea.objects.served_box()}


def map_config() -> dict[str, object]:
    """What the page of the map is told besides: addresses to ask, words of categories."""
    categories = list(Category.objects.all())
    return ground_config() | {
        "tiles": reverse("api:tile", kwargs={"z": 0, "x": 0, "y": 0}),
        "report": reverse("api:report", args=[uuid.UUID(int=0)]),
        "page": reverse("reports:detail", args=[uuid.UUID(int=0)]),
        "list": reverse("reports:list"),
        "rows": reverse("reports:in-view"),
        "months": reverse("reports:months"),
        "addresses": reverse("api:addresses"),
        "officers": reverse("api:officers"),
        "categories": {row.slug: row.label for row in categories},
        "words": {row.slug: f"{row.words} {row.label} {row.hint_label} {row.name}" for row in categories},
    }


def outlined(area: AdministrativeArea | None) -> dict[str, object] | None:
    """What the map draws of the area that it was asked for: its line, and the box to look at first."""
    if area is None:
        return None
    line = json.loads(area.outline.simplify(TOLERANCE, preserve_topology=True).json)
    return {"code": area.code, "name": str(area), "outline": line, "box": area.outline.extent}


def counted(filters: Filters) -> str:
    """How many reports the list of these filters tells, in its words: past a limit only that there are more. One query."""
    n = filters.apply(Report.public.all()).order_by()[: MOST_COUNTED + 1].count()
    return str(n) if n <= MOST_COUNTED else f"> {MOST_COUNTED}"


def first_day() -> datetime.date:
    """The day of the oldest published report: where the time slider begins. Today on an empty site. One query."""
    return Report.public.order_by("filed_on").values_list("filed_on", flat=True).first() or today()


@require_safe
def one_report(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    rows = public.with_public_parts(Report.public.with_page()).select_related("merged_into__unit")
    report = rows.prefetch_related("timeline", "clocks__pauses").filter(public_id=public_id).first()
    if report is None:
        raise Http404
    merged = report.merged_into if report.merged_into and public.has_page(report.merged_into) else None
    leading = told_of(report) if merged else report
    partner = public.handed_over_to(list(leading.timeline.all()))
    context = {
        "report": report,
        "outlook": outlook(report, today(), partner or "", tells_target=merged is not None),
        "lines": story.lines(report),
        "terms": story.terms(leading, today()) if leading is told_of(report) else [],
        "handed_over_to": partner,
        "merged_into": merged,
    }
    return page(request, "reports/detail.html", context)
