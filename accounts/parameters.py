"""Query parameters read strictly: an unknown or repeated name, or a value that cannot be read, is a 400 with the name."""

import datetime
import math
import re

from django.http import HttpRequest, QueryDict

from accounts.problems import Problem

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,20})?")
MOST = 2000  # characters of one value


def bad_parameter(name: str) -> Problem:
    return Problem(fields={name: "bad_parameter"})


def known(query: QueryDict, names: set[str] | frozenset[str]) -> None:
    """Refuses names outside `names` (`lang` is always allowed), repeated names, and values with control characters."""
    for name, values in query.lists():
        if name not in names and name != "lang":
            shown = name if re.fullmatch(r"[A-Za-z0-9_-]{1,60}", name) else "query"
            raise Problem(fields={shown: "unknown_parameter"})
        if len(values) > 1 or len(values[0]) > MOST or re.search("[\x00-\x1f\x7f\ud800-\udfff]", values[0]):
            raise bad_parameter(name)


def no_parameters(request: HttpRequest) -> None:
    known(request.GET, frozenset())


def day(query: QueryDict, name: str) -> datetime.date | None:
    value = query.get(name, "")
    if value == "":
        return None
    try:
        return datetime.date.fromisoformat(value) if _DAY.fullmatch(value) else _refuse(name)
    except ValueError:
        return _refuse(name)


def _refuse(name: str) -> None:
    raise bad_parameter(name)


def number(query: QueryDict, name: str) -> float | None:
    """A plain decimal number; None where the parameter is absent or empty."""
    value = query.get(name, "").strip()
    if value == "":
        return None
    if not _NUMBER.fullmatch(value) or not math.isfinite(float(value)):
        raise bad_parameter(name)
    return float(value)


def words(query: QueryDict, name: str, allowed: set[str] | frozenset[str]) -> tuple[str, ...]:
    """A list by comma of known values, in the order given, each once; empty where the parameter is absent."""
    value = query.get(name, "")
    if value == "":
        return ()
    found = tuple(dict.fromkeys(part.strip() for part in value.split(",")))
    if not set(found) <= set(allowed):
        raise bad_parameter(name)
    return found
