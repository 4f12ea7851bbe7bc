"""Deadlines by dated rules: when a clock is due, and what is overdue. Days are Warsaw days; `on` is an argument.

The day of filing is not counted; a due date is the end of that day. Calendar days do not shift from a free day; working
days skip Saturdays, Sundays and the Polish public holidays (24 December from 2025).
"""

import datetime
import functools
from collections.abc import Iterable, Sequence

import holidays
from django.db.models import F, QuerySet
from django.utils import timezone

from accounts.briefly import briefly
from reports.models import Clock, DeadlineRule, Report, Stage
from reports.models.clock import DayKind
from reports.statuses import Status


def today() -> datetime.date:
    """The day in Europe/Warsaw."""
    return timezone.localdate()


@functools.lru_cache(maxsize=64)
def free_days(year: int) -> frozenset[datetime.date]:
    return frozenset(holidays.country_holidays("PL", years=year))


def is_working_day(day: datetime.date) -> bool:
    return day.weekday() < 5 and day not in free_days(day.year)


Days = tuple[datetime.date, datetime.date]


def add_days(start: datetime.date, amount: int, kind: str, pauses: Sequence[Days] = ()) -> datetime.date:
    """`pauses` are first and last days that do not count; they may overlap."""
    if kind == DayKind.CALENDAR and not pauses:
        return start + datetime.timedelta(days=amount)
    day = start
    while amount > 0:
        day += datetime.timedelta(days=1)
        if not any(first <= day <= last for first, last in pauses):
            amount -= kind == DayKind.CALENDAR or is_working_day(day)
    return day


def due_on(rule: DeadlineRule, start: datetime.date, pauses: Sequence[Days] = ()) -> datetime.date:
    return add_days(start, rule.amount, rule.days, pauses)


def count_anew(clock: Clock) -> None:
    """The due day of a clock by its own rule and all its pauses, saved. Inside the transaction that changed a pause."""
    pauses = list(clock.pauses.values_list("since", "until"))
    clock.due_on = due_on(clock.rule, clock.started_on, pauses)
    clock.save(update_fields=["due_on"])


def rules_for(stages: Iterable[str], category_id: int, on: datetime.date) -> dict[str, DeadlineRule]:
    """The rule of each stage on that day, in one query: the category's own before the general, the newest first."""
    return _chosen(_rules_on(on), stages, category_id)


def _rules_on(on: datetime.date) -> list[DeadlineRule]:
    rows = DeadlineRule.objects.filter(effective_from__lte=on)
    return list(rows.order_by(F("category_id").asc(nulls_last=True), "-effective_from"))


_usual_rules = briefly(_rules_on)  # of all categories: one answer serves every report


def _chosen(rules: list[DeadlineRule], stages: Iterable[str], category_id: int) -> dict[str, DeadlineRule]:
    wanted = frozenset(stages)
    found: dict[str, DeadlineRule] = {}
    for rule in rules:
        if rule.stage in wanted and rule.category_id in (category_id, None):
            found.setdefault(rule.stage, rule)
    return found


def new_clocks(report: Report, stages: Iterable[str], on: datetime.date) -> list[Clock]:
    """Clocks that start on that day, not saved yet. At most one query. A stage without a rule on that day gets no clock."""
    return [
        Clock(report=report, stage=stage, rule=rule, started_on=on, due_on=due_on(rule, on))
        for stage, rule in _chosen(_usual_rules(on), stages, report.category_id).items()
    ]


# What a change of status does to the clocks: (stages that stop, stages that start).
ON_ENTERING: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    Status.VERIFYING: ((Stage.READ,), ()),
    Status.CONFIRMED: ((Stage.VERIFY, Stage.REPLY), (Stage.ELIMINATE,)),
    Status.UNCONFIRMED: ((Stage.VERIFY,), ()),
    Status.HOAX: ((Stage.READ, Stage.VERIFY), ()),
    Status.REFERRED: ((Stage.ELIMINATE,), (Stage.REPLY,)),
    Status.ELIMINATED: ((Stage.ELIMINATE, Stage.REPLY), ()),
}


def stages_of(old: str, new: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Which stages stop and which start; a reopening starts a new verify clock."""
    stop, start = ON_ENTERING[Status(new)]
    if new == Status.VERIFYING and old != Status.NEW:
        start = (Stage.VERIFY,)
    return stop, start


def is_overdue(clock: Clock, on: datetime.date) -> bool:
    return clock.stopped_on is None and clock.due_on < on


def overdue(on: datetime.date) -> QuerySet[Clock]:
    """The same rule as `is_overdue`, as rows; a test compares them."""
    return Clock.objects.filter(stopped_on=None, due_on__lt=on)


def clocks_of_this_round(clocks: Iterable[Clock]) -> dict[str, Clock]:
    """The newest run of each stage since the report was filed or, where it was reopened, since its last verification
    began. From clocks in the order of their start.
    """
    found: dict[str, Clock] = {}
    for clock in clocks:
        if clock.stage == Stage.VERIFY and Stage.VERIFY in found:
            found = {}
        found[clock.stage] = clock
    return found


def latest_clocks(clocks: Iterable[Clock]) -> dict[str, Clock]:
    """The newest run of each stage, from clocks in the order of their start."""
    return {clock.stage: clock for clock in clocks}
