"""The site with addresses that fail on purpose, for the pages that say so. In tests and pictures only."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import path

from accounts.problems import Problem
from kmzb import urls
from kmzb.urls import handler400, handler403, handler404, handler500
from reports.views.answers import not_now, refusal

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

RAISED = {400: SuspiciousOperation, 403: PermissionDenied, 500: RuntimeError, 503: OperationalError}


def fail(request: HttpRequest, status: int) -> HttpResponse:
    if status == 429:
        return refusal(request, Problem("too_many_requests"))
    raise RAISED[status]("on purpose")


def not_sent(request: HttpRequest) -> HttpResponse:
    """What somebody gets whose form arrived while the database was away."""
    request.POST = QueryDict(
        "token=x&category=x&description=Codziennie+po+20+ścigają+się+tu+samochody.", encoding="utf-8"
    )
    return not_now(request)


urlpatterns = [path("zawodzi/nie-teraz/", not_sent), path("zawodzi/<int:status>/", fail), *urls.urlpatterns]
