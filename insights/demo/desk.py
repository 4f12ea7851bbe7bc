"""What officers did beside visits and verdicts: rules, tasks, offers, merges, hand-overs, texts. By the real services.

So nothing stands in the demo that the panel would refuse, and an act of some days ago was done with the roles of its day.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone

from accounts.models import User
from districts.models import Unit
from insights.demo.shift import RACES, SPEED
from insights.demo.texts import NEW_TEXT
from reports.models import Category, PauseReason, Report, Source, Stage
from reports.services import write_message
from reports.services.groups import group_recent
from verification.models import HandOverOutcome, Reassignment, Task, TaskFor
from verification.services import (
    Asked,
    NewTask,
    Reply,
    add_note,
    answer_over,
    answer_task,
    ask_over,
    ask_resident,
    give_task,
    merge,
    pause,
    record_reply,
    remind,
    withdraw_task,
)
from verification.services.escalation import escalate
from verification.services.saved_filters import save_filter
from verification.services.tasking_rules import NewTaskingRule, add_tasking_rule, end_tasking_rule, task_by_rules
from verification.services.templates import NewTemplate, add_template

DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Desk:
    """Everybody who acts, the reports by the names that `shift` gave them, and the moment until which things happen."""

    officer: User
    neighbour: User
    head: User
    coordinator: User
    national: User
    rider: User
    traffic: Unit
    command: Unit
    now: datetime.datetime
    reports: Mapping[str, Report]

    def at(self, days_ago: int, hour: int = 10) -> datetime.datetime:
        """A moment of that day; today at most now."""
        day = self.today - days_ago * DAY
        return min(timezone.make_aware(datetime.datetime.combine(day, datetime.time(hour))), self.now)

    @property
    def today(self) -> datetime.date:
        return timezone.localdate(self.now)

    def __getitem__(self, name: str) -> Report:
        """Read anew: an act before this one has changed it."""
        found = Report.objects.select_related("category", "beat", "unit__parent__parent__parent")
        return found.defer("beat__area").get(pk=self.reports[name].pk)


def write_desk(desk: Desk) -> dict[str, int]:
    """How many tasks, offers and notices there are now."""
    _name_who_wrote_down(desk)
    _rules(desk)
    _tasks(desk)
    _offers(desk)
    _joined(desk)
    _answers_of_bodies(desk)
    _words(desk)
    group_recent(desk.today)
    notices = escalate(desk.today)
    return {"tasks": Task.objects.count(), "offers": Reassignment.objects.count(), "notices": notices}


def _name_who_wrote_down(desk: Desk) -> None:
    Report.objects.exclude(source=Source.RESIDENT).update(entered_by=desk.officer)


def _rules(desk: Desk) -> None:
    """One in force, one ended. What was filed since goes to the traffic police by itself, with five days to reply."""
    for slug, since in ((SPEED, 1), (RACES, 60)):
        at = desk.at(since)
        rule = NewTaskingRule(
            category=Category.objects.get(slug=slug),
            unit=desk.command,
            to=TaskFor.TRAFFIC,
            holder=f"{desk.traffic.pk}",
            reply_days=5,
            effective_from=timezone.localdate(at),
        )
        made = add_tasking_rule(rule=rule, actor=desk.coordinator, at=at, on=timezone.localdate(at))
    end_tasking_rule(rule=made, actor=desk.coordinator, at=desk.at(21), on=desk.today - 21 * DAY)
    task_by_rules(desk.today)


def _tasks(desk: Desk) -> None:
    """Running, due today, late, answered, taken back, and one for a named person."""
    traffic = f"{desk.traffic.pk}"
    for name, days_ago, days_to_reply in (
        ("task-running", 0, 4),
        ("task-today", 2, 2),
        ("task-late", 5, 2),
        ("task-answered", 3, 4),
        ("nearly-due", 8, 3),
    ):
        _give(desk, name, traffic, days_ago, days_to_reply)
    _give(desk, "at-night", f"{desk.traffic.pk}.{desk.rider.pk}", 1, 3, "Patrol w piątek po 22.")
    task = desk["task-answered"].tasks.get()
    text = "Pomiar w dwóch dniach po 16: sześć przekroczeń, trzy mandaty."
    answer_task(report=desk["task-answered"], text=text, seen=task.pk, actor=desk.rider, at=desk.at(1, 15))
    task = desk["nearly-due"].tasks.get()
    withdraw_task(report=desk["nearly-due"], seen=task.pk, actor=desk.coordinator, at=desk.at(4))


def _give(desk: Desk, name: str, holder: str, days_ago: int, days_to_reply: int, note: str = "") -> None:
    at = desk.at(days_ago)
    note = note or "Proszę o pomiar prędkości w podanych godzinach."
    task = NewTask(TaskFor.TRAFFIC, holder, timezone.localdate(at) + days_to_reply * DAY, note, any_seen=True)
    give_task(report=desk[name], task=task, actor=desk.coordinator, at=at)


def _offers(desk: Desk) -> None:
    """Two wait for a word (one of them for the demo's officer), one was refused, one accepted."""
    unit = desk.head.officer.unit
    officer, neighbour = (f"{unit.pk}.{user.pk}" for user in (desk.officer, desk.neighbour))
    _ask(desk, "offered", neighbour, desk.officer, "Miejsce leży przy granicy Twojego rejonu, jesteś tam codziennie.")
    _ask(desk, "offered-to-me", officer, desk.neighbour, "Jutro zaczynam urlop, proszę o przejęcie.")
    refused = _ask(desk, "refused-offer", neighbour, desk.officer, "Znasz to środowisko, proszę o przejęcie.", 2)
    word = "Mam w tym tygodniu tylko nocne służby."
    answer_over(row=refused, accept=False, word=word, actor=desk.neighbour, at=desk.at(1))
    accepted = _ask(desk, "taken-over", neighbour, desk.officer, "Sprawca mieszka w Twoim rejonie.", 3)
    answer_over(row=accepted, accept=True, word="", actor=desk.neighbour, at=desk.at(2))


def _ask(desk: Desk, name: str, holder: str, actor: User, reason: str, days_ago: int = 0) -> Reassignment:
    asked = Asked(TaskFor.OFFICER, holder, reason)
    return ask_over(report=desk[name], asked=asked, actor=actor, at=desk.at(days_ago, 8))


def _joined(desk: Desk) -> None:
    others = {desk.reports[name].public_id for name in ("same-again", "same-once-more")}
    merge(ids=others, target=desk.reports["same"].public_id, actor=desk.officer, at=desk.now)


def _answers_of_bodies(desk: Desk) -> None:
    """One was reminded; two have answered and wait for the verdict that follows."""
    awaited = desk["reminded"].hand_overs.get()
    remind(report=desk["reminded"], hand_over=awaited.pk, actor=desk.officer, at=desk.at(3))
    for name, outcome, text in (
        ("body-did-it", HandOverOutcome.DONE, "Ubytek w jezdni naprawiono, znak przestawiono."),
        ("body-refused", HandOverOutcome.REFUSED, "Droga jest w zarządzie powiatu. Prosimy kierować sprawę tam."),
    ):
        reply = Reply(outcome, text, desk.today - DAY)
        awaited = desk[name].hand_overs.get()
        record_reply(report=desk[name], hand_over=awaited.pk, reply=reply, actor=desk.officer, at=desk.at(0))


def _words(desk: Desk) -> None:
    """A conversation, a note, a clock that stands still, a choice that the officer kept, a text for next month."""
    question = "W jakich godzinach auta stoją na chodniku?"
    ask_resident(report=desk["asked"], text=question, actor=desk.officer, at=desk.at(2))
    write_message(report=desk["asked"], text="Najgorzej jest między 7 a 9, pod szkołą.", on=desk.today - DAY)
    text = "Zarządca obiecał wizję w terenie w przyszłym tygodniu."
    add_note(report=desk["paused"], text=text, actor=desk.officer, at=desk.at(0))
    pause(
        report=desk["paused"], stage=Stage.VERIFY, until=desk.today + 3 * DAY, reason=PauseReason.OTHER_BODY,
        actor=desk.head, at=desk.at(0),
    )  # fmt: skip
    save_filter(user=desk.officer, name="Na dziś", query="due=overdue%2Ctoday")
    asked = NewTemplate(status="eliminated", category=None, valid_from=desk.today + 20 * DAY, **NEW_TEXT)
    add_template(asked=asked, replaces=None, actor=desk.national, at=desk.at(2), on=desk.today - 2 * DAY)
