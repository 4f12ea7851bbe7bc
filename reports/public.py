"""What everybody may see of a report: this file is the whole list. Fields are named one by one; a golden test guards them."""

import datetime

from reports import photos
from reports.deadlines import latest_clocks
from reports.dialogue import possible
from reports.models import Clock, EntryKind, Report, Stage, TimelineEntry
from reports.outlook import told_of
from reports.querysets import ReportQuerySet

RELATED = ("category", "unit", "beat")


def with_places(reports: ReportQuerySet) -> ReportQuerySet:
    """Rows with category, unit and beat, without the beat's outline, which weighs more than all the rest: one query."""
    return reports.select_related(*RELATED).defer("beat__area")


def with_public_parts(reports: ReportQuerySet) -> ReportQuerySet:
    """Rows with what `properties` reads: two queries for any number of rows."""
    return with_places(reports).prefetch_related("clocks")


def has_page(report: Report) -> bool:
    """The same rule as `ReportQuerySet.with_page`, for one that is known."""
    return report.is_published and not report.is_hidden


def day(value: datetime.date | None) -> str | None:
    return value.isoformat() if value else None


def beat_of(report: Report) -> dict[str, object] | None:
    beat = report.beat
    return {"id": str(beat.public_id), "number": beat.number, "name": beat.name} if beat else None


def due(clocks: dict[str, Clock], stage: str) -> str | None:
    return day(clocks[stage].due_on) if stage in clocks else None


def properties(report: Report) -> dict[str, object]:
    clocks = latest_clocks(report.clocks.all())
    return {
        "id": str(report.public_id),
        "category": report.category.slug,
        "status": report.status,
        "reason": report.reason or None,
        "day": day(report.filed_on),
        "unit": {"slug": report.unit.slug, "name": report.unit.name},
        "beat": beat_of(report),
        "endorsements": report.endorsements,
        "read_by": due(clocks, Stage.READ),
        "verify_by": due(clocks, Stage.VERIFY),
        "eliminate_by": due(clocks, Stage.ELIMINATE),
    }


def feature(report: Report, members: dict[str, object]) -> dict[str, object]:
    place = report.public_point
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [round(place.x, 6), round(place.y, 6)]},
        "properties": members,
    }


def entry(row: TimelineEntry) -> dict[str, object]:
    return {
        "kind": row.kind,
        "status": row.status or None,
        "reason": row.reason or None,
        "on": day(row.on),
        "by": row.by,
    }


def handed_over_to(entries: list[TimelineEntry]) -> str | None:
    """The body of the latest hand-over."""
    names = [row.partner for row in entries if row.kind == EntryKind.HAND_OVER and row.partner]
    return names[-1] if names else None


def detail(report: Report) -> dict[str, object]:
    """The feature of one report's page: its properties with the timeline. Needs `timeline` and `merged_into`."""
    entries = list(report.timeline.all())
    merged = report.merged_into
    more = {
        "timeline": [entry(row) for row in entries],
        "handed_over_to": handed_over_to(entries),
        "merged_into": str(merged.public_id) if merged and has_page(merged) else None,
    }
    return feature(report, properties(report) | more)


def receipt_view(report: Report, on: datetime.date) -> dict[str, object]:
    """What the holder of the receipt reads: the public story, the part of day and result of each visit, the thread, and what
    may be done on the day `on`.
    """
    may = possible(report, on)
    entries = list(report.timeline.all())
    clocks = latest_clocks(told_of(report).clocks.all())

    def stopped(stage: str) -> str | None:
        return day(clocks[stage].stopped_on) if stage in clocks else None

    return {
        "id": str(report.public_id),
        "status": report.status,
        "reason": report.reason or None,
        "category": report.category.slug,
        "timeline": [entry(row) for row in entries],
        "clock": {
            "read_by": due(clocks, Stage.READ),
            "read_on": stopped(Stage.READ),
            "verify_by": due(clocks, Stage.VERIFY),
            "verified_on": stopped(Stage.VERIFY),
            "eliminate_by": due(clocks, Stage.ELIMINATE),
        },
        "visits": [
            {"on": day(row.on), "part_of_day": row.part_of_day, "result": row.result}
            for row in entries
            if row.kind == EntryKind.VISIT
        ],
        "messages": [{"from": row.sender, "on": day(row.on), "text": row.text or ""} for row in report.messages.all()],
        "photos": [str(photo.public_id) for photo in photos.kept(report)],
        "can": list(may.can),
        "object_until": day(may.object_until),
    }
