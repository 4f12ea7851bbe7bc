"""Answer templates: offered where they fit, added, replaced, ended. A text that somebody may have sent never changes."""

import datetime
from dataclasses import dataclass

from accounts.audit_acts import Act
from accounts.audited import audited
from accounts.briefly import briefly
from accounts.models import User
from accounts.problems import Flaw, Problem
from accounts.text import flaw_of, says_something, tidy
from reports.models import Category, Report
from reports.statuses import Status
from verification.models import AnswerTemplate
from verification.permissions import may_rule
from verification.scope import scope_of
from verification.services.questions import MOST_QUESTION

MOST_TITLE = 120  # characters
MOST_AHEAD = 366  # days
TEXTS = ("text", "text_en", "text_uk")
_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class NewTemplate:
    """`status` "" stands for a question. `category` None: for all."""

    status: str
    category: Category | None
    title: str
    text: str
    text_en: str
    text_uk: str
    valid_from: datetime.date


@briefly
def _valid_on(on: datetime.date) -> list[AnswerTemplate]:
    return list(AnswerTemplate.objects.valid_on(on).order_by("title", "pk"))


def offered(report: Report, on: datetime.date) -> list[AnswerTemplate]:
    """For this report today, whatever the status; those of its category first. One query at most."""
    fitting = [row for row in _valid_on(on) if row.category_id in (None, report.category_id)]
    return sorted(fitting, key=lambda row: row.category_id is None)


def check_template(asked: NewTemplate, on: datetime.date) -> None:
    """Raises `Problem` 422 with every field that is wrong."""
    limits = {"title": MOST_TITLE, **dict.fromkeys(TEXTS, MOST_QUESTION)}
    flaws: dict[str, Flaw] = {}
    for name, limit in limits.items():
        value = getattr(asked, name)
        flaw = flaw_of(value, limit) or (None if says_something(value) else Flaw("required"))
        if flaw:
            flaws[name] = flaw
    if asked.status and asked.status not in Status.values:
        flaws["status"] = Flaw("required")
    if not on <= asked.valid_from <= on + MOST_AHEAD * _DAY:
        flaws["valid_from"] = Flaw("out_of_range")
    if flaws:
        raise Problem(fields=flaws)


@audited(Act.CATALOGUE_CHANGED)
def add_template(
    *, asked: NewTemplate, replaces: int | None, actor: User, at: datetime.datetime, on: datetime.date
) -> AnswerTemplate:
    """A replaced one ends the day before. Raises `Problem`: `forbidden` 403; 422 as `check_template`; 409 `template_over`
    where what it replaces has a successor or has ended.
    """
    if not may_rule(scope_of(actor, on)):
        raise Problem("forbidden")
    check_template(asked, on)
    old = _standing(replaces, on) if replaces is not None else None
    if old is not None:
        old.valid_to = asked.valid_from - _DAY
        old.save(update_fields=["valid_to"])
    words = {name: tidy(getattr(asked, name)) for name in ("title", *TEXTS)}
    return AnswerTemplate.objects.create(
        status=asked.status,
        category=asked.category,
        valid_from=asked.valid_from,
        replaces=old,
        made_by=actor,
        made_at=at,
        **words,
    )


@audited(Act.CATALOGUE_CHANGED)
def end_template(*, template: int, actor: User, on: datetime.date) -> AnswerTemplate:
    """Today is its last day. Raises as `add_template`."""
    if not may_rule(scope_of(actor, on)):
        raise Problem("forbidden")
    found = _standing(template, on)
    found.valid_to = on
    found.save(update_fields=["valid_to"])
    return found


def _standing(key: int, on: datetime.date) -> AnswerTemplate:
    locked = AnswerTemplate.objects.select_for_update(of=("self",)).filter(pk=key, valid_to=None).first()
    if locked is None or AnswerTemplate.objects.filter(replaces=locked).exists():
        raise Problem("template_over")
    return locked
