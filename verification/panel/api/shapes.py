"""Answers of the panel's calls. Fields are named one by one; golden tests guard them. Never sent to the public."""

from django.utils import timezone

from reports import public
from reports.deadlines import is_overdue, latest_clocks
from reports.models import Report, Stage, VisitResult
from reports.querysets import OPEN
from verification.models import Note, Visit, VisitMethod
from verification.panel.api.story import read_all
from verification.permissions import may_work, reasons_for, targets
from verification.scope import Scope


def queue_row(report: Report, scope: Scope) -> dict[str, object]:
    """Needs `clocks` prefetched."""
    clocks = list(report.clocks.all())
    latest = latest_clocks(clocks)
    return {
        "id": str(report.public_id),
        "category": report.category.slug,
        "status": report.status,
        "beat": public.beat_of(report),
        "read_by": public.due(latest, Stage.READ),
        "verify_by": public.due(latest, Stage.VERIFY),
        "overdue": any(is_overdue(clock, scope.on) for clock in clocks),
    }


def report_detail(report: Report, scope: Scope) -> dict[str, object]:
    """The public properties plus what only officers in scope read. `allowed` and the lists after it are for this user, now.
    Four queries, and what the rights ask for. `content` comes with the report or costs one more.
    """
    read_all(report)
    content = getattr(report, "content", None)
    allowed = targets(scope, report)
    works = may_work(scope, report) and report.status in OPEN
    return public.detail(report)["properties"] | {
        "description": content.description if content else "",
        "lon": round(report.point.x, 6),
        "lat": round(report.point.y, 6),
        "visits": [visit_row(visit) for visit in report.visits.all()],
        "notes": [_note_row(note) for note in report.notes.all()],
        "allowed": [status.value for status in allowed],
        "reasons": _reasons(report, scope, allowed),
        "methods": list(VisitMethod.values) if works else [],
        "results": list(VisitResult.values) if works else [],
    }


def _reasons(report: Report, scope: Scope, allowed: tuple[str, ...]) -> list[str]:
    roles = scope.roles_in(report)
    listed = [str(reason) for to in allowed for reason in reasons_for(roles, report, to)]
    return list(dict.fromkeys(listed))


def visit_row(visit: Visit) -> dict[str, object]:
    return {
        "at": timezone.localtime(visit.at).isoformat(),
        "method": visit.method,
        "result": visit.result,
        "note": visit.note,
        "by": visit.officer.full_name,
    }


def _note_row(note: Note) -> dict[str, object]:
    return {"at": timezone.localtime(note.at).isoformat(), "text": note.text, "by": note.author.full_name}
