"""The filters that map, list and API share: one reading of the query, one meaning in the database."""

import datetime
import math
import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from accounts import parameters
from accounts.parameters import bad_parameter
from districts.models import AdministrativeArea
from reports.models import Category
from reports.querysets import ReportQuerySet
from reports.statuses import Status

NAMES = frozenset({"category", "status", "from", "to"})
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Filters:
    """Empty tuples and None mean "all". Days are inclusive; `box` is west, south, east, north in degrees.

    `area` is a municipality, county or voivodeship: pages and counts read it, tiles and the API do not.
    """

    categories: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None
    box: Box | None = None
    area: AdministrativeArea | None = None

    @classmethod
    def parse(cls, query: QueryDict, *, more: frozenset[str] = frozenset()) -> "Filters":
        """Raises `Problem` 400. `more` names further parameters, "bbox" and "area" among them. At most two queries."""
        parameters.known(query, NAMES | more)
        since, until = parameters.day(query, "from"), parameters.day(query, "to")
        if since and until and since > until:
            raise bad_parameter("from")
        return cls(
            categories=_categories(query),
            statuses=parameters.words(query, "status", set(Status.values)),
            since=since,
            until=until,
            box=_box(query) if "bbox" in more else None,
            area=_area(query) if "area" in more else None,
        )

    def apply(self, reports: ReportQuerySet) -> ReportQuerySet:
        return (
            reports.of_categories(self.categories)
            .of_statuses(self.statuses)
            .filed_between(self.since, self.until)
            .in_box(self.box)
            .in_outline(self.area.outline if self.area else None)
        )

    def query(self) -> str:
        """The same filters as a query string, without the box; empty when everything is shown."""
        named = {
            "category": ",".join(self.categories),
            "status": ",".join(self.statuses),
            "from": self.since.isoformat() if self.since else "",
            "to": self.until.isoformat() if self.until else "",
            "area": self.area.code if self.area else "",
        }
        return urlencode({name: value for name, value in named.items() if value})


def _categories(query: QueryDict) -> tuple[str, ...]:
    if not query.get("category"):
        return ()
    return parameters.words(query, "category", set(Category.objects.values_list("slug", flat=True)))


def _area(query: QueryDict) -> AdministrativeArea | None:
    code = query.get("area", "")
    if code == "":
        return None
    found = AdministrativeArea.objects.filter(code=code).first() if re.fullmatch("[0-9-]{1,16}", code) else None
    if found is None:
        raise bad_parameter("area")
    return found


def _box(query: QueryDict) -> Box | None:
    value = query.get("bbox", "")
    if value == "":
        return None
    parts = value.split(",")
    if len(parts) != 4 or not all(re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{1,20})?", part.strip()) for part in parts):
        raise bad_parameter("bbox")
    west, south, east, north = (float(part) for part in parts)
    inside = all(math.isfinite(v) for v in (west, south, east, north)) and -180 <= west < east <= 180
    if not inside or not -90 <= south < north <= 90:
        raise bad_parameter("bbox")
    return west, south, east, north
