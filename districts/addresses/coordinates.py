"""Coordinates as people type them: "51,77 19,45", "51.77, 19.45", "51°46'N 19°27'E". Pure; never raises."""

import re

from districts.geo import BadCoordinates, checked, in_poland

MOST = 80  # characters; nothing longer is a pair of coordinates
_QUOTES = str.maketrans({"′": "'", "’": "'", "´": "'", "″": '"', "”": '"', "“": '"', "º": "°", "−": "-"})
_ONE = (
    r"([NSEW]?)\s*(-?[0-9]{1,3}(?:[.,][0-9]{1,15})?)\s*(°?)"
    r"(?:\s*([0-9]{1,2}(?:[.,][0-9]{1,10})?)\s*')?(?:\s*([0-9]{1,2}(?:[.,][0-9]{1,10})?)\s*\")?\s*([NSEW]?)"
)
_PAIR = re.compile(rf"{_ONE}(?:\s*[,;/]\s*|\s+){_ONE}", re.IGNORECASE)


def read(text: str) -> tuple[float, float] | None:
    """(lon, lat) inside Poland, rounded to 6 places; None for anything else. Latitude first unless letters say so."""
    text = text.strip()
    if len(text) > MOST:
        return None
    pair = _PAIR.fullmatch(text.translate(_QUOTES))
    if not pair:
        return None
    first, second = pair.groups()[:6], pair.groups()[6:]
    if not _is_degrees(first) or not _is_degrees(second):
        return None
    return _in_order(first, second)


def _is_degrees(parts: tuple) -> bool:
    """Two bare whole numbers are a house number and something else, not coordinates."""
    _before, degrees, sign, minutes, _seconds, _after = parts
    return bool(sign or minutes or "." in degrees or "," in degrees)


def _value(parts: tuple) -> float:
    before, degrees, _sign, minutes, seconds, after = parts
    size = abs(_float(degrees)) + _float(minutes or "0") / 60 + _float(seconds or "0") / 3600
    negative = degrees.startswith("-") or (before or after).upper() in {"S", "W"}
    return -size if negative else size


def _float(text: str) -> float:
    return float(text.replace(",", "."))


def _in_order(first: tuple, second: tuple) -> tuple[float, float] | None:
    letters = "".join((part[0] or part[5]).upper() for part in (first, second))
    lat, lon = _value(first), _value(second)
    if letters[:1] in {"E", "W"} or (not letters and in_poland(lat, lon)):
        lat, lon = lon, lat
    try:
        return checked(lon, lat)
    except BadCoordinates:
        return None
