"""Reasons of a change of status: withdrawn or allowed again from a later day on. Nobody edits a rule that is in force."""

import datetime
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from accounts.audit_acts import Act
from accounts.audited import audited
from accounts.models import User
from accounts.problems import Problem
from accounts.text import tidy
from reports.models import ReasonRule, StatusChange
from reports.reasons import newest_rules
from reports.statuses import REASONS, Reason
from verification.permissions import may_rule
from verification.scope import scope_of
from verification.services.rules import LOOKED_BACK, MOST_AHEAD, MOST_SOURCE

# Without them no objection could be granted and no resident could say that it came back.
NEEDED = frozenset({Reason.OBJECTION_GRANTED, Reason.RECURRED})
_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class NewReasonRule:
    """`is_allowed` False withdraws the reason for this edge, True allows it again. `why` says what it rests on."""

    old: str
    new: str
    reason: str
    is_allowed: bool
    effective_from: datetime.date
    why: str


def check_reason_rule(rule: NewReasonRule, on: datetime.date) -> None:
    """Raises `Problem` 422: no such reason there, a day that is not ahead, no word why, or the last reason of its list."""
    flaws = {}
    listed = REASONS.get((rule.old, rule.new), ())
    if rule.reason not in listed:
        flaws["what"] = "required"
    if not on < rule.effective_from <= on + MOST_AHEAD * _DAY:
        flaws["effective_from"] = "out_of_range"
    if not rule.why.strip():
        flaws["why"] = "required"
    if flaws:
        raise Problem(fields=flaws)
    if not rule.is_allowed and (rule.reason in NEEDED or not _others(rule, listed)):
        raise Problem(fields={"what": "reason_needed"})


def _others(rule: NewReasonRule, listed: tuple[str, ...]) -> list[str]:
    """What could still be given on every day from then on, coming rules among them."""
    never = set(
        ReasonRule.objects.filter(old=rule.old, new=rule.new, is_allowed=False, effective_from__gt=rule.effective_from)
        .values_list("reason", flat=True)
    )  # fmt: skip
    held = newest_rules(rule.effective_from)
    never |= {
        reason for (old, new, reason), row in held.items() if (old, new) == (rule.old, rule.new) and not row.is_allowed
    }
    return [reason for reason in listed if reason != rule.reason and reason not in never]


def given_lately(rule: NewReasonRule, on: datetime.date) -> int:
    """How many decisions of the last 365 days gave this reason here. One query."""
    changes = StatusChange.objects.filter(old=rule.old, new=rule.new, reason=rule.reason)
    return changes.filter(on__gt=on - LOOKED_BACK * _DAY, on__lte=on).count()


@audited(Act.CATALOGUE_CHANGED)
def add_reason_rule(*, rule: NewReasonRule, actor: User, at: datetime.datetime, on: datetime.date) -> ReasonRule:
    """Raises `Problem`: `forbidden` 403, 422 as `check_reason_rule`, 409 `change_exists` for the same reason and day."""
    if not may_rule(scope_of(actor, on)):
        raise Problem("forbidden")
    check_reason_rule(rule, on)
    fields = rule.__dict__ | {"why": tidy(rule.why)[:MOST_SOURCE]}
    try:
        with transaction.atomic():
            return ReasonRule.objects.create(**fields, made_by=actor, made_at=at)
    except IntegrityError:
        raise Problem("change_exists") from None


@audited(Act.CATALOGUE_CHANGED, "rule")
def withdraw_reason_rule(*, rule: ReasonRule, actor: User, on: datetime.date) -> None:
    """One that is not in force yet. Raises `Problem`: `forbidden` 403, 409 `rule_in_force`."""
    if not may_rule(scope_of(actor, on)):
        raise Problem("forbidden")
    locked = ReasonRule.objects.select_for_update().filter(pk=rule.pk).first()
    if locked is not None and locked.effective_from <= on:
        raise Problem("rule_in_force")
    if locked is not None:
        locked.delete()
