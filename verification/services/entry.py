"""A report that an officer writes down for somebody who called, came or wrote: the same door as a resident's own."""

import datetime
import uuid
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.audit_acts import Act
from accounts.models import User
from accounts.problems import Problem
from reports.models import Source
from reports.services.submit_report import Origin, Submitted, find_replay, served_area, submit_report
from reports.submission import checked_submission
from verification.permissions import may_enter
from verification.scope import scope_of

SOURCES = tuple(source for source in Source if source != Source.RESIDENT)


def enter_report(
    *, data: Mapping[str, object], source: str, key: uuid.UUID, actor: User, at: datetime.datetime
) -> Submitted:
    """The rules, clocks, receipt and replay are those of a resident's report; only proof and flood are not asked.

    For any place of the served area: a caller does not know beats. Of the officer the name is kept, of the act the day
    alone, for with the hour a list of calls would name the caller. Raises `Problem`: `forbidden` 403, 422 for each wrong
    field, 409 `idempotency_key_reused`.
    """
    on = timezone.localdate(at)
    if not may_enter(scope_of(actor, on)):
        raise Problem("forbidden")
    if source not in SOURCES:
        raise Problem(fields={"source": "required"})
    submission = checked_submission(data, on, served_area)
    earlier = find_replay(submission, key)
    if earlier is not None:
        return earlier
    with transaction.atomic():
        # Without the report: the trail knows the second of an act, and of a resident's call nobody shall.
        record(Act.REPORT_ENTERED, actor=actor.get_username(), detail={"source": source})
        return submit_report(submission=submission, key=key, today=on, origin=Origin(source, actor))
