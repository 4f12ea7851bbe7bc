"""Reading the environment without guessing: each function refuses a value that it does not know.

Imported by the settings before Django is configured, so nothing here may import Django models or translations.
"""

import os
import re
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

_THIS_MACHINE = frozenset(("localhost", "127.0.0.1", "::1"))
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


def tile_address(name: str) -> str:
    """Empty, or the address of a source of tiles with {z}, {x}, {y}; without TLS only on this machine."""
    value = os.environ.get(name, "")
    address = urlsplit(value)
    is_safe = address.scheme == "https" or (address.scheme == "http" and address.hostname in _THIS_MACHINE)
    whole = all(value.count(part) == 1 for part in ("{z}", "{x}", "{y}")) and "{" not in address.netloc
    if value and not (is_safe and address.hostname and whole):
        raise ImproperlyConfigured(f"{name} must be an https address with {{z}}, {{x}} and {{y}}, not {value!r}")
    return value
