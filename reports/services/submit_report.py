"""A resident's report enters: routing, clocks, timeline, receipt, in one transaction, once per idempotency key."""

import datetime
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.contrib.gis.geos import Point
from django.db import IntegrityError
from django.db.models import Model, QuerySet

from accounts.models import User
from accounts.problems import Problem
from accounts.written import first_row
from districts import geo
from districts.lookup import Located, OutsideArea, locate_alone
from districts.models import Unit
from reports import deadlines, receipts
from reports.models import (
    Clock,
    EntryBy,
    EntryKind,
    Receipt,
    Report,
    ReportContent,
    Source,
    Stage,
    SubmissionKey,
    TimelineEntry,
)
from reports.models.report import NEVER
from reports.proofs import check_proof
from reports.services.flood import marks
from reports.services.publish import draw_batches
from reports.services.together import insert_together
from reports.submission import Submission, checked_submission, outside

KEY_DAYS = 3  # a key is kept for at least 48 hours; rows know days only


@dataclass(frozen=True)
class Submitted:
    """`receipt` is the grouped code, shown once. `replay` is True when the key had been used for the same content."""

    report: Report
    receipt: str
    read_by: datetime.date | None
    verify_by: datetime.date | None
    replay: bool


@dataclass(frozen=True)
class Origin:
    """How a report came in, and the officer who entered it; None where the resident did."""

    source: str = Source.RESIDENT
    entered_by: User | None = None


BY_RESIDENT = Origin()


def served_area() -> str:
    """Name of the area that this installation serves: its root unit."""
    root = Unit.objects.filter(parent=None).order_by("pk").values_list("name", flat=True).first()
    return root or ""


def receive_report(
    *,
    data: Mapping[str, object],
    key: uuid.UUID,
    today: datetime.date,
    admit: Callable[[object], None] = check_proof,
) -> Submitted:
    """The whole way of what a resident sent, by API or form: rules, replay, proof of work, submission.

    Raises `Problem`, also the one of `admit`, which is asked with the proof. The key is looked at before, so a repeat
    never needs a new proof or another wait.
    """
    submission = checked_submission(data, today, served_area)
    earlier = find_replay(submission, key)
    if earlier:
        return earlier
    admit(data.get("proof"))
    return submit_report(submission=submission, key=key, today=today, is_in_flood=marks)


def submit_report(
    *,
    submission: Submission,
    key: uuid.UUID,
    today: datetime.date,
    is_in_flood: Callable[[Submission, Located, datetime.date], bool] = lambda *_: False,
    origin: Origin = BY_RESIDENT,
) -> Submitted:
    """Raises `Problem`: `outside_area` (422), `idempotency_key_reused` (409). Durable on return.

    A used key is found by its unique index, so that of several tries at once one wins and the others get its receipt.
    """
    try:
        located = locate_alone(submission.lon, submission.lat)
    except OutsideArea as error:
        raise outside(error) from None
    try:
        report, clocks = _write(submission, key, located, today, is_in_flood(submission, located, today), origin)
    except IntegrityError:
        # The same key came twice at once and the other one won; a colliding receipt reads as a key to replace.
        earlier = find_replay(submission, key)
        if earlier is None:
            raise Problem("idempotency_key_reused") from None
        return earlier
    return _submitted(report, key, clocks, replay=False)


def find_replay(submission: Submission, key: uuid.UUID) -> Submitted | None:
    """The report this key has made, None for a new key. Raises `Problem` 409 for other content. One query for a new
    key, three for a known one.
    """
    known = first_row(_known, receipts.key_digest(key))
    if known is None:
        return None
    pk, content = known
    if bytes(content) != receipts.content_digest(submission.canonical()):
        raise Problem("idempotency_key_reused")
    report = Report.objects.select_related("category", "unit", "beat").defer("beat__area").get(pk=pk)
    return _submitted(report, key, list(report.clocks.all()), replay=True)


def _known() -> QuerySet:
    return SubmissionKey.objects.filter(digest=b"").values_list("report_id", "content")


def _write(
    submission: Submission,
    key: uuid.UUID,
    located: Located,
    today: datetime.date,
    in_flood: bool,
    origin: Origin,
) -> tuple[Report, list[Clock]]:
    report = Report(
        category=submission.category,
        filed_on=today,
        point=Point(submission.lon, submission.lat, srid=geo.WGS84),
        public_point=public_point(submission),
        unit=located.unit,
        beat=located.beat,
        edition=located.edition,
        is_in_hole=located.is_hole,
        is_published=settings.PUBLICATION_DELAY == 0,
        batches_left=draw_batches(),
        is_in_flood=in_flood,
        is_hidden=in_flood,
        source=origin.source,
        entered_by=origin.entered_by,
    )
    clocks = deadlines.new_clocks(report, (Stage.READ, Stage.VERIFY), today)
    report.due_on = min((clock.due_on for clock in clocks), default=NEVER)
    insert_together(report, [*([row] for row in _parts(submission, key, report)), clocks], "report")
    return report, clocks


def _parts(submission: Submission, key: uuid.UUID, report: Report) -> list[Model]:
    """What belongs to a new report: one row of each."""
    content = ReportContent(
        report=report,
        description=submission.description,
        occurred_on=submission.occurred_on,
        weekdays=list(submission.weekdays),
        hours=list(submission.hours),
    )
    known = SubmissionKey(
        report=report,
        digest=receipts.key_digest(key),
        content=receipts.content_digest(submission.canonical()),
        kept_until=report.filed_on + datetime.timedelta(days=KEY_DAYS),
    )
    received = TimelineEntry(
        report=report, kind=EntryKind.RECEIVED, status=report.status, on=report.filed_on, by=EntryBy.RESIDENT
    )
    return [content, Receipt(report=report, digest=receipts.code_digest(receipts.code_for(key))), known, received]


def public_point(submission: Submission) -> Point:
    """What the category lets everybody see: the exact place, or the centre of its cell."""
    side = submission.category.precision
    place = (submission.lon, submission.lat)
    return Point(*(geo.cell_centre(*place, side) if side else place), srid=geo.WGS84)


def _submitted(report: Report, key: uuid.UUID, clocks: list[Clock], *, replay: bool) -> Submitted:
    due = {clock.stage: clock.due_on for clock in reversed(clocks)}
    code = receipts.grouped(receipts.code_for(key))
    return Submitted(report, code, due.get(Stage.READ), due.get(Stage.VERIFY), replay)


def forget_keys(on: datetime.date) -> int:
    """Deletes idempotency keys after their days. Returns how many."""
    return SubmissionKey.objects.filter(kept_until__lt=on).delete()[0]
