"""The trail of each demo report: changes, timeline, clocks, visits, hand-overs and notes, in the order of its days.

By the same tables as the services; who acts is the officer of the beat, the head where the post is empty, and so on up.
"""

import datetime
import random
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import F
from django.utils import timezone

from accounts.models import User
from districts.models import Officer, Partner
from insights.demo.drafts import Draft
from insights.demo.ground import Ground
from insights.demo.lives import COORDINATOR, HEAD, OFFICER, Check, Step
from insights.demo.people import People
from insights.demo.shares import DONE, NOTES, OBJECTIONS, REFUSALS, REPLIES
from reports.deadlines import due_on, stages_of
from reports.models import (
    Clock,
    DeadlineRule,
    EntryBy,
    EntryKind,
    Message,
    MessageKind,
    Report,
    Sender,
    Stage,
    StatusChange,
    TimelineEntry,
)
from reports.statuses import Reason, Status
from verification.models import HandOver, HandOverOutcome, Note, Reminder, Visit, VisitMethod
from verification.services.visits import part_of_day

WARSAW = ZoneInfo("Europe/Warsaw")
BATCH = 2_000
BY = {OFFICER: EntryBy.OFFICER, HEAD: EntryBy.HEAD, COORDINATOR: EntryBy.COORDINATOR, "": EntryBy.RESIDENT}


class Rules:
    """The general deadline rule of a stage on a day."""

    def __init__(self) -> None:
        self.rows = list(DeadlineRule.objects.filter(category=None).order_by("-effective_from"))

    def on(self, stage: str, day: datetime.date) -> DeadlineRule:
        return next(rule for rule in self.rows if rule.stage == stage and rule.effective_from <= day)


class Cast:
    """Who acts on a report: the officer of the beat, its head, the coordinator of the command."""

    def __init__(self, ground: Ground, people: People) -> None:
        self.people = people
        self.units = {unit.pk: unit for unit in ground.units.values()}

    def actor(self, role: str, draft: Draft) -> tuple[User | None, str]:
        """The user and the role in which the user acts: where a post is empty, the next one up does."""
        if role == "":
            return None, ""
        officer = self.people.of_beat.get(draft.beat)
        if role == OFFICER and officer:
            return officer.user, OFFICER
        head = self._head(draft)
        if role in (OFFICER, HEAD) and head:
            return head.user, HEAD
        return self._coordinator(draft), COORDINATOR

    def _head(self, draft: Draft) -> Officer | None:
        return self.people.heads.get(self.units[draft.unit].slug)

    def _coordinator(self, draft: Draft) -> User:
        unit = self.units[draft.unit]
        while unit.slug not in self.people.coordinators:
            unit = unit.parent
        return self.people.coordinators[unit.slug]


@dataclass
class Rows:
    """Rows to be written, in the order in which they came about."""

    changes: list[StatusChange]
    entries: list[TimelineEntry]
    clocks: list[Clock]
    visits: list[Visit]
    hand_overs: list[HandOver]
    notes: list[Note]
    messages: list[Message]


def write_lives(writer: "LifeWriter", pairs: Iterable[tuple[Report, Draft]]) -> Rows:
    for report, draft in pairs:
        writer.write(report, draft)
    rows = writer.rows
    for model, made in (
        (TimelineEntry, rows.entries),
        (StatusChange, rows.changes),
        (Clock, rows.clocks),
        (Visit, rows.visits),
        (HandOver, rows.hand_overs),
        (Note, rows.notes),
        (Message, rows.messages),
    ):
        model.objects.bulk_create(made, batch_size=BATCH)
    Reminder.objects.bulk_create(_reminders(rows.hand_overs, timezone.localdate(writer.now)))
    # "Now" on insert is the database's; in the demo visits were recorded and notes written in their own time.
    Visit.objects.update(recorded_at=F("at"))
    for note in rows.notes:
        note.at = writer.noted_at[note.report_id]
    Note.objects.bulk_update(rows.notes, ["at"], batch_size=BATCH)
    return rows


def _reminders(hand_overs: Iterable[HandOver], today: datetime.date) -> list[Reminder]:
    """A body that is late was reminded a day after its day and, where it is very late, once more."""
    awaited = [row for row in hand_overs if row.replied_on is None]
    days = [(row, row.reply_due + datetime.timedelta(days=late)) for row in awaited for late in (1, 15)]
    return [Reminder(hand_over=row, by=row.officer, on=on) for row, on in days if on <= today]


def _metres(rng: random.Random) -> int | None:
    """How far from the pin, for the half of the visits where the device said so; now and then from the car at the corner."""
    drawn = rng.random()
    return None if drawn < 0.5 else rng.randint(3, 45) if drawn < 0.95 else rng.randint(120, 400)


