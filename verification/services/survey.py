"""The anonymous survey of officers: an answer is taken so that it cannot be joined to whoever gave it, and read as a sum.

Each answer writes the rows of its unit and month anew, in random order, with new keys, in one transaction: all of them then
carry the same transaction, and their places in the table follow no order of arrival.
"""

import datetime
import random
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from accounts.models import User
from accounts.problems import Problem
from districts.models import Unit
from verification.models import Membership, Obstacle, Role, SurveyAnswer, SurveyRound
from verification.months import month_of
from verification.scope import scope_of
from verification.services.desk import checked_text
from verification.unit_tree import UnitTree

FEWEST = 5  # answers that are shown together, and officers of a unit that an answer may name
MOST_PROPOSAL = 1_000
_random = random.SystemRandom()


@dataclass(frozen=True)
class Results:
    """Of a tree of units in a month. `answers` None: too few to be shown, and nothing else is known then."""

    month: datetime.date
    answers: int | None
    obstacles: tuple[tuple[str, int], ...] = ()
    proposals: tuple[str, ...] = ()


def has_answered(user: User, on: datetime.date) -> bool:
    return SurveyRound.objects.filter(month=month_of(on), answered__contains=[user.pk]).exists()


def answer(*, obstacles: Collection[str], proposal: str, actor: User, on: datetime.date) -> None:
    """Takes the one answer of a month. Locks the round of the unit.

    Raises `Problem`: `forbidden` 403 for who is no officer today, 422 `required` (no obstacle), `wrong_type`, what a text may
    not hold; 409 `already_answered`.
    """
    words = checked_text("proposal", proposal, MOST_PROPOSAL)
    if not obstacles:
        raise Problem(fields={"obstacles": "required"})
    if not set(obstacles) <= set(Obstacle.values):
        raise Problem(fields={"obstacles": "wrong_type"})
    unit, month = _unit_of(actor, on), month_of(on)
    with transaction.atomic():
        SurveyRound.objects.get_or_create(unit_id=unit, month=month)
        round_ = SurveyRound.objects.select_for_update().get(unit_id=unit, month=month)
        if has_answered(actor, on):
            raise Problem("already_answered")
        round_.answered = sorted([*round_.answered, actor.pk])
        round_.save(update_fields=["answered"])
        _write_anew(unit, month, sorted(obstacles), words)


def _write_anew(unit: int, month: datetime.date, obstacles: list[str], proposal: str) -> None:
    kept = SurveyAnswer.objects.filter(unit_id=unit, month=month)
    rows = [*kept.values_list("obstacles", "proposal"), (obstacles, proposal)]
    kept.delete()
    _random.shuffle(rows)
    SurveyAnswer.objects.bulk_create(
        SurveyAnswer(unit_id=unit, month=month, obstacles=said, proposal=text) for said, text in rows
    )


def _unit_of(user: User, on: datetime.date) -> int:
    """The smallest unit around the officer's own that has enough officers; the top of the tree has whoever there is."""
    own = sorted(scope_of(user, on).units(Role.OFFICER))
    if not own:
        raise Problem("forbidden")
    tree, serving = UnitTree(), Counter()
    members = Membership.objects.valid_on(on).filter(role=Role.OFFICER, user__is_active=True).exclude(unit=None)
    for _user, unit in set(members.values_list("user_id", "unit_id")):
        serving.update(tree.chain(unit))
    chain = tree.chain(own[0])
    return next((unit for unit in chain if serving[unit] >= FEWEST), chain[-1])


def results(roots: Collection[int], month: datetime.date) -> Results:
    """Of everything below these units. Two queries. Proposals come in another order each time."""
    rows = SurveyAnswer.objects.filter(month=month, unit__in=UnitTree().below(roots))
    found = list(rows.values_list("obstacles", "proposal"))
    if len(found) < FEWEST:
        return Results(month, None)
    counted = Counter(code for codes, _ in found for code in codes)
    texts = [text for _, text in found if text]
    _random.shuffle(texts)
    return Results(month, len(found), tuple(counted.most_common()), tuple(texts))


def national_roots() -> list[int]:
    return list(Unit.objects.filter(parent=None).values_list("pk", flat=True))
