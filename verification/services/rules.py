"""Deadline rules: a new one from a later day on, tried on last year's clocks first. Nobody edits one that is in force."""

import datetime
from collections import Counter
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Count, Q

from accounts.audit_acts import Act
from accounts.audited import audited
from accounts.models import User
from accounts.problems import Problem
from accounts.text import tidy
from reports.deadlines import add_days
from reports.models import Category, Clock, DeadlineRule, Stage
from reports.models.clock import DayKind
from verification.permissions import may_rule
from verification.scope import scope_of

LOOKED_BACK = 365  # days
MOST_AMOUNT = 366
MOST_AHEAD = 366  # days
MOST_SOURCE = 300  # characters
_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class NewRule:
    """`category` is None for the general rule of a stage. `source` says where the number comes from."""

    stage: str
    category: Category | None
    amount: int
    days: str
    effective_from: datetime.date
    source: str


@dataclass(frozen=True)
class DryRun:
    """What the rule would have made of the clocks that started within the last 365 days and have ended or are overdue.

    `late` by the rules of their days; of those `would_be_in_time`. `would_be_late` were in time.
    """

    clocks: int
    late: int
    would_be_in_time: int
    would_be_late: int


def check_rule(rule: NewRule, on: datetime.date) -> None:
    """Raises `Problem` 422 with every field that is wrong."""
    flaws = {}
    if rule.stage not in Stage.values:
        flaws["stage"] = "required"
    if rule.days not in DayKind.values:
        flaws["days"] = "required"
    if not 1 <= rule.amount <= MOST_AMOUNT:
        flaws["amount"] = "out_of_range"
    if not on < rule.effective_from <= on + MOST_AHEAD * _DAY:
        flaws["effective_from"] = "out_of_range"
    if not rule.source.strip():
        flaws["source"] = "required"
    if flaws:
        raise Problem(fields=flaws)


def dry_run(rule: NewRule, on: datetime.date) -> DryRun:
    """One query, grouped by days: as many rows as there were different runs, however many reports. Changes nothing."""
    ended = Q(stopped_on__isnull=False) | Q(due_on__lt=on)
    clocks = Clock.objects.filter(ended, stage=rule.stage, started_on__gt=on - LOOKED_BACK * _DAY)
    clocks = clocks.filter(started_on__lte=on, pauses=None, report__merged_into=None)
    if rule.category:
        clocks = clocks.filter(report__category=rule.category)
    else:
        own = DeadlineRule.objects.filter(stage=rule.stage).exclude(category=None).values("category_id")
        clocks = clocks.exclude(report__category_id__in=own)
    runs = clocks.values_list("started_on", "stopped_on", "due_on").annotate(n=Count("pk")).order_by()
    found: Counter[str] = Counter()
    due: dict[datetime.date, datetime.date] = {}
    for started, stopped, was_due, count in runs:
        if started not in due:
            due[started] = add_days(started, rule.amount, rule.days)
        end = stopped or on
        found["clocks"] += count
        found["late"] += count * (end > was_due)
        found["would_be_in_time"] += count * (was_due < end <= due[started])
        found["would_be_late"] += count * (due[started] < end <= was_due)
    return DryRun(found["clocks"], found["late"], found["would_be_in_time"], found["would_be_late"])


@audited(Act.DEADLINES_CHANGED)
def add_rule(*, rule: NewRule, actor: User, at: datetime.datetime, on: datetime.date) -> DeadlineRule:
    """Raises `Problem`: `forbidden` 403, 422 as `check_rule`, 409 `rule_exists` for the same stage, category and day."""
    if not may_rule(scope_of(actor, on)):
        raise Problem("forbidden")
    check_rule(rule, on)
    try:
        with transaction.atomic():
            return DeadlineRule.objects.create(
                stage=rule.stage,
                category=rule.category,
                amount=rule.amount,
                days=rule.days,
                effective_from=rule.effective_from,
                source=tidy(rule.source)[:MOST_SOURCE],
                made_by=actor,
                made_at=at,
            )
    except IntegrityError:
        raise Problem("rule_exists") from None


@audited(Act.DEADLINES_CHANGED, "rule")
def withdraw_rule(*, rule: DeadlineRule, actor: User, on: datetime.date) -> None:
    """One that is not in force yet. Raises `Problem`: `forbidden` 403, 409 `rule_in_force`."""
    if not may_rule(scope_of(actor, on)):
        raise Problem("forbidden")
    locked = DeadlineRule.objects.select_for_update().filter(pk=rule.pk).first()
    if locked is None:
        return
    if locked.effective_from <= on or locked.clocks.exists():
        raise Problem("rule_in_force")
    locked.delete()
