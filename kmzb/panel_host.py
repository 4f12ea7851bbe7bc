"""With `PANEL_HOST` the panel has a host name of its own: there alone, and nothing else there but health and static files."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

_EVERYWHERE = ("/healthz", "/readyz")


class PanelHostMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> None:
        """Runs for addresses that exist, so an address at the wrong host answers exactly as one that does not."""
        if not settings.PANEL_HOST or request.path in _EVERYWHERE:
            return
        is_panel = request.path.startswith(f"/{settings.PANEL_PATH}/")
        if is_panel != (request.get_host().partition(":")[0] == settings.PANEL_HOST):
            raise Http404
