"""Telephone numbers as they are dialled. The made-up ones of a demonstration must not be."""

import re


def digits(phone: str) -> str:
    """Digits and a plus."""
    return re.sub(r"[^0-9+]", "", phone)


def dialled(phone: str) -> str:
    """The same; empty for numbers that begin with 000."""
    number = digits(phone)
    return "" if number.lstrip("+").startswith("000") else number
