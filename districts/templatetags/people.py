"""How officers and their streets are written on pages: monogram, telephone, weekday, where a name may break."""

import datetime
import re

from django import template
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language

from districts.models import Officer
from districts.telephones import dialled

register = template.Library()
NO_BREAK = "\N{NO-BREAK SPACE}"
# After "ul." and its like, before a number, and inside names such as "3 Maja".
BOUND = re.compile(r"(?<=\b[uap]l\.) |(?<=\bos\.) | (?=\d)|(?<=\d) (?=[A-ZĄĆĘŁŃÓŚŹŻ])|(?<=\bdo) (?=końca)")


@register.filter
def monogram(officer: Officer) -> str:
    return f"{officer.first_name[:1]}{officer.last_name[:1]}".upper()


@register.filter
def dial(phone: str) -> str:
    """The number for a `tel:` link; empty for the made-up numbers of a demonstration, which must not be dialled."""
    return dialled(phone)


@register.filter
def weekday(number: int) -> str:
    """1 is Monday."""
    return str(WEEKDAYS[number - 1])


@register.filter
def in_sentence(day: str) -> str:
    """A weekday inside a sentence: small letters, except in English."""
    return day if get_language() == "en" else day.lower()


@register.filter
def is_today(moment: datetime.datetime) -> bool:
    return timezone.localdate(moment) == timezone.localdate()


@register.filter
def unbroken(street: str) -> str:
    """A street, or a range of its numbers, with no-break spaces where a line must not end."""
    return BOUND.sub(NO_BREAK, street)
