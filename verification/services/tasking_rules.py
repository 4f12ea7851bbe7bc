"""Rules by which new reports of a category get a task by themselves: made, tried on the last 30 days, ended, applied."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from accounts.audit_acts import Act
from accounts.audited import audited
from accounts.models import User
from accounts.problems import Problem
from districts.models import Unit
from reports.models import Category, Report
from reports.statuses import Status
from verification.models import Role, Task, TaskFor, TaskingRule
from verification.recipients import recipient
from verification.scope import Scope, scope_of
from verification.unit_tree import in_tree

LOOKED_BACK = 30  # days
MOST_AHEAD = 366  # days
MOST_REPLY = 60  # days
BATCH = 500  # reports in one statement: what a killed worker may lose, to be done by the next run
_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class NewTaskingRule:
    """`unit` is the top of the tree that the rule is for; `holder` the key of a `Recipient` that is a unit."""

    category: Category
    unit: Unit
    to: str
    holder: str
    reply_days: int
    effective_from: datetime.date


@dataclass(frozen=True)
class RuleDryRun:
    """Of the reports that were filed in the last 30 days in the tree: how many, and how many of them the rule meets."""

    all: int
    met: int
    to_unit: Unit


def may_task_by_rule(scope: Scope) -> bool:
    """Makes and ends rules, for the units whose local coordinator the user is."""
    return Role.LOCAL_COORDINATOR in scope.roles


def rules_seen_by(scope: Scope) -> QuerySet[TaskingRule]:
    """Rules for units above or below one of the user's own; all of them for the whole country."""
    rules = TaskingRule.objects.select_related("category", "unit", "to_unit", "made_by", "ended_by")
    if Role.NATIONAL_COORDINATOR in scope.roles:
        return rules
    own = frozenset(member.unit_id for member in scope.memberships if member.unit_id)
    above = Unit.objects.filter(pk__in=own).values_list("pk", "parent", "parent__parent", "parent__parent__parent")
    chain = {key for keys in above for key in keys if key}
    return rules.filter(in_tree(own) | Q(unit__in=chain))


def check_tasking_rule(rule: NewTaskingRule, scope: Scope) -> Unit:
    """The unit that the reports would go to. Raises `Problem`: `forbidden` 403, 422 for every field that is wrong."""
    if rule.unit.pk not in scope.units(Role.LOCAL_COORDINATOR):
        raise Problem("forbidden")
    flaws = {}
    if rule.to not in TaskFor.values:
        flaws["to"] = "required"
    if not 1 <= rule.reply_days <= MOST_REPLY:
        flaws["reply_days"] = "out_of_range"
    if not scope.on <= rule.effective_from <= scope.on + MOST_AHEAD * _DAY:
        flaws["effective_from"] = "out_of_range"
    if flaws:
        raise Problem(fields=flaws)
    return recipient(rule.holder, frozenset({rule.unit.pk}), scope.on).unit


def dry_run_of(rule: NewTaskingRule, scope: Scope) -> RuleDryRun:
    """One query for the counts. Changes nothing. Raises as `check_tasking_rule`."""
    to_unit = check_tasking_rule(rule, scope)
    filed = Report.objects.filter(in_tree(frozenset({rule.unit.pk})), filed_on__gt=scope.on - LOOKED_BACK * _DAY)
    counted = filed.aggregate(all=Count("pk"), met=Count("pk", filter=Q(category=rule.category)))
    return RuleDryRun(counted["all"], counted["met"], to_unit)


@audited(Act.CATALOGUE_CHANGED)
def add_tasking_rule(*, rule: NewTaskingRule, actor: User, at: datetime.datetime, on: datetime.date) -> TaskingRule:
    """Ends the rule of the same category and unit on the day on which the new one begins.

    Raises as `check_tasking_rule`, `Problem` 409 `tasking_rule_later` where that one begins on the same day or later.
    """
    to_unit = check_tasking_rule(rule, scope_of(actor, on))
    Unit.objects.select_for_update().get(pk=rule.unit.pk)
    former = TaskingRule.objects.filter(category=rule.category, unit=rule.unit, ends_on=None)
    if former.filter(effective_from__gte=rule.effective_from).exists():
        raise Problem("tasking_rule_later")
    former.update(ends_on=rule.effective_from, ended_by=actor, ended_at=at)
    return TaskingRule.objects.create(
        category=rule.category,
        unit=rule.unit,
        to=rule.to,
        to_unit=to_unit,
        reply_days=rule.reply_days,
        effective_from=rule.effective_from,
        made_by=actor,
        made_at=at,
    )


@audited(Act.CATALOGUE_CHANGED, "rule")
def end_tasking_rule(*, rule: TaskingRule, actor: User, at: datetime.datetime, on: datetime.date) -> None:
    """From today on, or, where it has not begun, never in force. What it has tasked stays so. Nothing happens to an ended one.

    Raises `Problem` 403 `forbidden`.
    """
    if rule.unit_id not in scope_of(actor, on).units(Role.LOCAL_COORDINATOR):
        raise Problem("forbidden")
    locked = TaskingRule.objects.select_for_update().get(pk=rule.pk)
    if locked.ends_on is None:
        locked.ends_on, locked.ended_by, locked.ended_at = max(on, locked.effective_from), actor, at
        locked.save(update_fields=["ends_on", "ended_by", "ended_at"])


def task_by_rules(on: datetime.date) -> int:
    """Gives new reports to whom the rules name; how many. Safe to run again, twice at once, or after days without a run.

    Only reports that nobody has taken and that never had a task. The deepest unit's rule comes first and so wins.
    """
    rules = TaskingRule.objects.filter(effective_from__lte=on).exclude(ends_on__lte=on - LOOKED_BACK * _DAY)
    return sum(_apply(rule, on) for rule in rules.select_related("unit").order_by("-unit__depth", "pk"))


def met_by(rule: TaskingRule) -> QuerySet[Report]:
    """New reports without a task that the rule is for."""
    filed = Q(filed_on__gte=rule.effective_from)
    if rule.ends_on:
        filed &= Q(filed_on__lt=rule.ends_on)
    tasked = Task.objects.filter(report=OuterRef("pk"))
    return (
        Report.objects.filter(in_tree(frozenset({rule.unit_id})), filed, category=rule.category, status=Status.NEW)
        .filter(merged_into=None)
        .exclude(Exists(tasked))
    )


def _apply(rule: TaskingRule, on: datetime.date) -> int:
    """In an order that says nothing of the hour at which each was filed."""
    done = 0
    reply_by = on + rule.reply_days * _DAY
    while keys := list(met_by(rule).order_by("public_id").values_list("pk", flat=True)[:BATCH]):
        rows = [
            Task(report_id=key, to=rule.to, unit_id=rule.to_unit_id, reply_by=reply_by, rule=rule, made_on=on)
            for key in keys
        ]
        Task.objects.bulk_create(rows, ignore_conflicts=True)
        done += len(rows)
    return done
