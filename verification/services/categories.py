"""Categories: what becomes different from a later day on, tried first, applied by a job on its day, never rewriting reports."""

import datetime
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Count, Q

from accounts.audit_acts import Act
from accounts.audited import audited
from accounts.models import User
from accounts.problems import Problem
from accounts.text import tidy
from reports.models import Category, CategoryChange, Report
from reports.querysets import OPEN
from reports.statuses import Status
from verification.permissions import may_rule
from verification.scope import scope_of
from verification.services.rules import LOOKED_BACK, MOST_AHEAD, MOST_SOURCE

FIELDS = (
    "name", "name_en", "name_uk", "hint", "hint_en", "hint_uk", "words", "icon",
    "description_required", "precision", "minimum_visits", "near_m", "valid_to",
)  # fmt: skip
_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class NewChange:
    """`after` holds the fields that become different; a day as text, as it is stored."""

    category: Category
    effective_from: datetime.date
    after: dict[str, object]
    why: str


@dataclass(frozen=True)
class Use:
    """Reports of the category that were filed within the last 365 days, those open today, and, of the first, the
    negative answers that had fewer visits than the change would ask for."""

    filed: int
    open: int
    with_fewer_visits: int


def check_change(change: NewChange, on: datetime.date) -> None:
    """Raises `Problem` 422 with every field that is wrong."""
    flaws = {}
    if not on < change.effective_from <= on + MOST_AHEAD * _DAY:
        flaws["effective_from"] = "out_of_range"
    if not change.why.strip():
        flaws["why"] = "required"
    last = change.after.get("valid_to")
    if last and datetime.date.fromisoformat(str(last)) < on:
        flaws["valid_to"] = "out_of_range"
    if flaws:
        raise Problem(fields=flaws)
    if not change.after:
        raise Problem("nothing_changed")


def use_of(change: NewChange, on: datetime.date) -> Use:
    """Two queries. Changes nothing."""
    filed = Report.objects.filter(category=change.category, filed_on__gt=on - LOOKED_BACK * _DAY, filed_on__lte=on)
    counted = Report.objects.filter(category=change.category).aggregate(
        filed=Count("pk", filter=Q(filed_on__gt=on - LOOKED_BACK * _DAY, filed_on__lte=on)),
        open=Count("pk", filter=Q(status__in=OPEN, merged_into=None)),
    )
    needed = change.after.get("minimum_visits", 0)
    refused = filed.filter(status=Status.UNCONFIRMED).annotate(visits_made=Count("visits"))
    return Use(counted["filed"], counted["open"], refused.filter(visits_made__lt=needed).count() if needed else 0)


@audited(Act.CATALOGUE_CHANGED)
def add_change(*, change: NewChange, actor: User, at: datetime.datetime, on: datetime.date) -> CategoryChange:
    """Raises `Problem`: `forbidden` 403, 422 as `check_change`, 409 `change_exists` for the same category and day."""
    if not may_rule(scope_of(actor, on)):
        raise Problem("forbidden")
    check_change(change, on)
    try:
        with transaction.atomic():
            return CategoryChange.objects.create(
                category=change.category,
                effective_from=change.effective_from,
                after=change.after,
                why=tidy(change.why)[:MOST_SOURCE],
                made_by=actor,
                made_at=at,
            )
    except IntegrityError:
        raise Problem("change_exists") from None


@audited(Act.CATALOGUE_CHANGED, "change")
def withdraw_change(*, change: CategoryChange, actor: User, on: datetime.date) -> None:
    """One that is not applied yet. Raises `Problem`: `forbidden` 403, 409 `rule_in_force`."""
    if not may_rule(scope_of(actor, on)):
        raise Problem("forbidden")
    locked = CategoryChange.objects.select_for_update().filter(pk=change.pk).first()
    if locked is not None and locked.applied_at is not None:
        raise Problem("rule_in_force")
    if locked is not None:
        locked.delete()


def apply_changes(at: datetime.datetime, on: datetime.date) -> int:
    """Those whose day has come, the oldest first, each in a transaction of its own. Once more does nothing. How many."""
    due = CategoryChange.objects.filter(applied_at=None, effective_from__lte=on).values_list("pk", flat=True)
    return sum(_apply(key, at) for key in list(due))


def _apply(key: int, at: datetime.datetime) -> bool:
    with transaction.atomic():
        change = CategoryChange.objects.select_for_update().filter(pk=key, applied_at=None).first()
        if change is None:
            return False
        category = Category.objects.select_for_update().get(pk=change.category_id)
        change.before = {name: _stored(getattr(category, name)) for name in change.after}
        for name, value in change.after.items():
            setattr(category, name, value)
        category.save(update_fields=list(change.after))
        change.applied_at = at
        change.save(update_fields=["before", "applied_at"])
    return True


def _stored(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime.date) else value
