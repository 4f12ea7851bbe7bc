"""What the holder of a receipt reads and does (design section 7): the code in the body of a POST, one counter for all tries.

A wrong code and a malformed one cost the same work and get the same answer, whatever else the body says.
"""

import datetime
from collections.abc import Mapping

from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.parameters import no_parameters
from accounts.problems import Problem
from reports import public, receipts
from reports.api import schema
from reports.deadlines import today
from reports.limits import check_receipt_tries
from reports.models import Report
from reports.parsing import read_object, refuse_unknown
from reports.services import object_to, recur, withdraw, write_message

OWN = ("text", "photos")  # what may be withdrawn
MOST_OWN = 10


class Receipts(APIView):
    """The story of a report for who holds its code. At most ten tries a minute."""

    fields = frozenset({"code"})
    status = 200

    @extend_schema(operation_id="read_receipt", request=schema.CodeShape, responses=schema.ReceiptShape)
    def post(self, request: Request) -> Response:
        no_parameters(request)
        data = read_object(request._request)
        check_receipt_tries(request)
        self.check_fields(data)
        report = receipts.find(data["code"] if isinstance(data["code"], str) else "")
        if report is None:
            raise Problem("receipt_not_found")
        self.act(report, data, today())
        report.refresh_from_db()
        return Response(public.receipt_view(report, today()), self.status, headers={"Cache-Control": "no-store"})

    def check_fields(self, data: Mapping[str, object]) -> None:
        refuse_unknown(data, self.fields)
        if "code" not in data:
            raise Problem(fields={"code": "required"})

    def act(self, report: Report, data: Mapping[str, object], on: datetime.date) -> None:
        """What the call does before it answers."""


@extend_schema_view(
    post=extend_schema(operation_id="write_message", request=schema.MessageShape, responses={201: schema.ReceiptShape})
)
class Messages(Receipts):
    """A message to the officers who have the report."""

    fields = frozenset({"code", "text"})
    status = 201

    def act(self, report: Report, data: Mapping[str, object], on: datetime.date) -> None:
        write_message(report=report, text=data.get("text"), on=on)


@extend_schema_view(
    post=extend_schema(operation_id="object", request=schema.ObjectionShape, responses={201: schema.ReceiptShape})
)
class Objection(Receipts):
    """The one objection to a verdict, in the days that the rules give."""

    fields = frozenset({"code", "reason"})
    status = 201

    def act(self, report: Report, data: Mapping[str, object], on: datetime.date) -> None:
        object_to(report=report, reason=data.get("reason"), on=on)


@extend_schema_view(
    post=extend_schema(operation_id="recur", request=schema.CodeShape, responses={201: schema.ReceiptShape})
)
class Recurrence(Receipts):
    """An eliminated threat is there again: verification begins anew."""

    status = 201

    def act(self, report: Report, data: Mapping[str, object], on: datetime.date) -> None:
        recur(report=report, at=timezone.now())


@extend_schema_view(
    post=extend_schema(operation_id="withdraw", request=schema.WithdrawalShape, responses=schema.ReceiptShape)
)
class Withdrawal(Receipts):
    """Takes back the resident's own text, photos or both. Category, place, day and trail stay."""

    fields = frozenset({"code", "what"})

    def act(self, report: Report, data: Mapping[str, object], on: datetime.date) -> None:
        what = data.get("what")
        if what in (None, []):
            raise Problem(fields={"what": "required"})
        if not isinstance(what, list) or len(what) > MOST_OWN or any(name not in OWN for name in what):
            raise Problem(fields={"what": "wrong_type"})
        withdraw(report=report, what=what, on=on)
