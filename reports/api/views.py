"""The public API of reports (design section 7). No authentication, no session, no user; only what `reports.public` names."""

import uuid

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.parameters import known, no_parameters
from accounts.problems import Problem
from reports import public
from reports.admission import by_proof
from reports.api import schema
from reports.api.conditional import conditional
from reports.cursors import page
from reports.deadlines import today
from reports.filters import Filters
from reports.limits import cost_for
from reports.map.cells import is_tile
from reports.map.tiles import tile
from reports.models import Category, Report
from reports.parsing import read_object
from reports.proofs import new_challenge
from reports.services import Submitted, receive_report

PAGE = 500
ANYWHERE = {"Access-Control-Allow-Origin": "*"}
READ = {**ANYWHERE, "Cache-Control": "public, no-cache, s-maxage=5"}


class Categories(APIView):
    """The categories that residents may choose today, in one of three languages."""

    @extend_schema(responses=schema.CategoryShape(many=True), parameters=[schema.LANG])
    def get(self, request: Request) -> Response:
        language = request.GET.get("lang", settings.LANGUAGE_CODE)
        known(request.GET, frozenset())
        if language not in dict(settings.LANGUAGES):
            raise Problem(fields={"lang": "bad_parameter"})
        rows = [
            {
                "slug": category.slug,
                "name": category.name_in(language),
                "group": category.group,
                "hint": category.hint_in(language),
                "description_required": category.description_required,
                "precision": category.precision or "exact",
            }
            for category in Category.objects.current(today())
        ]
        return Response(rows, headers=ANYWHERE | {"Cache-Control": "public, max-age=60"})


class Challenge(APIView):
    """A task for the proof of work (ALTCHA v1), good for ten minutes and one report. At `maxNumber` 0 none is asked."""

    @extend_schema(responses=schema.ChallengeShape)
    def get(self, request: Request) -> Response:
        no_parameters(request)
        return Response(new_challenge(cost_for(request)), headers=ANYWHERE | {"Cache-Control": "no-store"})


class Reports(APIView):
    """Published reports, the newest day first; and the way in for a new one."""

    @extend_schema(operation_id="list_reports", responses=schema.ReportPage, parameters=schema.FILTERS)
    def get(self, request: Request) -> Response:
        filters = Filters.parse(request.GET, more=frozenset({"bbox", "cursor"}))
        rows, following = page(
            public.with_public_parts(filters.apply(Report.public.all())), request.GET.get("cursor", ""), PAGE
        )
        features = [public.feature(row, public.properties(row)) for row in rows]
        answer = {"type": "FeatureCollection", "features": features, "next": next_path(request, following)}
        return conditional(request, answer, READ)

    @extend_schema(
        operation_id="submit_report",
        request=schema.SubmissionShape,
        responses={200: schema.SubmittedShape, 201: schema.SubmittedShape},
        parameters=[schema.KEY],
    )
    def post(self, request: Request) -> Response:
        no_parameters(request)
        key = idempotency_key(request)
        submitted = receive_report(data=read_object(request._request), key=key, today=today(), admit=by_proof(request))
        headers = {"Location": reverse("api:report", args=[submitted.report.public_id]), "Cache-Control": "no-store"}
        if submitted.replay:
            return Response(submitted_view(submitted), 200, headers=headers | {"Idempotent-Replay": "true"})
        return Response(submitted_view(submitted), 201, headers=headers)


class OneReport(APIView):
    """One published report with its timeline. Unpublished, hidden and unknown ones give the same 404."""

    @extend_schema(operation_id="read_report", responses=schema.ReportFeature)
    def get(self, request: Request, public_id: uuid.UUID) -> Response:
        no_parameters(request)
        rows = public.with_public_parts(Report.public.with_page()).select_related("merged_into")
        report = rows.prefetch_related("timeline").filter(public_id=public_id).first()
        if report is None:
            raise Http404
        return conditional(request, public.detail(report), READ)


class MapTile(APIView):
    """What a tile of the map shows. `count` is the sum of all cells and reports in it."""

    @extend_schema(responses=schema.TileShape, parameters=schema.FILTERS[:4])
    def get(self, request: Request, z: str, x: str, y: str) -> Response:
        place = int(z), int(x), int(y)
        if not is_tile(*place):
            raise Problem("bad_parameter")
        return conditional(request, tile(*place, Filters.parse(request.GET)), READ)


def idempotency_key(request: Request) -> uuid.UUID:
    value = request.headers.get("Idempotency-Key", "")
    if value == "":
        raise Problem("idempotency_key_missing")
    try:
        key = uuid.UUID(value)
    except ValueError:
        raise Problem("idempotency_key_invalid") from None
    if key.version != 4 or str(key) != value.lower():
        raise Problem("idempotency_key_invalid")
    return key


def next_path(request: Request, cursor: str) -> str | None:
    if not cursor:
        return None
    query = request.GET.copy()
    query["cursor"] = cursor
    return f"{request.path}?{query.urlencode()}"


def submitted_view(submitted: Submitted) -> dict[str, object]:
    report = submitted.report
    return {
        "id": str(report.public_id),
        "receipt": submitted.receipt,
        "status": "new",
        "category": report.category.slug,
        "received_on": report.filed_on.isoformat(),
        "unit": {"slug": report.unit.slug, "name": report.unit.name},
        "beat": public.beat_of(report),
        "read_by": public.day(submitted.read_by),
        "verify_by": public.day(submitted.verify_by),
    }
