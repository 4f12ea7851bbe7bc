"""The open objections to a verdict, for the top of a report's page, and those that wait in the inbox."""

import datetime
from dataclasses import dataclass

from reports.models import Message, MessageKind, Report, Sender, TimelineEntry
from verification.objections import open_objections, with_open_objection
from verification.panel.forms import RefusalForm
from verification.permissions import APPROVERS, readable
from verification.scope import UNIT_CHAIN, Scope

MOST = 50


@dataclass(frozen=True)
class Said:
    """`text` is None once its words are gone, or where they belong to a merged report out of this person's scope."""

    on: datetime.date
    text: str | None


@dataclass(frozen=True)
class Objection:
    """`said`, the oldest first. `grant`: this user may answer them all at once, with `form` for a refusal."""

    said: list[Said]
    grant: bool
    form: RefusalForm | None


def open_objection(scope: Scope, report: Report, refused: RefusalForm | None = None) -> Objection | None:
    """None where nobody waits for an answer. No query where the report is not closed against the resident."""
    waiting = open_objections(report)
    if not waiting:
        return None
    answers = bool(scope.roles_in(report) & APPROVERS)
    form = (refused or RefusalForm(auto_id="refusal-%s")) if answers else None
    return Objection(_said(scope, report, waiting), answers, form)


def _said(scope: Scope, report: Report, waiting: list[TimelineEntry]) -> list[Said]:
    """At most two queries."""
    keys = {row.report_id for row in waiting}
    if keys - {report.pk}:
        keys = {report.pk, *readable(scope).filter(pk__in=keys).values_list("pk", flat=True)}
    rows = Message.objects.filter(report__in=keys, kind=MessageKind.OBJECTION, sender=Sender.RESIDENT)
    texts = {message.report_id: message.text for message in rows.order_by("pk")}
    return [Said(row.on, texts.get(row.report_id)) for row in waiting]


def to_answer(scope: Scope) -> list[Report]:
    """Reports to whose verdict somebody objects and whom this person may answer, the oldest verdict first. One query."""
    if not scope.roles & APPROVERS:
        return []
    rows = with_open_objection(readable(scope)).select_related("category", "beat", UNIT_CHAIN).defer("beat__area")
    return [report for report in rows.order_by("verdict")[:MOST] if scope.roles_in(report) & APPROVERS]
