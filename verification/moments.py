"""From a time on the wall in Warsaw to the instants that it may mean. Twice a year that is not one."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

_MINUTE = datetime.timedelta(minutes=1)


def instants(local: datetime.datetime) -> tuple[datetime.datetime, ...]:
    """In UTC, the earlier first: two in the hour that autumn repeats, else one.

    A time that spring leaps over means the first moment after the leap. Raises `OverflowError` at the ends of the calendar.
    """
    zone = timezone.get_default_timezone()
    before, after = (local.replace(tzinfo=zone, fold=fold).astimezone(datetime.UTC) for fold in (0, 1))
    if before <= after:
        return (before,) if before == after else (before, after)
    offset, found = before.astimezone(zone).utcoffset(), after
    while found.astimezone(zone).utcoffset() != offset:
        found = found.replace(second=0, microsecond=0) + _MINUTE
    return (found,)


def in_words(found: tuple[datetime.datetime, ...]) -> list[str]:
    """What the two times of a repeated hour are called, the earlier first."""
    words = (_("the first %(time)s, summer time"), _("the second %(time)s, winter time"))
    return [said % {"time": timezone.localtime(at).strftime("%H:%M")} for said, at in zip(words, found, strict=True)]
