"""The way back to the page that sent a small form: only into the panel."""

from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def way_back(asked: str, otherwise: str) -> str:
    """The asked address where it lies in the panel, else that of the page named `otherwise`."""
    inside = asked.startswith(reverse("panel:index")) and url_has_allowed_host_and_scheme(asked, None)
    return asked if inside else reverse(otherwise)
