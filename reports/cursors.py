"""Keyset pages of reports: newest day first. A cursor names a day and a random id, never a row number."""

import datetime
import uuid

from django.db.models import Q

from accounts.parameters import bad_parameter
from reports.models import Report
from reports.querysets import ReportQuerySet


def page(reports: ReportQuerySet, cursor: str, size: int) -> tuple[list[Report], str]:
    """Up to `size` rows after `cursor` ("" for the first page) and the next cursor ("" at the end). One query.

    Order: day descending, then the public id, so that the order inside a day tells nothing. Raises `Problem` 400.
    """
    if cursor:
        day, public_id = _read(cursor)
        reports = reports.filter(Q(filed_on__lt=day) | Q(filed_on=day, public_id__gt=public_id))
    rows = list(reports.order_by("-filed_on", "public_id")[: size + 1])
    more = len(rows) > size
    rows = rows[:size]
    return rows, f"{rows[-1].filed_on.isoformat()}_{rows[-1].public_id.hex}" if more else ""


def _read(cursor: str) -> tuple[datetime.date, uuid.UUID]:
    try:
        day, _, public_id = cursor.partition("_")
        return datetime.date.fromisoformat(day), uuid.UUID(hex=public_id)
    except ValueError:
        raise bad_parameter("cursor") from None
