"""Answers that several pages give: cache headers, a refusal as a page, the guard of forms without a cookie."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.problems import AGAIN_AFTER, OUTAGE, Problem
from accounts.sentences import TITLES
from reports.parsing import check_form

READ = "public, max-age=5"
TEXTS = ("description", "text", "reason")  # fields in which somebody wrote sentences
SAME_SITE = frozenset({"", "same-origin", "none"})
View = Callable[..., HttpResponse]


def page(request: HttpRequest, template: str, context: dict[str, object], status: int = 200) -> HttpResponse:
    """A page to read: the same for everybody, so it may be shared for a moment."""
    response = render(request, template, context, status=status)
    response["Cache-Control"] = READ
    return response


def private_page(request: HttpRequest, template: str, context: dict[str, object], status: int = 200) -> HttpResponse:
    """A page with something that only this visitor may keep: never stored on the way."""
    response = render(request, template, context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def refusal(request: HttpRequest, problem: Problem) -> HttpResponse:
    context = {"heading": str(TITLES[problem.status]), "sentence": problem.sentence}
    response = private_page(request, "_problem.html", context, problem.status)
    for name, value in problem.headers.items():
        response[name] = value
    return response


def not_now(request: HttpRequest) -> HttpResponse:
    """The database does not answer: a form that holds everything that was sent, to be sent again. Asks the database nothing."""
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    context = {
        "texts": [(name, value) for name, value in sent if name in TEXTS],
        "hidden": [(name, value) for name, value in sent if name not in TEXTS],
        "had_photos": bool(request.FILES),
    }
    response = private_page(request, "reports/not_now.html", context, 503)
    response["Retry-After"] = AGAIN_AFTER
    return response


def guarded_form(view: View) -> View:
    """For forms that anybody may send without a cookie: only from our own pages, only of a sane size, never lost.

    Browsers name the origin in `Sec-Fetch-Site`; programs that do not send it carry nobody's authority anyway.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method == "POST":
            if request.headers.get("Sec-Fetch-Site", "") not in SAME_SITE:
                return refusal(request, Problem("cross_site"))
            try:
                check_form(request)
            except Problem as problem:
                return refusal(request, problem)
        try:
            return view(request, *args, **kwargs)
        except OUTAGE:
            if request.method != "POST":
                raise
            return not_now(request)

    return guarded
