"""What every template may know of the installation. Nothing of the visitor."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    return {"DEMO": settings.DEMO, "PANEL_PATH": settings.PANEL_PATH, "languages": settings.LANGUAGES}
