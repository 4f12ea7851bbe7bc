"""The part of the inbox about taking over: what this person is asked, and what waits for somebody else's word."""

from django.db.models import QuerySet

from verification.models import Reassignment
from verification.panel import words
from verification.panel.holding import holder_name
from verification.scope import Scope
from verification.services.reassignments import asked_of

MOST = 50
Question = tuple[Reassignment, str, str]  # with whom it is asked of and where it is


def questions(scope: Scope) -> dict[str, list[Question]]:
    """The oldest first, since they wait longest. Two queries."""
    own = Reassignment.objects.filter(asked_by=scope.user, answer="")
    return {"asked": _rows(asked_of(scope).exclude(asked_by=scope.user)), "asking": _rows(own)}


def _rows(found: QuerySet[Reassignment]) -> list[Question]:
    rows = found.select_related(
        "unit", "officer", "asked_by", "report__category", "report__beat", "report__unit"
    ).defer("report__beat__area")
    return [(row, holder_name(row), words.place(row.report)) for row in rows[:MOST]]
