"""Error answers: problem+json under `/api/` and the panel's API, a page for people everywhere else. Nothing is echoed."""

import sys

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.problems import Problem, problem_json

_API = ("/api/", f"/{settings.PANEL_PATH}/api/", "/open311/")


def _answer(request: HttpRequest, code: str, status: int, template: str) -> HttpResponse:
    if request.path.startswith(_API):
        return problem_json(Problem(code))
    return render(request, template, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, "bad_form", 400, "400.html")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, "forbidden", 403, "403.html")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _answer(request, "cross_site", 403, "403.html")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, "not_found", 404, "404.html")


def server_error(request: HttpRequest) -> HttpResponse:
    """A database that does not answer is 503 with a time to come back; everything else is a plain 500 without a trace."""
    if isinstance(sys.exc_info()[1], OperationalError):
        response = _answer(request, "unavailable", 503, "503.html")
        response["Retry-After"] = "5"
        return response
    return _answer(request, "server_error", 500, "500.html")
