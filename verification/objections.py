"""Objections of residents that wait for an answer: to the verdict on a report, by its own resident or by whoever holds the code
of one that was merged into it. Reads only.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from reports.dialogue import REFUSED
from reports.models import EntryBy, EntryKind, Report, TimelineEntry


def open_objections(report: Report) -> list[TimelineEntry]:
    """Made after the last verdict and not answered, the oldest first; each row has the report of who objects. One query at most."""
    if report.status not in REFUSED:
        return []
    told = Report.objects.filter(Q(pk=report.pk) | Q(merged_into=report.pk)).values("pk")
    rows = TimelineEntry.objects.filter(report__in=told, kind__in=(EntryKind.STATUS, EntryKind.OBJECTION))
    last: dict[int, TimelineEntry] = {}
    for row in rows.order_by("pk"):
        if row.kind == EntryKind.OBJECTION:
            last[row.report_id] = row
        elif row.report_id == report.pk:
            last = {}
    return [row for row in last.values() if row.by == EntryBy.RESIDENT]


def with_open_objection(reports: QuerySet[Report]) -> QuerySet[Report]:
    """The same rule as rows; a test compares them."""
    verdict = (
        TimelineEntry.objects.filter(report=OuterRef("pk"), kind=EntryKind.STATUS).order_by("-pk").values("pk")[:1]
    )
    waiting = TimelineEntry.objects.filter(
        ~Exists(
            TimelineEntry.objects.filter(report=OuterRef("report"), kind=EntryKind.OBJECTION, pk__gt=OuterRef("pk"))
        ),
        kind=EntryKind.OBJECTION,
        by=EntryBy.RESIDENT,
        pk__gt=OuterRef("verdict"),
    )
    judged = reports.filter(status__in=REFUSED, merged_into=None)
    judged = judged.annotate(verdict=Coalesce(Subquery(verdict), Value(0)))
    return judged.filter(
        Exists(waiting.filter(report=OuterRef("pk"))) | Exists(waiting.filter(report__merged_into=OuterRef("pk")))
    )
