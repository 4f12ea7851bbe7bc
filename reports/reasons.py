"""Which reasons may be given on a day: the closed list of the edge, less what a dated rule has withdrawn.

A rule holds from the day after it was made at the earliest, so what holds on a day does not change during it and is read
once a day and process. Without rules the lists are those of `reports.statuses`.
"""

import datetime
import functools

from reports.models import ReasonRule
from reports.statuses import REASONS


def reasons_on(old: str, new: str, on: datetime.date) -> tuple[str, ...]:
    """In the order of the closed list; empty where the edge asks for none. No query but the first of a day."""
    withdrawn = _withdrawn_on(on)
    return tuple(reason for reason in REASONS.get((old, new), ()) if (old, new, reason) not in withdrawn)


def newest_rules(on: datetime.date) -> dict[tuple[str, str, str], ReasonRule]:
    """By old status, new status and reason the rule that holds on that day. One query."""
    rules = ReasonRule.objects.filter(effective_from__lte=on).order_by("effective_from", "pk")
    return {(rule.old, rule.new, rule.reason): rule for rule in rules}


@functools.lru_cache(maxsize=3)
def _withdrawn_on(on: datetime.date) -> frozenset[tuple[str, str, str]]:
    return frozenset(key for key, rule in newest_rules(on).items() if not rule.is_allowed)


def forget() -> None:
    """For tests, which undo what they wrote."""
    _withdrawn_on.cache_clear()
