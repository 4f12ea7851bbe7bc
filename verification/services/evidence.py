"""What has to be there before a verdict. Reads visits; changes nothing; the caller holds the lock of the report."""

import datetime

from django.db.models import QuerySet
from django.utils import timezone

from accounts.text import says_something
from reports.models import Report, ReportContent, StatusChange, VisitResult
from reports.statuses import Reason, Status
from verification.models import Visit
from verification.permissions import APPROVERS

SOURCES_OF_KNOWLEDGE = frozenset({Reason.OWN_KNOWLEDGE, Reason.OTHER_SERVICE_DATA})
SEEN = frozenset({VisitResult.CONFIRMED, VisitResult.PARTLY})

# What may be missing. Sentences for people: verification.panel.words.
VISIT_OR_SOURCE = "visit_or_source"
MORE_VISITS = "more_visits"
VISIT_INSIDE_HOURS = "visit_inside_hours"
WHAT_WAS_DONE = "what_was_done"
RECEIVING_BODY = "receiving_body"


def visits_of_this_verification(report: Report) -> QuerySet[Visit]:
    """Visits that count now: all since filing, or, once the report was reopened, those made after that. Lazy."""
    reopened = report.changes.filter(new=Status.VERIFYING).exclude(old=Status.NEW).last()
    visits = report.visits.exclude(result=VisitResult.IMPOSSIBLE)
    return visits.filter(**_since(reopened)) if reopened else visits


def _since(reopened: StatusChange) -> dict[str, object]:
    """A resident's "it is back" leaves a day and no instant."""
    return {"at__gte": reopened.at} if reopened.at else {"at__date__gte": reopened.on}


def missing(
    report: Report,
    to: str,
    *,
    reason: str,
    note: str,
    has_hand_over: bool,
    roles: frozenset[str],
    leader: Report | None = None,
) -> list[str]:
    """What the change still lacks, as codes; empty when it may happen. Visits of `leader` count too. At most five queries."""
    if to == Status.ELIMINATED:
        return [] if says_something(note) else [WHAT_WAS_DONE]
    if to == Status.REFERRED:
        return [] if has_hand_over else [RECEIVING_BODY]
    if report.status != Status.VERIFYING:
        return []
    if to == Status.CONFIRMED:
        return [] if reason in SOURCES_OF_KNOWLEDGE else _missing_to_confirm(_visits(report, leader))
    return _missing_to_refuse(report, _visits(report, leader), roles) if to == Status.UNCONFIRMED else []


def _visits(report: Report, leader: Report | None) -> list[Visit]:
    return [visit for row in (report, leader) if row for visit in visits_of_this_verification(row)]


def _missing_to_confirm(visits: list[Visit]) -> list[str]:
    return [] if any(visit.result in SEEN for visit in visits) else [VISIT_OR_SOURCE]


def _missing_to_refuse(report: Report, visits: list[Visit], roles: frozenset[str]) -> list[str]:
    lacks = []
    if len(visits) < report.category.minimum_visits:
        lacks.append(MORE_VISITS)
    content = getattr(report, "content", None)
    named = content is not None and bool(content.weekdays or content.hours)
    needs_approval = named and not any(is_inside(content, visit.at) for visit in visits)
    if needs_approval and not roles & APPROVERS:
        lacks.append(VISIT_INSIDE_HOURS)
    return lacks


def is_inside(content: ReportContent, at: datetime.datetime) -> bool:
    """Whether the moment lies in the weekdays and hours that the resident named; nothing named: always."""
    local = timezone.localtime(at)
    if content.weekdays and local.isoweekday() not in content.weekdays:
        return False
    return not content.hours or any(_holds(hours, local.hour) for hours in content.hours)


def _holds(hours: str, hour: int) -> bool:
    first, _, end = hours.partition("-")
    return int(first) <= hour < int(end)
