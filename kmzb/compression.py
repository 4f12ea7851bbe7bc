"""Answers to reading are compressed, for everybody alike: without a cookie none of them holds a secret of its reader.

The panel's answers, and those to a form, are sent as they are: there a length may tell what is written beside the words
of somebody else (BREACH). Static files come compressed from `collectstatic`.
"""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

_KINDS = ("text/html", "text/calendar", "text/vcard", "application/json", "application/problem+json")


class PublicGZipMiddleware(GZipMiddleware):
    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        is_panel = request.path.startswith(f"/{settings.PANEL_PATH}/")
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        if is_panel or request.method != "GET" or kind not in _KINDS:
            return response
        return super().process_response(request, response)
