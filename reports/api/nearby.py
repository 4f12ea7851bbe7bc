"""What the form asks before the next question: is it there already? Not part of the API; what it tells is public."""

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts import parameters
from districts import geo
from reports import public
from reports.deadlines import today
from reports.models import Category, Report
from reports.near import near

NOT_KEPT = {"Cache-Control": "no-store"}


class Nearby(APIView):
    """`{reports: [{id, category, status, day, metres, endorsements}]}`; none for a place or a category unknown."""

    schema = None

    def get(self, request: Request) -> Response:
        parameters.known(request.GET, frozenset({"category", "lon", "lat"}))
        lon, lat = parameters.number(request.GET, "lon"), parameters.number(request.GET, "lat")
        category = Category.objects.current(today()).filter(slug=request.GET.get("category", "")).first()
        try:
            place = geo.checked(lon, lat) if lon is not None and lat is not None else None
        except geo.BadCoordinates:
            place = None
        rows = near(*place, category, today()) if place and category else []
        return Response({"reports": [row_of(*row) for row in rows]}, headers=NOT_KEPT)


def row_of(metres: int, report: Report) -> dict[str, object]:
    return {
        "id": str(report.public_id),
        "category": report.category.slug,
        "status": report.status,
        "day": public.day(report.filed_on),
        "metres": metres,
        "endorsements": report.endorsements,
    }