class LifeWriter:
    """Turns steps and visits into rows. One per run; draws hours, methods and words."""

    def __init__(self, cast: Cast, now: datetime.datetime, seed: int) -> None:
        self.cast, self.now = cast, now
        self.rng = random.Random(f"{seed}:lives")  # noqa: S311 - a demo
        self.rules, self.partners = Rules(), list(Partner.objects.order_by("pk"))
        self.rows = Rows([], [], [], [], [], [], [])
        self.noted_at: dict[int, datetime.datetime] = {}
        self.last = now  # the latest act on the report that is being written

    def write(self, report: Report, draft: Draft) -> None:
        filed_on = draft.life.filed_on
        self.last = datetime.datetime.min.replace(tzinfo=WARSAW)
        self._entry(report, EntryKind.RECEIVED, filed_on, "", status=Status.NEW)
        running = {stage: self._start(report, stage, filed_on) for stage in (Stage.READ, Stage.VERIFY)}
        checks = list(draft.life.checks)
        for step in draft.life.steps:
            while checks and checks[0].on <= step.on and step.kind == "status" and step.new != Status.VERIFYING:
                self._visit(report, draft, checks.pop(0))
            self._step(report, draft, step, running)
        for check in checks:
            self._visit(report, draft, check)
        if draft.life.steps and self.rng.random() < 0.08:
            author = self.cast.actor(HEAD, draft)[0]
            self.rows.notes.append(Note(report=report, author=author, text=self.rng.choice(NOTES)))
            self.noted_at[report.pk] = self._instant(draft.life.last_day)

    def _step(self, report: Report, draft: Draft, step: Step, running: dict[str, Clock]) -> None:
        actor, role = self.cast.actor(step.role, draft)
        if step.kind != "status":
            self._entry(report, EntryKind.OBJECTION, step.on, role)
            self._message(report, step, actor)
            return
        self._change(report, step, actor, role)
        self._follow_clocks(report, step, running)
        self._follow_hand_over(report, step, actor, role)
        self._entry(report, EntryKind.STATUS, step.on, role, status=step.new, reason=step.reason)

    def _message(self, report: Report, step: Step, actor: User | None) -> None:
        """The words of an objection or of its refusal, one after the other, so that no other draw changes."""
        listed = REFUSALS if actor else OBJECTIONS
        self.rows.messages.append(
            Message(
                report=report,
                sender=Sender.OFFICER if actor else Sender.RESIDENT,
                kind=MessageKind.OBJECTION,
                text=listed[len(self.rows.messages) % len(listed)],
                on=step.on,
                author=actor,
                at=datetime.datetime.combine(step.on, datetime.time(12), WARSAW) if actor else None,
            )
        )

    def _change(self, report: Report, step: Step, actor: User | None, role: str) -> None:
        at = self._instant(step.on) if actor else None
        note = self.rng.choice(DONE) if step.reason == Reason.ACTED_ON else ""
        self.rows.changes.append(
            StatusChange(
                report=report, old=step.old, new=step.new, reason=step.reason, actor=actor, role=role, note=note,
                on=step.on, at=at,
            )
        )  # fmt: skip

    def _follow_clocks(self, report: Report, step: Step, running: dict[str, Clock]) -> None:
        """As `reports.deadlines.change_status` does."""
        stop, start = stages_of(step.old, step.new)
        for stage in stop:
            clock = running.pop(stage, None)
            if clock:
                clock.stopped_on = step.on
        for stage in start:
            running[stage] = self._start(report, stage, step.on)

    def _start(self, report: Report, stage: str, on: datetime.date) -> Clock:
        rule = self.rules.on(stage, on)
        clock = Clock(report=report, stage=stage, rule=rule, started_on=on, due_on=due_on(rule, on))
        self.rows.clocks.append(clock)
        return clock

    def _follow_hand_over(self, report: Report, step: Step, actor: User | None, role: str) -> None:
        if step.new == Status.REFERRED:
            partner = self.rng.choice(self.partners)
            due = due_on(self.rules.on(Stage.REPLY, step.on), step.on)
            self._entry(report, EntryKind.HAND_OVER, step.on, role, partner=partner.name)
            self.rows.hand_overs.append(
                HandOver(report=report, partner=partner, officer=actor, sent_on=step.on, reply_due=due)
            )
        elif step.old == Status.REFERRED:
            last = self.rows.hand_overs[-1]  # this report's: lives are written in turn
            last.outcome = HandOverOutcome.DONE if step.new == Status.ELIMINATED else HandOverOutcome.REFUSED
            last.replied_on, last.reply_by, last.reply = step.on, actor, REPLIES[last.outcome]

    def _visit(self, report: Report, draft: Draft, check: Check) -> None:
        actor, role = self.cast.actor(OFFICER, draft)
        first, last = map(int, draft.hours[0].split("-")) if draft.hours else (8, 20)
        hours = (check.hour, check.hour) if check.hour is not None else (first, max(first, last - 1))
        at = self._instant(check.on, *hours)
        part = part_of_day(at)
        self._entry(report, EntryKind.VISIT, check.on, role, part_of_day=part, result=check.result)
        method = VisitMethod.PATROL_CAR if self.rng.random() < 0.4 else VisitMethod.ON_FOOT
        self.rows.visits.append(
            Visit(report=report, officer=actor, at=at, method=method, result=check.result, distance_m=_metres(self.rng))
        )

    def _instant(self, day: datetime.date, first: int = 7, last: int = 19) -> datetime.datetime:
        """A moment of service on that day, after what happened before on it, never in the future."""
        time = datetime.time(min(self.rng.randint(first, last), 23), self.rng.randrange(60))
        at = datetime.datetime.combine(day, time, WARSAW)
        if at <= self.last and self.last.date() == day:
            at = self.last + datetime.timedelta(minutes=self.rng.randint(4, 20))
        self.last = min(at, self.now)
        return self.last

    def _entry(self, report: Report, kind: str, on: datetime.date, role: str, **parts: str) -> None:
        self.rows.entries.append(TimelineEntry(report=report, kind=kind, on=on, by=BY[role], **parts))
