"""Error answers: problem+json under `/api/` and the panel's API, a page for people everywhere else. Nothing is echoed.

A fault of ours is named by a random reference, on the page and in the log, which is bound to nothing that was sent.
"""

import sys

from django.conf import settings
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import redirect, render

from accounts.problems import AGAIN_AFTER, OUTAGE, Problem, problem_json
from kmzb.faults import note
from verification.panel.kept import keep

_API = ("/api/", f"/{settings.PANEL_PATH}/api/", "/open311/")


def _answer(request: HttpRequest, code: str, status: int, template: str, **params: str) -> HttpResponse:
    if request.path.startswith(_API):
        return problem_json(Problem(code, **params))
    return render(request, template, params, status=status)


def _in_panel(request: HttpRequest) -> bool:
    return request.path.startswith(f"/{settings.PANEL_PATH}/") and not request.path.startswith(_API)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, "bad_form", 400, "400.html")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, "forbidden", 403, "403.html")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form of the panel from before the last sign-in is not lost: its page shows it again, and nothing is saved yet."""
    if _in_panel(request) and keep(request):
        return redirect(request.get_full_path())
    return _answer(request, "cross_site", 403, "403.html")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, "not_found", 404, "panel/lost.html" if _in_panel(request) else "404.html")


def server_error(request: HttpRequest) -> HttpResponse:
    """A database that does not answer is 503 with a time to come back, a body that does not arrive 408; all else is 500."""
    error = sys.exc_info()[1]
    if isinstance(error, OUTAGE):
        response = _answer(request, "unavailable", 503, "503.html")
        response["Retry-After"] = AGAIN_AFTER
        return response
    if isinstance(error, UnreadablePostError):
        return _answer(request, "too_slow", 408, "400.html")
    return _answer(request, "server_error", 500, "500.html", name=note(error))
