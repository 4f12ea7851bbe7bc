"""The answer to a resident's one objection when it is refused. Granting it is a change of status (`decide`)."""

import datetime

from accounts.audit_acts import Act
from accounts.audited import audited
from accounts.models import User
from accounts.problems import Problem
from reports.models import EntryBy, EntryKind, Message, MessageKind, Report, Sender, TimelineEntry
from verification.objections import open_objections
from verification.permissions import APPROVERS
from verification.services.desk import Desk, at_desk, needed_text, speaker
from verification.services.questions import MOST_QUESTION


@audited(Act.OBJECTION_REFUSED, "report")
def refuse_objection(*, report: Report, text: str, actor: User, at: datetime.datetime) -> list[Message]:
    """The verdict stays, for reasons that each who objected to it reads with the own code; the public reads the day alone.

    Raises `Http404` (out of scope), `Problem`: `objection_answered` 409 where none is open, `forbidden` 403, `required`,
    `too_long`, `forbidden_characters` 422. In this order, with nothing written.
    """
    desk = at_desk(report, actor, at)
    waiting = open_objections(desk.report)
    if not waiting:
        raise Problem("objection_answered")
    roles = desk.roles & APPROVERS
    if not roles:
        raise Problem("forbidden")
    words = needed_text("text", text, MOST_QUESTION)
    _, by = speaker(roles)
    return [_answer(desk, row.report, words, by) for row in waiting]


def _answer(desk: Desk, report: Report, words: str, by: EntryBy) -> Message:
    TimelineEntry.objects.create(report=report, kind=EntryKind.OBJECTION, on=desk.on, by=by)
    return Message.objects.create(
        report=report,
        sender=Sender.OFFICER,
        kind=MessageKind.OBJECTION,
        text=words,
        on=desk.on,
        author=desk.actor,
        at=desk.at,
    )
