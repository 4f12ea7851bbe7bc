"""Months as their first day, and when the figures of one are expected. Pure."""

import datetime
import re

DUE_DAY = 10  # of the following month: a setting of this deployment, no source names a day
SHOWN = 6  # months back that can still be entered or corrected
_MONTH = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])")


def month_of(day: datetime.date) -> datetime.date:
    return day.replace(day=1)


def shifted(month: datetime.date, by: int) -> datetime.date:
    count = month.year * 12 + month.month - 1 + by
    return datetime.date(count // 12, count % 12 + 1, 1)


def due_on(month: datetime.date) -> datetime.date:
    return shifted(month, 1).replace(day=DUE_DAY)


def open_months(on: datetime.date) -> list[datetime.date]:
    """This month, then back; the newest first."""
    return [shifted(month_of(on), -back) for back in range(SHOWN + 1)]


def read_month(text: str, on: datetime.date, default: datetime.date) -> datetime.date | None:
    """From "2026-10"; None for what is no month or may not be entered now."""
    if not text:
        return default
    found = _MONTH.fullmatch(text)
    month = datetime.date(int(found[1]), int(found[2]), 1) if found else None
    return month if month in open_months(on) else None
