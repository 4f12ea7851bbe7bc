"""What one field of a report may hold: each function returns the value that is kept or raises `Refused` with a code.

Numbers are checked in plain Python before GEOS sees them. The rules are those of the interface, for API and form alike.
"""

import datetime
import re

from accounts.briefly import briefly
from accounts.problems import Flaw
from accounts.text import flaw_of, says_something, tidy
from reports.models import Category
from reports.parsing import BadNumber

MOST_CHARACTERS = 1_000  # of a description; the interface's limit
LOOKED_AT = 2 * MOST_CHARACTERS  # of a text that is searched before it is refused as too long
MOST_BYTES = 8_192  # of a description: emoji take several bytes each
OLDEST_DAYS = 365
_RANGE = re.compile(r"([0-9]{1,2})-([0-9]{1,2})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Refused(Exception):
    """One field's flaw on its way to the list of all."""

    def __init__(self, code: str, suggestion: object = None, **params: object) -> None:
        self.flaw = Flaw(code, params)
        self.suggestion = suggestion


def number(value: object) -> float:
    if isinstance(value, BadNumber):
        raise Refused(value.code)
    if value is None:
        raise Refused("required")
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Refused("wrong_type")
    return float(value)


@briefly
def _named(slug: str) -> Category | None:
    return Category.objects.filter(slug=slug).first()


def category(value: object, today: datetime.date) -> Category:
    if isinstance(value, BadNumber):
        raise Refused(value.code)
    if value is None or value == "":
        raise Refused("required")
    if not isinstance(value, str):
        raise Refused("wrong_type")
    found = _named(value) if re.fullmatch(r"[a-z0-9-]{1,80}", value) else None
    if found and _is_current(found, today):
        return found
    current = list(Category.objects.current(today).values_list("slug", flat=True))
    raise Refused("category_withdrawn" if found else "unknown_category", current)


def _is_current(category: Category, today: datetime.date) -> bool:
    return category.valid_from <= today and (category.valid_to is None or category.valid_to >= today)


def day(value: object, today: datetime.date) -> datetime.date | None:
    if value is None:
        return None
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise Refused(value.code if isinstance(value, BadNumber) else "wrong_type")
    try:
        found = datetime.date.fromisoformat(value)
    except ValueError:
        raise Refused("wrong_type") from None
    if found > today:
        raise Refused("date_in_future")
    if found < today - datetime.timedelta(days=OLDEST_DAYS):
        raise Refused("date_too_old")
    return found


def _list(value: object, most: int) -> list[object]:
    if value is None:
        return []
    if not isinstance(value, list) or len(value) > most:
        raise Refused(value.code if isinstance(value, BadNumber) else "wrong_type")
    return value


def weekdays(value: object) -> tuple[int, ...]:
    days = _list(value, 7)
    for day in days:
        if isinstance(day, BadNumber):
            raise Refused(day.code)
        if isinstance(day, bool) or not isinstance(day, int):
            raise Refused("wrong_type")
        if not 1 <= day <= 7:
            raise Refused("out_of_range")
    return tuple(sorted(set(days)))


def hours(value: object) -> tuple[str, ...]:
    ranges = []
    for text in _list(value, 24):
        match = _RANGE.fullmatch(text) if isinstance(text, str) else None
        if not match or not 0 <= int(match[1]) < int(match[2]) <= 24:
            raise Refused("wrong_type")
        ranges.append((int(match[1]), int(match[2])))
    return tuple(f"{a:02d}-{b:02d}" for a, b in sorted(set(ranges)))


def description(value: object) -> str:
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


def not_emergency(value: object) -> bool:
    if value is not True:
        raise Refused("wrong_type" if value not in (None, False) else "not_emergency_required")
    return True
