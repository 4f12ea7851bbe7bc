"""The site with addresses that fail on purpose, for the pages that say so. In tests and pictures only."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import path

from accounts.problems import Problem
from kmzb import urls
from kmzb.urls import handler400, handler403, handler404, handler500
from reports.views.answers import refusal

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

RAISED = {400: SuspiciousOperation, 403: PermissionDenied, 500: RuntimeError, 503: OperationalError}


def fail(request: HttpRequest, status: int) -> HttpResponse:
    if status == 429:
        return refusal(request, Problem("too_many_requests"))
    raise RAISED[status]("on purpose")


urlpatterns = [path("zawodzi/<int:status>/", fail), *urls.urlpatterns]
