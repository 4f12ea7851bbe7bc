"""Writes the demo's reports: in bulk, but along the same edges as the services.

Rows are inserted as new and walk along the status table by updates, since the database refuses anything else.
"""

import hashlib
import hmac
from collections import defaultdict

from django.conf import settings
from django.contrib.gis.geos import Point

from districts.geo import WGS84
from insights.demo.drafts import Draft
from insights.demo.ground import Ground
from reports.models import (
    Receipt,
    Report,
    ReportContent,
)
from reports.receipts import DIGITS, code_digest
from reports.statuses import Reason

BATCH = 2_000


def code_of(public_id: object) -> str:
    """The receipt code of a demo report: differs between installations, stays the same in one."""
    digest = hmac.new(settings.SECRET_KEY.encode(), f"demo:receipt:{public_id}".encode(), hashlib.sha256).digest()
    return f"{int.from_bytes(digest[:16], 'big') % 10**DIGITS:0{DIGITS}d}"


def insert_reports(ground: Ground, drafts: list[Draft]) -> list[Report]:
    reports = Report.objects.bulk_create(
        [
            Report(
                public_id=draft.public_id,
                category=draft.category,
                filed_on=draft.life.filed_on,
                point=Point(draft.lon, draft.lat, srid=WGS84),
                public_point=draft.public_point,
                unit_id=draft.unit,
                beat_id=draft.beat,
                edition=ground.edition,
                is_in_hole=draft.beat is None,
                is_published=True,
                is_hidden=draft.is_in_flood,
                is_in_flood=draft.is_in_flood,
                source=draft.source,
                endorsements=draft.endorsements,
            )
            for draft in drafts
        ],
        batch_size=BATCH,
    )
    pairs = list(zip(reports, drafts, strict=True))
    ReportContent.objects.bulk_create(
        [
            ReportContent(
                report=report, description=draft.description, weekdays=list(draft.weekdays), hours=list(draft.hours)
            )
            for report, draft in pairs
        ],
        batch_size=BATCH,
    )
    Receipt.objects.bulk_create(
        [Receipt(report=report, digest=code_digest(code_of(report.public_id))) for report in reports], batch_size=BATCH
    )
    return reports


def walk_statuses(reports: list[Report], drafts: list[Draft]) -> int:
    """Moves all reports along their edges, one edge of each at a time. Returns the number of updates."""
    paths = [[step for step in draft.life.steps if step.kind == "status"] for draft in drafts]
    updates = 0
    for turn in range(max(map(len, paths), default=0)):
        groups: dict[tuple[str, str], list[int]] = defaultdict(list)
        for report, path in zip(reports, paths, strict=True):
            if turn < len(path):
                groups[path[turn].new, path[turn].reason].append(report.pk)
        for (status, reason), keys in groups.items():
            Report.objects.filter(pk__in=keys).update(status=status, reason=reason)
            updates += 1
    return updates


def merge_duplicates(reports: list[Report], drafts: list[Draft]) -> int:
    """Each second report that was closed as known already joins the earlier one of its beat and category."""
    earlier: dict[tuple[int | None, int], Report] = {}
    merged = []
    for report, draft in zip(reports, drafts, strict=True):
        last = draft.life.steps[-1] if draft.life.steps else None
        first = earlier.setdefault((draft.beat, draft.category.pk), report)
        if last and last.reason == Reason.DUPLICATE_OF and first is not report and draft.public_id.int % 2:
            report.merged_into = first
            merged.append(report)
    Report.objects.bulk_update(merged, ["merged_into"], batch_size=BATCH)
    return len(merged)
