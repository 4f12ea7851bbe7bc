"""The language of a request: by the path (`/en/`, `/uk/`), for the API by `?lang=`; never by a cookie or a header.

So two visitors get the same bytes for the same address.
"""

from django.conf import settings
from django.utils import translation

LANGUAGES = frozenset(code for code, _ in settings.LANGUAGES)


def language_of(request) -> str:
    first = request.path_info.split("/", 2)[1] if request.path_info.startswith("/") else ""
    asked = request.GET.get("lang", "") if first in {"api", "open311"} else first
    return asked if asked in LANGUAGES else settings.LANGUAGE_CODE


class LanguageMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = language_of(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
