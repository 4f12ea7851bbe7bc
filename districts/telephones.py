"""Telephone numbers as they are dialled. The made-up ones of a demonstration must not be."""

import re


def dialled(phone: str) -> str:
    """Digits and a plus; empty for numbers that begin with 000."""
    digits = re.sub(r"[^0-9+]", "", phone)
    return "" if digits.lstrip("+").startswith("000") else digits
