"""A category that residents choose from a later day on: tried first, then made; taken back as long as nobody could choose it."""

import datetime
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Max, ProtectedError
from django.utils.text import slugify

from accounts.audit_acts import Act
from accounts.audited import audited
from accounts.models import User
from accounts.problems import Problem
from accounts.text import tidy
from reports.models import Category, CategoryChange, CategoryGroup
from verification.permissions import may_rule
from verification.scope import scope_of
from verification.services.rules import MOST_AHEAD, MOST_SOURCE

_DAY = datetime.timedelta(days=1)
_LONGEST = 80  # of the slug
_ASCII = str.maketrans("łŁ", "lL")  # the one Polish letter that is not a letter and a sign


@dataclass(frozen=True)
class NewCategory:
    """`fields` are those of the model but its slug, position and days. `why` says what it rests on."""

    fields: dict[str, object]
    valid_from: datetime.date
    why: str

    @property
    def slug(self) -> str:
        """The Polish name in ASCII, which never changes afterwards."""
        return slugify(str(self.fields["name"]).translate(_ASCII))[:_LONGEST].strip("-")

    def row(self) -> Category:
        """Not saved."""
        return Category(slug=self.slug, valid_from=self.valid_from, **self.fields)


def check_category(new: NewCategory, on: datetime.date) -> None:
    """Raises `Problem` 422 with every field that is wrong."""
    flaws = {}
    if not on < new.valid_from <= on + MOST_AHEAD * _DAY:
        flaws["effective_from"] = "out_of_range"
    if not new.why.strip():
        flaws["why"] = "required"
    if not new.slug:
        flaws["name"] = "required"
    elif Category.objects.filter(slug=new.slug).exists():
        flaws["name"] = "category_exists"
    if Category.objects.current(new.valid_from).filter(icon=new.fields["icon"]).exists():
        flaws["icon"] = "icon_taken"
    if new.fields["group"] not in CategoryGroup.values:
        flaws["group"] = "required"
    if flaws:
        raise Problem(fields=flaws)


@audited(Act.CATALOGUE_CHANGED)
def add_category(*, new: NewCategory, actor: User, at: datetime.datetime, on: datetime.date) -> Category:
    """It stands last; the first row of its history says who made it and why.

    Raises `Problem`: `forbidden` 403, 422 as `check_category`.
    """
    if not may_rule(scope_of(actor, on)):
        raise Problem("forbidden")
    check_category(new, on)
    row = new.row()
    row.position = (Category.objects.aggregate(last=Max("position"))["last"] or 0) + 1
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            CategoryChange.objects.create(
                category=row,
                effective_from=new.valid_from,
                after={"valid_from": new.valid_from.isoformat()},
                before={"valid_from": None},
                applied_at=at,
                why=tidy(new.why)[:MOST_SOURCE],
                made_by=actor,
                made_at=at,
            )
    except IntegrityError:
        raise Problem(fields={"name": "category_exists"}) from None
    return row


@audited(Act.CATALOGUE_CHANGED, "category")
def withdraw_category(*, category: Category, actor: User, on: datetime.date) -> None:
    """With its questions and its history. Raises `Problem`: `forbidden` 403, 409 `rule_in_force` from its first day on,
    `category_used` where a rule or a template is for it.
    """
    if not may_rule(scope_of(actor, on)):
        raise Problem("forbidden")
    try:
        with transaction.atomic():
            locked = Category.objects.select_for_update().filter(pk=category.pk).first()
            if locked is None:
                return
            if locked.valid_from <= on:
                raise Problem("rule_in_force")
            locked.questions.all().delete()
            locked.dated_changes.all().delete()
            locked.delete()
    except ProtectedError:
        raise Problem("category_used") from None
