"""What the holder of a receipt may do now, and until which day. Reads only; the services ask the same questions again."""

import datetime
from dataclasses import dataclass

from reports import deadlines, photos
from reports.models import EntryKind, Message, MessageKind, Report, Sender, Stage
from reports.outlook import told_of
from reports.querysets import OPEN
from reports.statuses import Status

MOST_MESSAGES = 20  # of the resident in one thread
REFUSED = (Status.UNCONFIRMED, Status.HOAX)


@dataclass(frozen=True)
class Possible:
    """`can` in the words of the interface; `object_until` is the last day of an objection, None where none is possible."""

    can: tuple[str, ...]
    object_until: datetime.date | None


def possible(report: Report, on: datetime.date) -> Possible:
    """Needs the report as it is in the database; reads its timeline, thread and content."""
    until = object_until(report, on)
    answers = {
        "reply": may_write(report),
        "object": until is not None,
        "recur": told_of(report).status == Status.ELIMINATED,
        "withdraw": has_own_words(report),
        "add_photos": photos.may_add(report),
    }
    return Possible(tuple(name for name, may in answers.items() if may), until)


def object_until(report: Report, on: datetime.date) -> datetime.date | None:
    """One objection in the life of a report, merged or not, in the days that the rule of the verdict's day gives. Whose report
    was merged objects to the verdict on the one that stays.
    """
    judged = told_of(report)
    if judged.status not in REFUSED or any(row.kind == EntryKind.OBJECTION for row in report.timeline.all()):
        return None
    verdicts = [row.on for row in judged.timeline.all() if row.kind == EntryKind.STATUS]
    verdict = max(verdicts, default=judged.filed_on)
    rule = deadlines.rules_for((Stage.OBJECT,), judged.category_id, verdict).get(Stage.OBJECT)
    until = deadlines.due_on(rule, verdict) if rule else None
    return until if until and until >= on else None


def may_write(report: Report) -> bool:
    """While the matter is open, and as long as a message of an officer waits for an answer."""
    thread = list(report.messages.all())
    own = sum(row.sender == Sender.RESIDENT for row in thread)
    return own < MOST_MESSAGES and (report.status in OPEN or asks(thread))


def asks(thread: list[Message]) -> bool:
    """Whether the last word of the thread is a question of an officer. The answer to an objection asks nothing."""
    return bool(thread) and thread[-1].sender == Sender.OFFICER and thread[-1].kind == MessageKind.MESSAGE


def has_own_words(report: Report) -> bool:
    """Whether anything of the resident's own can still be opened: words or a photo."""
    content = getattr(report, "content", None)
    if content is not None and content.description:
        return True
    if any(row.sender == Sender.RESIDENT and row.text is not None for row in report.messages.all()):
        return True
    return bool(photos.kept(report))
