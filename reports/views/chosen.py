"""The chosen filters of the list in words, each with the address of the same list without it: for the screen and for paper."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from django.utils import formats
from django.utils.translation import gettext as _

from reports.filters import Box, Filters
from reports.statuses import Status


@dataclass(frozen=True)
class Chosen:
    """`without` is the query of the list after this filter is taken away; it may be empty."""

    name: str
    words: str
    without: str


def chosen(filters: Filters, labels: Mapping[str, str]) -> Iterator[Chosen]:
    """One for the area and for the days, one for each status and category. `labels` are those of the categories by slug.

    The part of the map is no filter of these: the page says it in a sentence of its own.
    """
    if filters.area:
        yield Chosen(_("Area"), str(filters.area), query_of(replace(filters, area=None)))
    if filters.since or filters.until:
        days = replace(filters, since=None, until=None)
        yield Chosen(_("Day of the report"), period(filters.since, filters.until), query_of(days))
    for status in filters.statuses:
        rest = replace(filters, statuses=tuple(other for other in filters.statuses if other != status))
        yield Chosen(_("Status"), str(Status(status).label), query_of(rest))
    for slug in filters.categories:
        rest = replace(filters, categories=tuple(other for other in filters.categories if other != slug))
        yield Chosen(_("Category"), labels[slug], query_of(rest))


def query_of(filters: Filters) -> str:
    """All the filters as a query, the part of the map too."""
    parts = (filters.query(), f"bbox={box_text(filters.box)}" if filters.box else "")
    return "&".join(part for part in parts if part)


def box_text(box: Box) -> str:
    return ",".join(f"{side:.6f}" for side in box)


def period(since: datetime.date | None, until: datetime.date | None) -> str:
    """At least one of the days is given; both count."""
    if since == until:
        return in_words(since)
    if since and until:
        return _("from %(since)s to %(until)s") % {"since": in_words(since), "until": in_words(until)}
    return _("from %(since)s") % {"since": in_words(since)} if since else _("to %(until)s") % {"until": in_words(until)}


def in_words(day: datetime.date) -> str:
    return formats.date_format(day, "j E Y")
