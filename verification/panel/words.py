"""Sentences of the panel: deadlines in words, what a verdict still lacks, what a button says. No rules."""

import datetime
from dataclasses import dataclass

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from reports.models import Clock, DeadlineRule, Report, Stage
from reports.models.clock import DayKind
from reports.statuses import Status
from verification.queue import LATER, OVERDUE, TODAY, WEEK
from verification.services import Together, evidence
from verification.services.rules import NewRule

_KILOMETRE = 1_000  # metres
HOME = _("To do")
ALL = _("All")
GROUPS = {OVERDUE: _("Overdue"), TODAY: _("Due today"), WEEK: _("Within 7 days"), LATER: _("Later")}
STAGES = {
    Stage.READ: _("To be read by"),
    Stage.VERIFY: _("To be verified by"),
    Stage.ELIMINATE: _("To be eliminated by"),
    Stage.REPLY: _("Answer of the other body by"),
}
SHORT_STAGES = {
    Stage.READ: _("to be read"),
    Stage.VERIFY: _("to be verified"),
    Stage.ELIMINATE: _("to be eliminated"),
    Stage.REPLY: _("answer of the other body"),
}
# What the button says, for the status it leads to.
VERDICTS = {
    Status.VERIFYING: _("Open the verification again"),
    Status.CONFIRMED: _("Confirm the threat"),
    Status.UNCONFIRMED: _("Mark as not confirmed"),
    Status.HOAX: _("Mark as a joke or mistake"),
    Status.ELIMINATED: _("Mark as eliminated"),
    Status.REFERRED: _("Hand over outside the Police"),
}
MISSING = {
    evidence.VISIT_OR_SOURCE: _(
        "A confirmation needs a visit on which the threat was seen, or another source of knowledge as the reason."
    ),
    evidence.MORE_VISITS: _("More checks are needed in this category before “not confirmed”."),
    evidence.VISIT_INSIDE_HOURS: _(
        "The resident named days or hours. Check the place at such a time, or ask the head of section to decide."
    ),
    evidence.WHAT_WAS_DONE: _("Write what was done."),
    evidence.RECEIVING_BODY: _("Choose the body that takes over and the day by which it should answer."),
}

_BY_HEAD_TOO = _("The local coordinator can change it, and after an objection of the resident the head of section.")
# On a closed report, for those who decide on open ones.
DECIDED = {
    Status.ELIMINATED: _("The local coordinator can change it."),
    Status.UNCONFIRMED: _BY_HEAD_TOO,
    Status.HOAX: _BY_HEAD_TOO,
}

# Sentences that say more than the general one of the code.
FIELD_SENTENCES = {
    ("at", "date_in_future"): _("The visit lies in the future."),
    ("at", "out_of_range"): _("The visit lies before the day on which the report was filed."),
    ("reply_due", "out_of_range"): _("Give a day from today to a year ahead."),
    ("on", "out_of_range"): _("Give a day from the sending to today."),
    ("valid_from", "out_of_range"): _("Give a day from today to a year ahead."),
    ("last_day", "out_of_range"): _("Give a day from today to a year ahead."),
    ("phone", "required"): _("Give a telephone number or an e-mail."),
    ("outcome", "required"): _("Say what the body answered."),
    ("partner", "wrong_type"): _("Choose a body from the list."),
    ("text", "required"): _("Write the text first."),
    ("effective_from", "out_of_range"): _("Give a day from tomorrow to a year ahead: no rule changes what was."),
}


def distance(due_on: datetime.date, on: datetime.date) -> str:
    days = (due_on - on).days
    if days == 0:
        return gettext("today")
    if days > 0:
        return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": days}
    return ngettext("%(days)s day late", "%(days)s days late", -days) % {"days": -days}


def from_pin(metres: int | None) -> str:
    """How far from the pin somebody stood, "" where that is not known."""
    if metres is None:
        return ""
    if metres < _KILOMETRE:
        return gettext("%(metres)s m from the pin") % {"metres": metres}
    return gettext("%(kilometres)s km from the pin") % {"kilometres": number_format(metres / _KILOMETRE, 1)}


@dataclass(frozen=True)
class Due:
    """A clock for people. `rule` says where the date comes from."""

    stage: str
    label: str
    short: str
    day: datetime.date
    day_words: str
    words: str
    group: str
    rule: str = ""


def due(clock: Clock, on: datetime.date, group: str, *, with_rule: bool = False) -> Due:
    stage = Stage(clock.stage)
    return Due(
        stage=stage.value,
        label=str(STAGES[stage]),
        short=str(SHORT_STAGES[stage]),
        day=clock.due_on,
        day_words=date_format(clock.due_on, "j E" if clock.due_on.year == on.year else "j E Y"),
        words=distance(clock.due_on, on),
        group=group,
        rule=_rule(clock) if with_rule else "",
    )


def amount_of(rule: DeadlineRule | NewRule) -> str:
    amount = {"count": rule.amount}
    if rule.days == DayKind.WORKING:
        return ngettext("%(count)s working day", "%(count)s working days", rule.amount) % amount
    return ngettext("%(count)s calendar day", "%(count)s calendar days", rule.amount) % amount


def _rule(clock: Clock) -> str:
    return f"{amount_of(clock.rule)} · {clock.rule.source}"


def whole_group(beside: int) -> str:
    """What the box says that makes one decision out of many."""
    words = ngettext(
        "The same for %(count)s more report of this group", "The same for %(count)s more reports of this group", beside
    )
    return words % {"count": beside}


def of_group(together: Together) -> list[str]:
    """What became of a decision on a whole group."""
    counted = (
        (together.done, lambda n: ngettext("%(n)s report was decided on.", "%(n)s reports were decided on.", n)),
        (
            together.later,
            lambda n: ngettext("%(n)s more follows within minutes.", "%(n)s more follow within minutes.", n),
        ),
        (
            together.left,
            lambda n: ngettext(
                "%(n)s report stays, because it lacks something, such as a check at the time that its resident named.",
                "%(n)s reports stay, because they lack something, such as a check at the time that the resident named.",
                n,
            ),
        ),
    )
    return [say(number) % {"n": number} for number, say in counted if number]


# Why a report was left alone by an act on several.
LEFT_BECAUSE = {
    "stale_status": _("It is not new any more."),
    "out_of_scope": _("It is not in your area any more."),
}


def left_today(count: int) -> str:
    if not count:
        return gettext("Nothing more is due today.")
    return ngettext("%(n)s more is due by today.", "%(n)s more are due by today.", count) % {"n": count}


def place(report: Report) -> str:
    """Where, in the queue: the beat, or the unit that serves a hole."""
    if report.beat is None:
        return gettext("Outside all beats · %(unit)s") % {"unit": report.unit.name}
    return gettext("Beat %(number)s · %(name)s") % {"number": report.beat.number, "name": report.beat.name}
