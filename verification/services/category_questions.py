"""What the form asks in a category: added, replaced and ended by dates, put in another order. Old answers keep their words."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Max

from accounts.audit_acts import Act
from accounts.audited import audited
from accounts.models import User
from accounts.problems import Flaw, Problem
from accounts.text import flaw_of, says_something, tidy
from reports.models import Category, CategoryQuestion
from verification.permissions import may_rule
from verification.scope import scope_of
from verification.services.rules import MOST_AHEAD

LANGUAGES = {"text": "pl", "text_en": "en", "text_uk": "uk"}
MOST_TEXT, MOST_CHOICE = 120, 60  # characters
FEWEST, MOST = 2, 6  # answers of one question
MOST_ASKED = 4  # questions of one category
_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class NewQuestion:
    """`texts` by field name; `answers` by language, each a list in the same order."""

    texts: dict[str, str]
    answers: dict[str, Sequence[str]]
    valid_from: datetime.date

    @property
    def choices(self) -> list[dict[str, str]]:
        """As they are stored."""
        rows = zip(*(self.answers[language] for language in LANGUAGES.values()), strict=True)
        return [dict(zip(LANGUAGES.values(), map(tidy, row), strict=True)) for row in rows]


def check_question(asked: NewQuestion, on: datetime.date) -> None:
    """Raises `Problem` 422 with every field that is wrong."""
    flaws = {name: flaw for name, value in asked.texts.items() if (flaw := _flaw(value, MOST_TEXT))}
    sizes = {len(row) for row in asked.answers.values()}
    for language, row in asked.answers.items():
        flaw = next(filter(None, (_flaw(value, MOST_CHOICE) for value in row)), None)
        if flaw or len(sizes) > 1 or not FEWEST <= len(row) <= MOST:
            flaws[f"answers_{language}"] = flaw or Flaw("choices_uneven")
    if not on < asked.valid_from <= on + MOST_AHEAD * _DAY:
        flaws["effective_from"] = Flaw("out_of_range")
    if flaws:
        raise Problem(fields=flaws)


def _flaw(value: str, limit: int) -> Flaw | None:
    return flaw_of(value, limit) or (None if says_something(value) else Flaw("required"))


@audited(Act.CATALOGUE_CHANGED, "category")
def add_question(
    *,
    category: Category,
    asked: NewQuestion,
    replaces: int | None,
    actor: User,
    at: datetime.datetime,
    on: datetime.date,
) -> CategoryQuestion:
    """Last in the order, or in the place of the one it replaces, which ends the day before. Locks the category.

    Raises `Problem`: `forbidden` 403; 422 as `check_question`, `too_many_questions`; 409 `question_over`.
    """
    check_question(asked, on)
    _lock(category, actor, on)
    standing = list(category.questions.filter(valid_to=None))
    old = None if replaces is None else _one_of(standing, replaces)
    if old is None and len(standing) >= MOST_ASKED:
        raise Problem("too_many_questions")
    if old is not None:
        if old.valid_from >= asked.valid_from:
            raise Problem(fields={"effective_from": "out_of_range"})
        CategoryQuestion.objects.filter(pk=old.pk).update(valid_to=asked.valid_from - _DAY)
    last = category.questions.aggregate(last=Max("position"))["last"]
    return CategoryQuestion.objects.create(
        category=category,
        position=old.position if old else (-1 if last is None else last) + 1,
        choices=asked.choices,
        valid_from=asked.valid_from,
        replaces=old,
        made_by=actor,
        made_at=at,
        **{name: tidy(value) for name, value in asked.texts.items()},
    )


@audited(Act.CATALOGUE_CHANGED, "category")
def end_question(
    *, category: Category, key: int, last_day: datetime.date, actor: User, at: datetime.datetime, on: datetime.date
) -> None:
    """Raises `Problem`: `forbidden` 403; 422 for the field `last_day`; 409 `question_over`."""
    _lock(category, actor, on)
    found = _one_of(list(category.questions.filter(valid_to=None)), key)
    if not max(on, found.valid_from) <= last_day <= on + MOST_AHEAD * _DAY:
        raise Problem(fields={"last_day": "out_of_range"})
    CategoryQuestion.objects.filter(pk=found.pk).update(valid_to=last_day, ended_by=actor, ended_at=at)


@audited(Act.CATALOGUE_CHANGED, "category")
def withdraw_question(*, category: Category, key: int, actor: User, on: datetime.date) -> None:
    """One that nobody was asked yet; what it would have replaced goes on. Raises `Problem`: `forbidden` 403, 409
    `rule_in_force` from its first day on, `question_over` where it has a successor or is not there.
    """
    _lock(category, actor, on)
    found = _one_of(list(category.questions.filter(successor=None)), key)
    if found.valid_from <= on:
        raise Problem("rule_in_force")
    found.delete()
    CategoryQuestion.objects.filter(pk=found.replaces_id).update(valid_to=None, position=found.position)


@audited(Act.CATALOGUE_CHANGED, "category")
def move_question(*, category: Category, key: int, actor: User, on: datetime.date) -> None:
    """One place up, at once: the order changes no answer. Raises `Problem`: `forbidden` 403, 409 `question_over`."""
    _lock(category, actor, on)
    standing = list(category.questions.filter(valid_to=None))
    found = _one_of(standing, key)
    place = standing.index(found)
    if place == 0:
        return
    above = standing[place - 1]
    free = category.questions.aggregate(last=Max("position"))["last"] + 1
    for row, position in ((found, free), (above, found.position), (found, above.position)):
        CategoryQuestion.objects.filter(pk=row.pk).update(position=position)


def _lock(category: Category, actor: User, on: datetime.date) -> None:
    if not may_rule(scope_of(actor, on)):
        raise Problem("forbidden")
    Category.objects.select_for_update().get(pk=category.pk)


def _one_of(rows: Sequence[CategoryQuestion], key: int) -> CategoryQuestion:
    found = next((row for row in rows if row.pk == key), None)
    if found is None:
        raise Problem("question_over")
    return found
