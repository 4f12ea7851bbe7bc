"""The life of one report as a list of steps, each an allowed edge of the status table. Pure: no database, no clock.

Steps after `today` have not happened, which leaves recent reports open as in real life.
"""

import datetime
import random
from dataclasses import dataclass, field

from insights.demo.shares import HOAX, LATE, OBJECTED, RECURRED, Habit
from reports.statuses import REASONS, Reason, Status

OFFICER, HEAD, COORDINATOR, RESIDENT = "officer", "section_head", "local_coordinator", ""


@dataclass(frozen=True)
class Step:
    """`role` is the actor's; empty for a resident. `kind` is "status", "objection" or "refusal" of an objection."""

    on: datetime.date
    old: str
    new: str
    reason: str = ""
    role: str = OFFICER
    kind: str = "status"


@dataclass(frozen=True)
class Check:
    """A visit on the spot; `hour` where it matters, else one of the hours that the resident named."""

    on: datetime.date
    result: str
    hour: int | None = None


@dataclass
class Life:
    filed_on: datetime.date
    steps: list[Step] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)

    @property
    def status(self) -> str:
        return self.steps[-1].new if self.steps else Status.NEW

    @property
    def last_day(self) -> datetime.date:
        return self.steps[-1].on if self.steps else self.filed_on

    def go(self, days: int, new: str, reason: str = "", role: str = OFFICER) -> "Life":
        """The next status, `days` after the last step."""
        on = self.last_day + datetime.timedelta(days=days)
        self.steps.append(Step(on, self.status, new, reason, role))
        return self

    def say(self, days: int, kind: str, role: str) -> "Life":
        """Something that changes no status: an objection, or its refusal."""
        on = self.last_day + datetime.timedelta(days=days)
        self.steps.append(Step(on, self.status, self.status, "", role, kind))
        return self

    def check(self, result: str, days: int = 0, hour: int | None = None) -> "Life":
        self.checks.append(Check(self.last_day + datetime.timedelta(days=days), result, hour))
        return self

    def until(self, today: datetime.date) -> "Life":
        return Life(self.filed_on, [s for s in self.steps if s.on <= today], [c for c in self.checks if c.on <= today])


def usual_life(filed_on: datetime.date, habit: Habit, visits: int, today: datetime.date, rng: random.Random) -> Life:
    """A life by the shares of the category, cut at `today`."""
    life = Life(filed_on)
    if rng.random() < HOAX / 2:
        return life.go(rng.randint(0, 2), Status.HOAX, rng.choice(REASONS[Status.NEW, Status.HOAX]), COORDINATOR).until(
            today
        )
    life.go(_delay(rng, (0, 0, 1, 1, 2, 3), 6), Status.VERIFYING, role=rng.choice((OFFICER, OFFICER, COORDINATOR)))
    _verdict(life, habit, visits, rng)
    if life.status == Status.CONFIRMED:
        _after_confirmation(life, habit, visits, rng)
    elif life.status == Status.UNCONFIRMED and rng.random() < OBJECTED:
        _objection(life, rng)
    return life.until(today)


def _delay(rng: random.Random, usual: tuple[int, ...], late: int) -> int:
    return late + rng.randint(0, 4) if rng.random() < LATE else rng.choice(usual)


def _verdict(life: Life, habit: Habit, visits: int, rng: random.Random) -> None:
    days = _delay(rng, (0, 1, 1, 2, 2, 3), 5)
    draw = rng.random()
    if draw < habit.confirmed:
        life.check("confirmed" if rng.random() < 0.8 else "partly", days)
        life.go(
            days, Status.CONFIRMED, rng.choice((Reason.SEEN_ON_SITE,) * 6 + REASONS[Status.VERIFYING, Status.CONFIRMED])
        )
    elif draw < habit.confirmed + HOAX / 2:
        life.check("not_seen", days).go(days, Status.HOAX, rng.choice(REASONS[Status.VERIFYING, Status.HOAX]))
    else:
        for visit in range(max(visits, 1)):
            life.check("not_seen", max(days - visit, 0))
        reasons = (Reason.NOT_FOUND_ON_SITE,) * 6 + REASONS[Status.VERIFYING, Status.UNCONFIRMED]
        life.go(days, Status.UNCONFIRMED, rng.choice(reasons))


def _after_confirmation(life: Life, habit: Habit, visits: int, rng: random.Random) -> None:
    if rng.random() < habit.referred:
        life.go(rng.randint(0, 4), Status.REFERRED, Reason.HANDED_OVER)
        if rng.random() < 0.12:
            life.go(rng.randint(8, 30), Status.CONFIRMED, Reason.RETURNED)
            life.go(rng.randint(3, 20), Status.ELIMINATED, Reason.ACTED_ON)
        else:
            life.go(_delay(rng, (8, 12, 15, 20, 26), 34), Status.ELIMINATED, Reason.ACTED_ON)
        return
    life.go(_delay(rng, (3, 5, 8, 12, 15, 20, 25), 31), Status.ELIMINATED, Reason.ACTED_ON)
    if rng.random() < RECURRED:
        life.go(rng.randint(10, 50), Status.VERIFYING, Reason.RECURRED, rng.choice((RESIDENT, COORDINATOR)))
        _verdict(life, habit, visits, rng)
        if life.status == Status.CONFIRMED:
            life.go(rng.randint(3, 20), Status.ELIMINATED, Reason.ACTED_ON)


def _objection(life: Life, rng: random.Random) -> None:
    life.say(rng.randint(1, 12), "objection", RESIDENT)
    if rng.random() < 0.5:
        life.say(rng.randint(1, 4), "refusal", HEAD)
        return
    life.go(rng.randint(1, 4), Status.VERIFYING, Reason.OBJECTION_GRANTED, HEAD)
    life.check("confirmed", 2).go(3, Status.CONFIRMED, Reason.SEEN_ON_SITE)
    life.go(9, Status.ELIMINATED, Reason.ACTED_ON)
