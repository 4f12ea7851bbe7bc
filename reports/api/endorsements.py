""" "I see it too" by the API: a proof of work, and nothing about who it is."""

import uuid

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.parameters import no_parameters
from reports.admission import by_proof
from reports.api import schema
from reports.deadlines import today
from reports.models import Report
from reports.parsing import read_object, refuse_unknown
from reports.services import endorse


class Endorsements(APIView):
    """Adds one voice to a published report. Unpublished, hidden and unknown ones give the same 404."""

    @extend_schema(operation_id="endorse_report", request=schema.ProofShape, responses={201: schema.EndorsementsShape})
    def post(self, request: Request, public_id: uuid.UUID) -> Response:
        no_parameters(request)
        data = read_object(request._request)
        refuse_unknown(data, {"proof"})
        report = Report.public.with_page().filter(public_id=public_id).first()
        if report is None:
            raise Http404
        by_proof(request)(data.get("proof"))
        count = endorse(report=report, on=today())
        return Response({"endorsements": count}, 201, headers={"Cache-Control": "no-store"})
