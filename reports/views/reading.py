"""The map and one report: the published rows, read in two ways. The list is in `listing`, with the same filters."""

import datetime
import uuid
from urllib.parse import parse_qsl

from django.contrib.gis.db.models import Extent
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from districts.models import UnitArea
from reports import public, story
from reports.cursors import page as keyset_page
from reports.deadlines import today
from reports.filters import Filters
from reports.models import Category, Report
from reports.outlook import outlook
from reports.querysets import ReportQuerySet
from reports.views.answers import page
from reports.views.filtering import asked, filter_form

FIRST_ROWS = 8  # beside the map, before the map knows what is in view
POLAND = (14.1, 49.0, 24.2, 54.9)


def public_reports(filters: Filters) -> ReportQuerySet:
    return public.with_public_parts(filters.apply(Report.public.all()))


@gzip_page  # nothing secret is in it
@require_safe
def map_page(request: HttpRequest) -> HttpResponse:
    wanted = asked(request)
    rows, _more = keyset_page(public_reports(wanted.filters), "", FIRST_ROWS)
    context = {
        **filter_form(wanted.filters),
        "reports": rows,
        "notice": wanted.sentence,
        "is_filtered": wanted.is_set,
        "kept": parse_qsl(wanted.filters.query()),
        "first_month": first_day(),
        "today": today(),
        "config": map_config(),
    }
    return page(request, "reports/map.html", context, 400 if wanted.sentence else 200)


def map_config() -> dict[str, object]:
    """What the map's module is told: addresses to ask, words of categories, where to start."""
    categories = list(Category.objects.all())
    return {
        "tiles": reverse("api:tile", kwargs={"z": 0, "x": 0, "y": 0}),
        "report": reverse("api:report", args=[uuid.UUID(int=0)]),
        "base": reverse("districts:base-map"),
        "page": reverse("reports:detail", args=[uuid.UUID(int=0)]),
        "list": reverse("reports:list"),
        "rows": reverse("reports:in-view"),
        "months": reverse("reports:months"),
        "addresses": reverse("api:addresses"),
        "officers": reverse("api:officers"),
        "categories": {row.slug: row.label for row in categories},
        "words": {row.slug: f"{row.words} {row.label} {row.hint_label} {row.name}" for row in categories},
        "box": served_box(),
    }


def first_day() -> datetime.date:
    """The day of the oldest published report: where the time slider begins. Today on an empty site. One query."""
    return Report.public.order_by("filed_on").values_list("filed_on", flat=True).first() or today()


def served_box() -> tuple[float, float, float, float]:
    """West, south, east, north of what the root unit serves; Poland on an empty site. One query."""
    areas = UnitArea.objects.filter(edition__is_current=True, unit__parent=None)
    return areas.aggregate(box=Extent("area"))["box"] or POLAND


@require_safe
def one_report(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    rows = public.with_public_parts(Report.public.with_page()).select_related("merged_into")
    report = rows.prefetch_related("timeline").filter(public_id=public_id).first()
    if report is None:
        raise Http404
    merged = report.merged_into
    partner = public.handed_over_to(list(report.timeline.all()))
    context = {
        "report": report,
        "outlook": outlook(report, today(), partner or ""),
        "lines": story.lines(report),
        "terms": story.terms(report, today()),
        "handed_over_to": partner,
        "merged_into": merged if merged and merged.is_published and not merged.is_hidden else None,
    }
    return page(request, "reports/detail.html", context)
