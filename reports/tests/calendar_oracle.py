"""A second, slower way to the same days: the Polish calendar from the text of the law and the arithmetic of Easter.

Shares nothing with `reports.deadlines` or the library behind it. Sources: act of 18 January 1951 on days free from work
with its changes (6 January from 2011, 24 December from 2025), act of 7 November 2018 on 12 November 2018; Easter by the
method of Gauss as completed by Lichtenberg; summer time by the directive 2000/84/EC (last Sundays, 01:00 UTC).
"""

import bisect
import datetime
import functools

FIXED = ((1, 1), (5, 1), (5, 3), (8, 15), (11, 1), (11, 11), (12, 25), (12, 26))
FIRST, LAST = 2009, 2041


def easter(year: int) -> datetime.date:
    k = year // 100
    m = 15 + (3 * k + 3) // 4 - (8 * k + 13) // 25
    s = 2 - (3 * k + 3) // 4
    a = year % 19
    d = (19 * a + m) % 30
    r = (d + a // 11) // 29
    og = 21 + d - r
    sz = 7 - (year + year // 4 + s) % 7
    return datetime.date(year, 3, 1) + datetime.timedelta(days=og + 7 - (og - sz) % 7 - 1)


def is_free(day: datetime.date) -> bool:
    if day.isoweekday() > 5 or (day.month, day.day) in FIXED or day == datetime.date(2018, 11, 12):
        return True
    if (day.month, day.day) == (1, 6):
        return day.year >= 2011
    if (day.month, day.day) == (12, 24):
        return day.year >= 2025
    return (day - easter(day.year)).days in (0, 1, 49, 60)


@functools.cache
def working_days() -> list[datetime.date]:
    """All of them, in order."""
    first = datetime.date(FIRST, 1, 1)
    days = (first + datetime.timedelta(days=n) for n in range((LAST - FIRST) * 366))
    return [day for day in days if not is_free(day)]


def due(start: datetime.date, amount: int, kind: str) -> datetime.date:
    if kind == "calendar":
        return datetime.date.fromordinal(start.toordinal() + amount)
    return working_days()[bisect.bisect_right(working_days(), start) + amount - 1]


def due_with_pauses(
    start: datetime.date, amount: int, kind: str, pauses: list[tuple[datetime.date, datetime.date]]
) -> datetime.date:
    """Every single day is asked whether it counts. A pause holds its first and its last day."""
    day, left = start, amount
    while left:
        day = datetime.date.fromordinal(day.toordinal() + 1)
        if any(first <= day <= last for first, last in pauses):
            continue
        left -= kind == "calendar" or not is_free(day)
    return day


def last_sunday(year: int, month: int) -> datetime.date:
    end = datetime.date(year, month, 31)
    return end - datetime.timedelta(days=end.isoweekday() % 7)


def warsaw_day(instant: datetime.datetime) -> datetime.date:
    """The day on the wall in Warsaw at an instant of UTC."""
    hour = datetime.time(1, tzinfo=datetime.UTC)
    begins = datetime.datetime.combine(last_sunday(instant.year, 3), hour)
    ends = datetime.datetime.combine(last_sunday(instant.year, 10), hour)
    return (instant + datetime.timedelta(hours=2 if begins <= instant < ends else 1)).date()
