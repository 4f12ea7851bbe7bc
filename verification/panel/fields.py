"""Fields of the panel's forms that Django has not: a time on the wall, the position of a device."""

import datetime
import re

from django import forms
from django.utils.translation import gettext_lazy as _

from districts import geo

_FORMATS = ("%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M")
_PAIR = re.compile(r"(-?[0-9]{1,3}\.[0-9]{1,9});(-?[0-9]{1,3}\.[0-9]{1,9})", re.ASCII)
_YEARS = range(1900, 2200)


def read_local(typed: str) -> datetime.datetime | None:
    """Without a time zone. None for what is no moment of a calendar that people use."""
    for form in _FORMATS:
        try:
            found = datetime.datetime.strptime(typed.strip(), form)  # noqa: DTZ007 - a time on the wall
        except ValueError:
            continue
        return found if found.year in _YEARS else None
    return None


class LocalTime(forms.Field):
    """A day and a time as the clock on the wall shows them; what that means is `verification.moments`."""

    default_error_messages = {"invalid": _("There is no such moment. Write it like 2026-05-31 14:30.")}

    def prepare_value(self, value: object) -> object:
        """An aware moment is shown as the wall shows it."""
        return forms.DateTimeField().prepare_value(value)

    def to_python(self, value: object) -> datetime.datetime | None:
        if value in self.empty_values:
            return None
        found = read_local(str(value))
        if found is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return found


class Position(forms.CharField):
    """Where a device is, as `lat;lon`; the value is (lon, lat) or None. What cannot be a place in Poland is refused."""

    default_error_messages = {
        "invalid": _("The position of the device cannot be used. Record the visit without it."),
    }

    def to_python(self, value: object) -> tuple[float, float] | None:
        text = super().to_python(value)
        numbers = _PAIR.fullmatch(text)
        try:
            if numbers:
                return geo.checked(float(numbers[2]), float(numbers[1]))
        except geo.BadCoordinates:
            pass
        if text:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return None
