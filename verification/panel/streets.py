"""The nearest street of the reports that one page shows, looked for once for all of them."""

from collections.abc import Collection

from districts.addresses.nearest import nearest_streets
from reports.models import Report
from verification.panel import words


def name_streets(reports: Collection[Report]) -> None:
    """Each gets `street`, "" where none is near. One query."""
    for report, street in zip(reports, nearest_streets([row.point for row in reports]), strict=True):
        report.street = street


def place_of(report: Report) -> str:
    """The street where it was looked for and found, else the beat."""
    return getattr(report, "street", "") or words.place(report)
