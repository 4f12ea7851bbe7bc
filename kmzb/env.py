"""Reading the environment without guessing: each function refuses a value that it does not know.

Imported by the settings before Django is configured, so nothing here may import Django models or translations.
"""

import os
import re

from django.core.exceptions import ImproperlyConfigured

_BOOLEANS = {
    "True": True,
    "true": True,
    "1": True,
    "on": True,
    "False": False,
    "false": False,
    "0": False,
    "off": False,
}


def boolean(name: str, *, default: bool) -> bool:
    value = os.environ.get(name, "")
    if value == "":
        return default
    if value not in _BOOLEANS:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(_BOOLEANS)}, not {value!r}")
    return _BOOLEANS[value]


def whole_number(name: str, *, default: int, most: int) -> int:
    value = os.environ.get(name, "")
    if value == "":
        return default
    if not re.fullmatch(r"[0-9]{1,9}", value) or int(value) > most:
        raise ImproperlyConfigured(f"{name} must be a whole number from 0 to {most}, not {value!r}")
    return int(value)


def path_segment(name: str, *, default: str) -> str:
    """One part of a URL path, returned without slashes."""
    value = os.environ.get(name, "").strip("/") or default
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,62}", value):
        raise ImproperlyConfigured(f"{name} must be one path segment of small letters, digits, - and _, not {value!r}")
    return value
