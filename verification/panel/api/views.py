"""The panel's calls: the queue, one report, visits, changes of status."""

import uuid

from django.utils import timezone
from rest_framework.request import Request
from rest_framework.response import Response

from accounts import parameters
from accounts.problems import Problem
from reports.parsing import read_object
from reports.querysets import OPEN
from verification import queue
from verification.panel.api.base import PanelView
from verification.panel.api.bodies import decision_of, visit_of
from verification.panel.api.shapes import queue_row, report_detail, visit_row
from verification.permissions import get_report_for
from verification.services import decided, record_visit

PAGE = 100
QUEUE_PARAMETERS = frozenset({"due", "status", "cursor"})


class Queue(PanelView):
    def get(self, request: Request) -> Response:
        if not self.scope.reads_reports:
            raise Problem("forbidden")
        parameters.known(request.GET, QUEUE_PARAMETERS)
        groups = parameters.words(request.GET, "due", frozenset(queue.DUES))
        statuses = parameters.words(request.GET, "status", frozenset(status.value for status in OPEN))
        waiting = queue.open_in_scope(self.scope).of_statuses(statuses)
        waiting = queue.in_groups(waiting, groups, self.scope.on)
        rows, cursor = queue.page(waiting, request.GET.get("cursor", ""), PAGE)
        return Response({"results": [queue_row(row, self.scope) for row in rows], "next": _next(request, cursor)})


class OneReport(PanelView):
    def get(self, request: Request, public_id: uuid.UUID) -> Response:
        parameters.no_parameters(request)
        return Response(report_detail(get_report_for(self.scope, public_id), self.scope))


class Visits(PanelView):
    def post(self, request: Request, public_id: uuid.UUID) -> Response:
        report = get_report_for(self.scope, public_id)
        visit = visit_of(read_object(request._request))
        made = record_visit(report=report, visit=visit, actor=request.user, at=timezone.now())
        return Response(visit_row(made), status=201)


class ReportStatus(PanelView):
    def post(self, request: Request, public_id: uuid.UUID) -> Response:
        try:
            decision = decision_of(read_object(request._request))
            desk = decided(report=public_id, decision=decision, actor=request.user, at=timezone.now())
        except Problem:
            get_report_for(self.scope, public_id)  # out of scope nothing is said of a body either
            raise
        return Response(report_detail(desk.report, desk.scope))


def _next(request: Request, cursor: str) -> str | None:
    if not cursor:
        return None
    query = request.GET.copy()
    query["cursor"] = cursor
    return f"{request.path}?{query.urlencode()}"
