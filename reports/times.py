"""Days of the week and parts of the day as residents name them. The values are those of the form and the API."""

import datetime
from collections.abc import Mapping

from django.utils import formats
from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ON_DAYS = (
    _("on Mondays"),
    _("on Tuesdays"),
    _("on Wednesdays"),
    _("on Thursdays"),
    _("on Fridays"),
    _("on Saturdays"),
    _("on Sundays"),
)
# Ranges of the clock with the words for them, from the morning on.
HOURS = (
    ("06-10", _("in the morning")),
    ("10-14", _("around noon")),
    ("14-18", _("in the afternoon")),
    ("18-22", _("in the evening")),
    ("22-24", _("late in the evening")),
    ("00-06", _("at night")),
)


def weekdays_in_words() -> list[tuple[str, Promise, Promise]]:
    """The number (Monday is 1), the name, and the words inside a sentence."""
    return [(str(number + 1), WEEKDAYS[number], said) for number, said in enumerate(ON_DAYS)]


def hours_in_words() -> list[tuple[str, Promise, str]]:
    """The range, its words, and how people write its hours: `06-10` is 6–10."""
    return [(value, said, "–".join(str(int(part)) for part in value.split("-"))) for value, said in HOURS]


def when_in_words(data: Mapping[str, object]) -> str:
    """The time of a report that was accepted, "" where none was given. `data` as `reports.submission` reads it."""
    days, hours = data.get("weekdays", ()), data.get("hours", ())
    words = {value: f"{said} ({name})" for value, said, name in hours_in_words()}
    parts = [str(ON_DAYS[number - 1]) for number in sorted(set(days))]
    parts += [words.get(value, value) for value in hours]
    if data.get("occurred_on"):
        parts.insert(0, formats.date_format(datetime.date.fromisoformat(data["occurred_on"]), "j E Y"))
    return ", ".join(parts)
