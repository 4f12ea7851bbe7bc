"""Which public addresses there are, by name, and to which of them a path leads. Those of the panel are not public."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import URLPattern, get_resolver, resolve
from django.utils import translation


def public_names(patterns: Iterable | None = None, spaces: tuple[str, ...] = ()) -> Iterator[str]:
    """As `reports:map`."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(entry, URLPattern):
            yield ":".join([*spaces, entry.name])
        elif str(entry.pattern) != f"{settings.PANEL_PATH}/":
            more = (entry.namespace,) if entry.namespace else ()
            yield from public_names(entry.url_patterns, (*spaces, *more))


def name_of(path: str) -> str:
    """Raises `Resolver404` for a path that leads nowhere."""
    place = urlsplit(path).path
    language = place.split("/")[1] if place.startswith(("/en/", "/uk/")) else "pl"
    with translation.override(language):
        return resolve(place).view_name
