"""The filters of map and list as a form: read from the address, shown again as they were asked for."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.http import HttpRequest, QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from reports.deadlines import today
from reports.filters import Box, Filters
from reports.models import Category, CategoryGroup
from reports.statuses import Status
from reports.views import tolerant

LISTS = ("category", "status")


CONFIRMED = (Status.CONFIRMED, Status.ELIMINATED, Status.REFERRED)  # what "confirmed" means to whoever counts
LAST_DAYS = 30
ONE_PLACE = 0.0005  # degrees: a box around one mark, never a window of the map


@dataclass(frozen=True)
class Asked:
    """`sentence` says what could not be read and is left out; the other filters stay."""

    filters: Filters
    sentence: str = ""

    @property
    def is_set(self) -> bool:
        return self.filters != Filters()


def asked(request: HttpRequest, more: frozenset[str] = frozenset()) -> Asked:
    filters, sentences = tolerant.read(joined(request.GET), more)
    return Asked(filters, " ".join(sentences))


def joined(query: QueryDict) -> QueryDict:
    """A form sends a list as a repeated name, our addresses as one value with commas: both mean the same."""
    query = query.copy()
    for name in LISTS:
        values = [value for value in query.getlist(name) if value]
        if values:
            query[name] = ",".join(values)
    for name in [name for name, value in query.items() if value == ""]:
        del query[name]
    return query


def filter_form(filters: Filters) -> dict[str, object]:
    """What `reports/_filters.html` shows. One query."""
    day = today()
    rows = [row for row in Category.objects.all() if is_offered(row, day) or row.slug in filters.categories]
    groups = in_groups(rows)
    for group in groups:
        group["chosen"] = sum(row.slug in filters.categories for row in group["categories"])
    return {
        "groups": groups,
        "statuses": list(Status),
        "filters": filters,
        "confirmed": ",".join(CONFIRMED),
        "periods": periods(filters, day),
        "chosen": in_words(filters, rows),
        "box": ",".join(f"{side:.6f}" for side in filters.box) if filters.box else "",
        "is_one_place": is_one_place(filters.box),
    }


def is_one_place(box: Box | None) -> bool:
    return box is not None and max(box[2] - box[0], box[3] - box[1]) < ONE_PLACE


def periods(filters: Filters, day: datetime.date) -> list[dict[str, object]]:
    """Spans of days that are asked for often, each with the address of the same filters in it."""
    last = day.replace(day=1) - datetime.timedelta(days=1)
    spans = (
        (_("Previous month"), last.replace(day=1), last),
        (_("Last 30 days"), day - datetime.timedelta(days=LAST_DAYS - 1), day),
    )
    return [
        {"name": name, "since": since, "until": until, "query": replace(filters, since=since, until=until).query()}
        for name, since, until in spans
    ]


def in_words(filters: Filters, rows: Iterable[Category]) -> list[tuple[str, str]]:
    """The chosen filters as pairs of a name and values, for paper."""
    days = {_("From"): filters.since, _("To"): filters.until}
    named = {
        _("Area"): [str(filters.area)] if filters.area else [],
        _("Status"): [str(Status(value).label) for value in filters.statuses],
        _("Category"): [row.label for row in rows if row.slug in filters.categories],
        **{name: [date_format(day, "j E Y")] if day else [] for name, day in days.items()},
    }
    return [(str(name), ", ".join(values)) for name, values in named.items() if values]


def in_groups(rows: Iterable[Category]) -> list[dict[str, object]]:
    """Categories under the headings of their groups, both in the order of the catalogue."""
    members: dict[str, list[Category]] = {group: [] for group in CategoryGroup.values}
    for row in rows:
        members[row.group].append(row)
    return [
        {"name": CategoryGroup(group).label, "slug": group, "categories": found}
        for group, found in members.items()
        if found
    ]


def is_offered(category: Category, day: datetime.date) -> bool:
    return category.valid_from <= day and (category.valid_to is None or category.valid_to >= day)
