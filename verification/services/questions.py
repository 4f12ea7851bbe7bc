"""What officers write to the resident who holds the code of a report: no address is needed, and none is known."""

import datetime

from accounts.audit_acts import Act
from accounts.audited import audited
from accounts.models import User
from accounts.problems import Problem
from reports.models import EntryBy, EntryKind, Message, Report, Sender, TimelineEntry
from verification.permissions import WORKERS
from verification.services.desk import Desk, at_desk, needed_text, speaker

MOST_QUESTION = 1_000  # characters: as many as the resident may answer with


@audited(Act.RESIDENT_ASKED, "report")
def ask_resident(*, report: Report, text: str, actor: User, at: datetime.datetime) -> Message:
    """Raises `Http404` (out of scope), `Problem`: `forbidden` 403, `required`, `too_long`, `forbidden_characters` 422."""
    text = needed_text("text", text, MOST_QUESTION)
    desk = at_desk(report, actor, at)
    if not desk.roles & WORKERS:
        raise Problem("forbidden")
    return write_to_resident(desk, text, speaker(desk.roles)[1])


def write_to_resident(desk: Desk, text: str, by: EntryBy) -> Message:
    """The message and its public line, which says no word of it. Inside the transaction of an act, with a checked text."""
    TimelineEntry.objects.create(report=desk.report, kind=EntryKind.MESSAGE, on=desk.on, by=by)
    return Message.objects.create(
        report=desk.report, sender=Sender.OFFICER, text=text, on=desk.on, author=desk.actor, at=desk.at
    )
