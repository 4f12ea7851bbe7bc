"""The filters of map and list as a form: read from the address, shown again as they were asked for."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

from accounts.problems import Problem
from reports.deadlines import today
from reports.filters import Filters
from reports.models import Category, CategoryGroup
from reports.statuses import Status

LISTS = ("category", "status")


@dataclass(frozen=True)
class Asked:
    """`sentence` says what could not be read; then `filters` are empty and everything is shown."""

    filters: Filters
    sentence: str = ""

    @property
    def is_set(self) -> bool:
        return self.filters != Filters()


def asked(request: HttpRequest, more: frozenset[str] = frozenset()) -> Asked:
    try:
        return Asked(Filters.parse(joined(request.GET), more=more))
    except Problem as problem:
        return Asked(Filters(), problem.sentence)


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
    return {"groups": groups, "statuses": list(Status), "filters": filters}


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
