"""Reports for tests: filed through the real service, moved along the real edges."""

import datetime
import uuid

from django.utils import timezone

from districts.tests.factories import middle
from reports.models import Category, EntryBy, Report
from reports.services import submit_report
from reports.services.change_status import change_status
from reports.services.submit_report import Submitted
from reports.statuses import REASONS, Status
from reports.submission import Submission

SPEED, WASTE, HOMELESS, WITHDRAWN, DANGEROUS_FUN = (
    "przekraczanie-dozwolonej-predkosci",
    "dzikie-wysypiska-smieci",
    "osoba-bezdomna-wymagajaca-pomocy",
    "utoniecia",
    "miejsce-niebezpiecznej-dzialalnosci-rozrywkowej",
)
ROUTES = {
    Status.NEW: (),
    Status.VERIFYING: (Status.VERIFYING,),
    Status.CONFIRMED: (Status.VERIFYING, Status.CONFIRMED),
    Status.UNCONFIRMED: (Status.VERIFYING, Status.UNCONFIRMED),
    Status.HOAX: (Status.HOAX,),
    Status.ELIMINATED: (Status.VERIFYING, Status.CONFIRMED, Status.ELIMINATED),
    Status.REFERRED: (Status.VERIFYING, Status.CONFIRMED, Status.REFERRED),
}


def make_submission(lon: float | None = None, lat: float | None = None, category: str = SPEED, **fields) -> Submission:
    place = middle(0) if lon is None else (lon, lat)
    return Submission(Category.objects.get(slug=category), *place, **fields)


def submit(
    *, col: float = 0, day: datetime.date | None = None, key: uuid.UUID | None = None, category: str = SPEED, **fields
) -> Submitted:
    """Needs the region. `col` is the square of the region; fractions stay inside it."""
    lon, lat = middle(col)
    submission = make_submission(lon, lat, category, **fields)
    return submit_report(submission=submission, key=key or uuid.uuid4(), today=day or timezone.localdate())


def make_report(*, status: str = Status.NEW, published: bool = True, **fields) -> Report:
    report = submit(**fields).report
    if published:
        Report.objects.filter(pk=report.pk).update(is_published=True)
    return moved(report, status)


def make_held(status: str = Status.NEW, **fields) -> tuple[Report, str]:
    """A report of this status and the code that opens it."""
    submitted = submit(**fields)
    return moved(submitted.report, status), submitted.receipt


def moved(report: Report, status: str) -> Report:
    """Along its route to the status, read anew."""
    for step in ROUTES[status]:
        move(report, step)
    return Report.objects.get(pk=report.pk)


def move(report: Report, to: str) -> Report:
    """One edge, as the system would, with the first reason of the edge's list."""
    seen = Report.objects.values_list("status", flat=True).get(pk=report.pk)
    reason = next(iter(REASONS[seen, to]), "")
    return change_status(
        report=report, to=to, seen=seen, reason=reason, actor=None, role="", by=EntryBy.SYSTEM, at=timezone.now()
    )


def body(lon: float | None = None, lat: float | None = None, **fields) -> dict:
    """A good body of `POST /api/v1/reports/` in the region."""
    place = middle(0) if lon is None else (lon, lat)
    return {"category": SPEED, "lon": place[0], "lat": place[1], "not_emergency": True} | fields
