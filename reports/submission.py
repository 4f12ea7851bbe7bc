"""A resident's report as it arrives: one set of rules for the API and for the form.

`checked_submission` reports every flawed field at once.
"""

import datetime
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from accounts.problems import Flaw, Problem
from districts import geo
from districts.lookup import OutsideArea
from reports import fields
from reports.fields import Refused
from reports.models import Category
from reports.parsing import shown

FIELDS = frozenset(
    {"category", "lon", "lat", "not_emergency", "proof", "occurred_on", "weekdays", "hours", "description"}
)


@dataclass(frozen=True)
class Submission:
    """What a resident says: checked, in degrees rounded to 6 places, text tidied."""

    category: Category
    lon: float
    lat: float
    description: str = ""
    occurred_on: datetime.date | None = None
    weekdays: tuple[int, ...] = ()
    hours: tuple[str, ...] = ()

    def canonical(self) -> str:
        """The same text for the same content: what an idempotency key is bound to."""
        day = self.occurred_on.isoformat() if self.occurred_on else None
        return json.dumps(
            [self.category.slug, self.lon, self.lat, self.description, day, list(self.weekdays), list(self.hours)]
        )


class _Reader:
    """Reads fields one by one and keeps the flaws of all."""

    def __init__(self, data: Mapping[str, object]) -> None:
        self.data, self.flaws, self.suggestion = data, {}, None

    def read(self, name: str, convert: Callable[..., object], *args: object) -> object:
        try:
            return convert(self.data.get(name), *args)
        except Refused as refusal:
            self.refuse(name, refusal)
            return None

    def refuse(self, name: str, refusal: Refused) -> None:
        self.flaws.setdefault(name, refusal.flaw)
        self.suggestion = self.suggestion or refusal.suggestion


def _place(reader: _Reader, served: Callable[[], str]) -> tuple[float, float]:
    lon, lat = reader.read("lon", fields.number), reader.read("lat", fields.number)
    if lon is None or lat is None:
        return 0.0, 0.0
    try:
        return geo.checked(lon, lat)
    except geo.BadCoordinates as bad:
        meant = {"lon": bad.suggestion[0], "lat": bad.suggestion[1]} if bad.suggestion else None
        reader.refuse(bad.field, Refused(bad.code, meant, served=served()))
        return lon, lat


def checked_submission(data: Mapping[str, object], today: datetime.date, served: Callable[[], str]) -> Submission:
    """Raises `Problem` with every flawed field. At most two queries, and `served` is asked for the name of the area only
    where a place is refused.
    """
    reader = _Reader(data)
    for name in data:
        if name not in FIELDS:
            reader.refuse(shown(name), Refused("unknown_field"))
    category = reader.read("category", fields.category, today)
    lon, lat = _place(reader, served)
    reader.read("not_emergency", fields.not_emergency)
    occurred_on = reader.read("occurred_on", fields.day, today)
    weekdays, hours = reader.read("weekdays", fields.weekdays), reader.read("hours", fields.hours)
    description = reader.read("description", fields.description)
    if category and category.description_required and description == "":
        reader.refuse("description", Refused("description_required"))
    if reader.flaws:
        raise Problem(fields=reader.flaws, suggestion=reader.suggestion)
    return Submission(category, lon, lat, description, occurred_on, weekdays, hours)


def outside(error: OutsideArea) -> Problem:
    return Problem(fields={"lon": Flaw("outside_area", {"served": error.served})})
