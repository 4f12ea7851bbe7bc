"""The open objection of a resident, for the top of a report's page."""

import datetime
from dataclasses import dataclass

from reports.models import EntryKind, MessageKind, Report, Sender
from reports.statuses import Status
from verification.panel.forms import RefusalForm
from verification.permissions import APPROVERS, objection_is_open
from verification.scope import Scope

CLOSED = (Status.UNCONFIRMED, Status.HOAX)


@dataclass(frozen=True)
class Objection:
    """`text` is None once its words are gone. `grant`: this user may answer it, with `form` for a refusal."""

    on: datetime.date
    text: str | None
    grant: bool
    form: RefusalForm | None


def open_objection(scope: Scope, report: Report, refused: RefusalForm | None = None) -> Objection | None:
    """None where nobody waits for an answer. No query where the report is not closed against the resident."""
    if report.status not in CLOSED or not objection_is_open(report):
        return None
    entry = report.timeline.filter(kind=EntryKind.OBJECTION).last()
    message = report.messages.filter(kind=MessageKind.OBJECTION, sender=Sender.RESIDENT).last()
    answers = bool(scope.roles_in(report) & APPROVERS)
    form = (refused or RefusalForm(auto_id="refusal-%s")) if answers else None
    return Objection(entry.on, message.text if message else None, answers, form)
