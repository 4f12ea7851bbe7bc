"""Icons of the Lucide package, written into the page by the server: no request, no font, the colour of the text.

An icon is decoration: the word stands beside it or in the label of its control, so readers of the page skip it.
"""

import functools
import zipfile
from importlib import resources

from django import template
from django.utils.safestring import SafeString
from lucide import IconDoesNotExist
from lucide.templatetags.lucide import lucide

register = template.Library()
UNKNOWN = "triangle-alert"  # stands in where a row names an icon that the package no longer has


@functools.cache
def names() -> frozenset[str]:
    """Every icon that the installed package knows."""
    with resources.files("lucide").joinpath("lucide.zip").open("rb") as packed, zipfile.ZipFile(packed) as icons:
        return frozenset(name.removesuffix(".svg") for name in icons.namelist())


@register.simple_tag
@functools.lru_cache(maxsize=512)
def icon(name: str, size: int = 24) -> SafeString:
    """An `<svg class="icon">`, `size` CSS pixels on each side."""
    looks = {"size": size, "class": "icon", "aria-hidden": "true", "focusable": "false"}
    try:
        return lucide(name, **looks)
    except IconDoesNotExist:
        return lucide(UNKNOWN, **looks)
