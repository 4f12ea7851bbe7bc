"""Lives that the demo must show whatever the dice say: each edge, each reason, both ends of an objection, each delay.

They are put into the beats around the demo's officer. Amounts come from the rules of the day (`days_of`).
"""

import datetime
from collections.abc import Callable, Iterator

from insights.demo.lives import COORDINATOR, HEAD, RESIDENT, Life
from reports.models import Stage
from reports.statuses import REASONS, Reason, Status

AGO = 20  # days: old enough that every step of an example has happened
OVER = (-1, 0, 1, 3)  # due tomorrow, due today, one day over, three days over


def all_cases(today: datetime.date, days_of: Callable[[str], int]) -> Iterator[Life]:
    yield from _each_reason(today)
    yield from _objections(today)
    for over in OVER:
        yield from _due(today, over, days_of)


def _filed(today: datetime.date, days: int) -> Life:
    return Life(today - datetime.timedelta(days=days))


def _each_reason(today: datetime.date) -> Iterator[Life]:
    for (old, new), reasons in REASONS.items():
        for reason in reasons:
            role = RESIDENT if reason == Reason.RECURRED else COORDINATOR
            yield _arrive(_filed(today, AGO), old).check("partly", 1).go(1, new, reason, role)


def _arrive(life: Life, status: str) -> Life:
    """Brings a new life to `status` by the shortest way."""
    if status == Status.NEW:
        return life
    if status == Status.HOAX:
        return life.go(1, Status.HOAX, Reason.FALSE_REPORT, COORDINATOR)
    life.go(1, Status.VERIFYING)
    if status == Status.UNCONFIRMED:
        return life.check("not_seen", 1).go(2, status, Reason.NOT_FOUND_ON_SITE)
    if status != Status.VERIFYING:
        life.check("confirmed", 1).go(2, Status.CONFIRMED, Reason.SEEN_ON_SITE)
    if status in (Status.ELIMINATED, Status.REFERRED):
        life.go(3, status, Reason.ACTED_ON if status == Status.ELIMINATED else Reason.HANDED_OVER)
    return life


def _objections(today: datetime.date) -> Iterator[Life]:
    """Waiting, granted, refused."""
    waiting = _arrive(_filed(today, 9), Status.UNCONFIRMED).say(3, "objection", RESIDENT)
    yield waiting
    granted = _arrive(_filed(today, AGO), Status.UNCONFIRMED).say(2, "objection", RESIDENT)
    yield (
        granted.go(1, Status.VERIFYING, Reason.OBJECTION_GRANTED, HEAD)
        .check("confirmed", 1)
        .go(2, Status.CONFIRMED, Reason.SEEN_ON_SITE)
    )
    yield _arrive(_filed(today, AGO), Status.UNCONFIRMED).say(2, "objection", RESIDENT).say(2, "refusal", HEAD)


def _due(today: datetime.date, over: int, days_of: Callable[[str], int]) -> Iterator[Life]:
    """One report at each stage whose running clock is `over` days past its day."""
    yield _filed(today, days_of(Stage.READ) + over)
    yield _filed(today, days_of(Stage.VERIFY) + over).go(1, Status.VERIFYING)
    yield _arrive(_filed(today, days_of(Stage.ELIMINATE) + over + 3), Status.CONFIRMED)
    yield _arrive(_filed(today, days_of(Stage.REPLY) + over + 6), Status.REFERRED)
