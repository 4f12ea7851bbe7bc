"""How a page of residents is answered: the same for every visitor, so it may be kept for some seconds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

READ = "public, max-age=5"


def page(request: HttpRequest, template: str, context: dict[str, object], status: int = 200) -> HttpResponse:
    response = render(request, template, context, status=status)
    response["Cache-Control"] = READ
    return response
