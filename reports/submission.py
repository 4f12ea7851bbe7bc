"""A resident's report as it arrives: one set of rules for the API and for the form.

`checked_submission` reports every flawed field at once. Numbers are checked in plain Python before GEOS sees them.
"""

import datetime
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from accounts.problems import Flaw, Problem
from accounts.text import flaw_of, says_something, tidy
from districts import geo
from districts.lookup import OutsideArea
from reports.models import Category
from reports.parsing import BadNumber

MOST_CHARACTERS = 1_000  # design section 7
MOST_BYTES = 8_192  # bar.md section 4, row 36
OLDEST_DAYS = 365
_HOURS = re.compile(r"([0-9]{1,2})-([0-9]{1,2})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

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


class Refused(Exception):
    """One field's flaw on its way to the list of all."""

    def __init__(self, code: str, suggestion: object = None, **params: object) -> None:
        self.flaw = Flaw(code, params)
        self.suggestion = suggestion


def _number(value: object) -> float:
    if isinstance(value, BadNumber):
        raise Refused(value.code)
    if value is None:
        raise Refused("required")
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Refused("wrong_type")
    return float(value)


def _category(value: object, today: datetime.date) -> Category:
    if isinstance(value, BadNumber):
        raise Refused(value.code)
    if value is None or value == "":
        raise Refused("required")
    if not isinstance(value, str):
        raise Refused("wrong_type")
    found = Category.objects.filter(slug=value).first() if re.fullmatch(r"[a-z0-9-]{1,80}", value) else None
    current = (
        []
        if found and _is_current(found, today)
        else list(Category.objects.current(today).values_list("slug", flat=True))
    )
    if found is None:
        raise Refused("unknown_category", current)
    if current:
        raise Refused("category_withdrawn", current)
    return found


def _is_current(category: Category, today: datetime.date) -> bool:
    return category.valid_from <= today and (category.valid_to is None or category.valid_to >= today)


def _day(value: object, today: datetime.date) -> datetime.date | None:
    if value is None:
        return None
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise Refused(value.code if isinstance(value, BadNumber) else "wrong_type")
    try:
        day = datetime.date.fromisoformat(value)
    except ValueError:
        raise Refused("wrong_type") from None
    if day > today:
        raise Refused("date_in_future")
    if day < today - datetime.timedelta(days=OLDEST_DAYS):
        raise Refused("date_too_old")
    return day


def _list(value: object, most: int) -> list[object]:
    if value is None:
        return []
    if not isinstance(value, list) or len(value) > most:
        raise Refused(value.code if isinstance(value, BadNumber) else "wrong_type")
    return value


def _weekdays(value: object) -> tuple[int, ...]:
    days = _list(value, 7)
    for day in days:
        if isinstance(day, BadNumber):
            raise Refused(day.code)
        if isinstance(day, bool) or not isinstance(day, int):
            raise Refused("wrong_type")
        if not 1 <= day <= 7:
            raise Refused("out_of_range")
    return tuple(sorted(set(days)))


def _hours(value: object) -> tuple[str, ...]:
    ranges = []
    for text in _list(value, 24):
        match = _HOURS.fullmatch(text) if isinstance(text, str) else None
        if not match or not 0 <= int(match[1]) < int(match[2]) <= 24:
            raise Refused("wrong_type")
        ranges.append((int(match[1]), int(match[2])))
    return tuple(f"{a:02d}-{b:02d}" for a, b in sorted(set(ranges)))


def _description(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Refused(value.code if isinstance(value, BadNumber) else "wrong_type")
    flaw = flaw_of(value, MOST_CHARACTERS)
    if flaw:
        raise Refused(flaw.code, **flaw.params)
    text = tidy(value)
    if len(text.encode()) > MOST_BYTES:
        raise Refused("too_long", count=len(text), limit=MOST_CHARACTERS)
    return text if says_something(text) else ""


def _not_emergency(value: object) -> bool:
    if value is not True:
        raise Refused("wrong_type" if value not in (None, False) else "not_emergency_required")
    return True


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


def _place(reader: _Reader, served: str) -> tuple[float, float]:
    lon, lat = reader.read("lon", _number), reader.read("lat", _number)
    if lon is None or lat is None:
        return 0.0, 0.0
    try:
        return geo.checked(lon, lat)
    except geo.BadCoordinates as bad:
        swapped = {"lon": bad.suggestion[0], "lat": bad.suggestion[1]} if bad.suggestion else None
        reader.refuse(bad.field, Refused(bad.code, swapped, served=served))
        return lon, lat


def checked_submission(data: Mapping[str, object], today: datetime.date, served: str = "") -> Submission:
    """Raises `Problem` with every flawed field; `served` names the area for `outside_area`. At most two queries."""
    reader = _Reader(data)
    for name in data:
        if name not in FIELDS:
            reader.refuse(name if re.fullmatch(r"[A-Za-z0-9_.-]{1,60}", name) else "unknown", Refused("unknown_field"))
    category = reader.read("category", _category, today)
    lon, lat = _place(reader, served)
    reader.read("not_emergency", _not_emergency)
    occurred_on = reader.read("occurred_on", _day, today)
    weekdays, hours = reader.read("weekdays", _weekdays), reader.read("hours", _hours)
    description = reader.read("description", _description)
    if category and category.description_required and description == "":
        reader.refuse("description", Refused("description_required"))
    if reader.flaws:
        raise Problem(fields=reader.flaws, suggestion=reader.suggestion)
    return Submission(category, lon, lat, description, occurred_on, weekdays, hours)


def outside(error: OutsideArea) -> Problem:
    return Problem(fields={"lon": Flaw("outside_area", {"served": error.served})})
