"""Internal notes: added, never changed, never public."""

import datetime

from accounts.audit_acts import Act
from accounts.audited import audited
from accounts.models import User
from accounts.problems import Problem
from reports.models import Report
from verification.models import Note
from verification.permissions import WRITERS_OF_NOTES
from verification.services.desk import at_desk, needed_text


@audited(Act.NOTE_ADDED, "report")
def add_note(*, report: Report, text: str, actor: User, at: datetime.datetime) -> Note:
    """Raises `Http404` (out of scope), `Problem`: `forbidden` 403, `required`, `too_long`, `forbidden_characters` 422."""
    text = needed_text("text", text)
    desk = at_desk(report, actor, at)
    if not desk.roles & WRITERS_OF_NOTES:
        raise Problem("forbidden")
    return Note.objects.create(report=desk.report, author=actor, text=text)
