"""What a report's life should be, told a second time in plain Python: no database, nothing of the product imported.

Words are those of the interface. Every act answers "done" or the code of the refusal, as the product does.
"""

import datetime
from dataclasses import dataclass, field

from verification.tests.life_table import (
    EDGES,
    HEADS,
    LONGEST_PAUSE,
    OBJECTION_DAYS,
    OPEN,
    REFUSED,
    TERMS,
    VISITS_NEEDED,
    WORKERS,
)

DAY = datetime.timedelta(days=1)


@dataclass
class Clock:
    stage: str
    started: datetime.date
    stopped: datetime.date | None = None
    pauses: list = field(default_factory=list)

    @property
    def due(self):
        day, left = self.started, TERMS[self.stage]
        while left:
            day += DAY
            left -= not any(first <= day <= last for first, last in self.pauses)
        return day


@dataclass
class Life:
    """`hours`: the resident named the evening. `people` are the roles of everybody who serves in the report's place."""

    filed: datetime.date
    hours: bool
    people: dict
    status: str = "new"
    hidden: bool = False
    objection: str = ""
    merged: bool = False
    reopened: datetime.datetime | None = None
    decided: datetime.date | None = None
    visits: list = field(default_factory=list)
    clocks: list = field(default_factory=list)
    trail: list = field(default_factory=list)
    seen_again: set = field(default_factory=set)

    def __post_init__(self):
        self.clocks = [Clock("read", self.filed), Clock("verify", self.filed)]

    def bars(self, who, able):
        """Why this person may not; empty where nothing stands in the way."""
        role = self.people.get(who)
        return "" if role in able else "forbidden" if role else "not_found"

    def may(self, who, to):
        able = {self.people.get(who)} & EDGES[self.status, to][0]
        return able if "local" in able or self.status not in REFUSED or self.objection == "open" else set()

    def targets(self, who):
        return {to for old, to in EDGES if old == self.status and self.may(who, to)}

    def decide(self, who, at, to, seen, reason, given):
        if not self.people.get(who):
            return "not_found"
        if seen != self.status:
            return "stale_status"
        if (seen, to) not in EDGES:
            return "transition_not_allowed"
        if not self.may(who, to):
            return "forbidden"
        listed = EDGES[seen, to][1]
        reason = reason or ("seen_on_site" if "seen_on_site" in listed else "".join(listed) if len(listed) == 1 else "")
        if (reason or listed) and reason not in listed:
            return "reason_required"
        if seen in REFUSED and self.people[who] == "head" and reason != "objection_granted":
            return "forbidden"
        return "evidence_missing" if self.lacks(who, to, reason, given) else self.become(who, at, to, reason)

    def lacks(self, who, to, reason, given):
        if to in ("eliminated", "referred"):
            return not given
        counted = [visit for visit in self.visits if self.reopened is None or visit[0] >= self.reopened]
        if (self.status, to) == ("verifying", "confirmed"):
            return reason == "seen_on_site" and not any(seen for _, seen, _ in counted)
        if (self.status, to) != ("verifying", "unconfirmed"):
            return False
        inside = not self.hours or any(evening for _, _, evening in counted) or self.people[who] in HEADS
        return len(counted) < VISITS_NEEDED or not inside

    def become(self, who, at, to, reason):
        old, self.status, self.decided = self.status, to, at.date()
        stops, starts = EDGES[old, to][2:]
        for clock in self.running(*stops):
            clock.stopped = at.date()
        self.clocks += [Clock(stage, at.date()) for stage in starts]
        self.trail.append((old, to, reason, who, at.date()))
        self.objection = "closed" if self.objection else ""
        if to == "verifying" and old != "new":
            self.reopened = at if who else at.replace(hour=0, minute=0)
        return "done"

    def running(self, *stages):
        return [clock for clock in self.clocks if clock.stage in stages and clock.stopped is None]

    def late(self, on):
        return {clock.stage for clock in self.running(*TERMS) if clock.due < on}

    def visit(self, who, at, result):
        if self.bars(who, WORKERS) or self.status not in OPEN:
            return self.bars(who, WORKERS) or "transition_not_allowed"
        if result != "impossible":
            self.visits.append((at, result in ("confirmed", "partly"), 18 <= at.hour < 22))
        return "done"

    def stand(self, who, on, stage, until):
        """A pause until a day; None ends it."""
        if self.bars(who, HEADS):
            return self.bars(who, HEADS)
        if until and not on <= until <= on + LONGEST_PAUSE * DAY:
            return "out_of_range"
        clock = next(iter(self.running(stage)), None)
        if clock is None or stage == "read" or (until and clock.due < on):
            return "clock_not_running"
        ended = [(first, on - DAY if last >= on else last) for first, last in clock.pauses]
        clock.pauses = [*clock.pauses, (on, until)] if until else ended
        return "done"

    def may_object(self, on):
        return self.status in REFUSED and not self.objection and on <= self.decided + OBJECTION_DAYS * DAY

    def object(self, on):
        may = self.may_object(on)
        self.objection = "open" if may else self.objection
        return "done" if may else "objection_closed"

    def refuse_objection(self, who):
        if self.people.get(who) and self.objection != "open":
            return "objection_answered"
        if not self.bars(who, HEADS):
            self.objection = "closed"
        return self.bars(who, HEADS) or "done"

    def withdraw(self):
        """The words go, and with them the hours that were named."""
        self.hours = False
        return "done"

    def recur(self, at):
        return self.become(None, at, "verifying", "recurred") if self.status == "eliminated" else "not_eliminated"

    def endorse(self, at):
        self.seen_again.add(at.date())
        if self.status == "eliminated" and len([day for day in self.seen_again if day > self.decided]) >= 3:
            self.recur(at)
        return "done"

    def hide(self, who, hidden):
        able = {*self.people.values()} - (set() if hidden else {"officer"})
        if not self.bars(who, able):
            self.hidden = hidden
        return self.bars(who, able) or "done"

    def waits(self):
        return self.status in OPEN and not self.merged
