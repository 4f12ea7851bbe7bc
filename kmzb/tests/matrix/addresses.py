"""Every address that the project answers, by name; those without a name by their route."""

from collections.abc import Iterable, Iterator

from django.urls import URLPattern, get_resolver


def addresses(patterns: Iterable | None = None, spaces: tuple[str, ...] = (), route: str = "") -> Iterator[str]:
    """As `panel:report`, or `route:` and the whole route."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        here = f"{route}{str(entry.pattern).removeprefix('^')}"
        if not isinstance(entry, URLPattern):
            more = (entry.namespace,) if entry.namespace else ()
            yield from addresses(entry.url_patterns, (*spaces, *more), here)
        elif entry.name:
            yield ":".join((*spaces, entry.name))
        else:
            yield f"route:{here}"
