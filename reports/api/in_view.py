"""What the page of the map asks beside its tiles: the newest reports of the view, and its months. Not part of the API.

The same strict filters as there, and the same published rows; in the language of the address.
"""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from reports import public
from reports.api.conditional import conditional
from reports.cursors import page
from reports.filters import Filters
from reports.map.months import months
from reports.models import Report

MOST_ROWS = 30
SHARED = {"Cache-Control": "public, no-cache, s-maxage=5"}
BOX = frozenset({"bbox"})
BOX_AND_AREA = BOX | {"area"}


class MonthsInView(APIView):
    """`{months: [{month, n}] | null, count | null}`; null where counting would take too long."""

    schema = None

    def get(self, request: Request) -> Response:
        return conditional(request, months(Filters.parse(request.GET, more=BOX_AND_AREA)).as_dict(), SHARED)


class RowsInView(APIView):
    """`{reports: [{id, category, status, day, where, endorsements, lon, lat}], more}`, the newest day first."""

    schema = None

    def get(self, request: Request) -> Response:
        found = Filters.parse(request.GET, more=BOX).apply(Report.public.select_related(*public.RELATED))
        rows, following = page(found, "", MOST_ROWS)
        return conditional(request, {"reports": [row_of(row) for row in rows], "more": following != ""}, SHARED)


def row_of(report: Report) -> dict[str, Any]:
    return {
        "id": str(report.public_id),
        "category": report.category.slug,
        "status": report.status,
        "day": public.day(report.filed_on),
        "where": where(report),
        "endorsements": report.endorsements,
        "lon": round(report.public_point.x, 6),
        "lat": round(report.public_point.y, 6),
    }


def where(report: Report) -> str:
    """Beat and unit as the list names them."""
    if report.beat is None:
        return report.unit.name
    beat = _("beat %(number)s, %(name)s") % {"number": report.beat.number, "name": report.beat.name}
    return f"{beat}, {report.unit.name}"
