"""The ledger of hand-overs in scope: what other bodies owe an answer, the most urgent first, and what they answered."""

import datetime

from django.db.models import Count, Q, QuerySet

from accounts.parameters import bad_parameter
from verification.models import HandOver
from verification.permissions import readable
from verification.scope import UNIT_CHAIN, Scope

AWAITED, LATE, ANSWERED = STATES = ("awaited", "late", "answered")
_MOST_KEY = 19  # digits of a key


def in_scope(scope: Scope) -> QuerySet[HandOver]:
    """Hand-overs of reports that this person may read."""
    return HandOver.objects.filter(report__in=readable(scope).filter(merged_into=None))


def is_late(hand_over: HandOver, on: datetime.date) -> bool:
    """Its twin as a condition is in `_condition`; a test compares them."""
    return hand_over.replied_on is None and hand_over.reply_due < on


def _condition(state: str, on: datetime.date) -> Q:
    return {
        AWAITED: Q(replied_on=None),
        LATE: Q(replied_on=None, reply_due__lt=on),
        ANSWERED: Q(replied_on__isnull=False),
    }[state]


def in_state(rows: QuerySet[HandOver], state: str, on: datetime.date) -> QuerySet[HandOver]:
    return rows.filter(_condition(state, on))


def counts(rows: QuerySet[HandOver], on: datetime.date) -> dict[str, int]:
    """How many are awaited and how many of these are late. The answered ones are history: nobody counts years. One query."""
    awaited = in_state(rows, AWAITED, on)
    return awaited.aggregate(**{state: Count("pk", filter=_condition(state, on)) for state in (AWAITED, LATE)})


def bodies(rows: QuerySet[HandOver]) -> list[tuple[str, str]]:
    """Slug and name of the bodies of these rows, by name. One query."""
    return list(rows.order_by("partner__name").values_list("partner__slug", "partner__name").distinct())


def page(rows: QuerySet[HandOver], state: str, cursor: str, size: int) -> tuple[list[HandOver], str]:
    """Up to `size` rows after `cursor`, and the next cursor ("" at the end). Two queries. Raises `Problem` 400.

    Awaited ones by the day of the answer; answered ones the newest first.
    """
    column, after = ("replied_on", "lt") if state == ANSWERED else ("reply_due", "gt")
    if cursor:
        day, key = _read(cursor)
        rows = rows.filter(Q(**{f"{column}__{after}": day}) | Q(**{column: day, f"pk__{after}": key}))
    sign = "-" if after == "lt" else ""
    found = rows.select_related("partner", "report__category", "report__beat", f"report__{UNIT_CHAIN}")
    found = found.defer("report__beat__area").prefetch_related("reminders")
    listed = list(found.order_by(f"{sign}{column}", f"{sign}pk")[: size + 1])
    more, listed = len(listed) > size, listed[:size]
    return listed, f"{getattr(listed[-1], column).isoformat()}_{listed[-1].pk}" if more else ""


def _read(cursor: str) -> tuple[datetime.date, int]:
    day, _, key = cursor.partition("_")
    try:
        if key.isascii() and key.isdecimal() and len(key) < _MOST_KEY:
            return datetime.date.fromisoformat(day), int(key)
    except ValueError:
        pass
    raise bad_parameter("cursor")
