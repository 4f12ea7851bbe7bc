"""Acts on many reports, done in batches by a job: asked for, begun later where there is no way back, stopped, carried on.

A taken report never becomes new again, so a job that takes waits 15 minutes and can be taken back meanwhile. Hiding and
showing begin at once: they have an undo of their own. Each report is done by its own rules on the moment of its batch.
"""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from procrastinate.contrib.django import app

from accounts.audit_acts import Act
from accounts.audited import audited
from accounts.models import User
from accounts.problems import Problem
from reports.models import Report
from reports.statuses import Status
from verification.models import BulkJob, BulkJobItem, JobKind, JobOutcome
from verification.permissions import may_act_on_many, may_hide, may_show, readable
from verification.scope import UNIT_CHAIN, Scope, scope_of
from verification.services.bulk import act_on
from verification.services.decide import Decision, decide

WAITS = datetime.timedelta(minutes=15)
MANY = 10_000  # reports of one job
BATCH = 50  # reports of one transaction
JOB = "verification:carry_on"
OUT_OF_SCOPE = "out_of_scope"


@audited(Act.BULK_STARTED)
def take(*, reports: Iterable[Report], actor: User, at: datetime.datetime) -> BulkJob:
    """A few at once, in one transaction. Those that lack something are left and listed in the job that is returned."""
    job = BulkJob.objects.create(kind=JobKind.TAKE, actor=actor, at=at, starts_at=at, ended_at=at)
    items = [BulkJobItem(job=job, report=report) for report in reports]
    BulkJobItem.objects.bulk_create(items)
    _do(job, items, at)
    return job


@audited(Act.BULK_STARTED, codes=("kind",))
def plan(*, reports: QuerySet[Report], kind: str, actor: User, at: datetime.datetime) -> BulkJob:
    """All reports of the query, later and in batches. Raises `Problem`: `forbidden` 403, `too_many_at_once` 422."""
    if not may_act_on_many(scope_of(actor, timezone.localdate(at)), kind):
        raise Problem("forbidden")
    keys = list(reports.order_by("pk").values_list("pk", flat=True)[: MANY + 1])
    if len(keys) > MANY:
        raise Problem("too_many_at_once", limit=MANY)
    starts_at = at + WAITS if kind == JobKind.TAKE else at
    job = BulkJob.objects.create(kind=kind, actor=actor, at=at, starts_at=starts_at)
    BulkJobItem.objects.bulk_create((BulkJobItem(job=job, report_id=key) for key in keys), batch_size=1000)
    app.configure_task(JOB, schedule_at=starts_at).defer(job=job.pk)
    return job


def begin(*, job: BulkJob, at: datetime.datetime) -> None:
    """Without the wait. Does nothing where it has begun or ended."""
    with transaction.atomic():
        locked = BulkJob.objects.select_for_update().get(pk=job.pk)
        if locked.ended_at is None and locked.starts_at > at:
            locked.starts_at = at
            locked.save(update_fields=["starts_at"])
            app.configure_task(JOB).defer(job=job.pk)


def stop(*, job: BulkJob, at: datetime.datetime) -> None:
    """What is done stays, the rest is not touched. Raises `Problem` 409 `undo_closed` where it has ended."""
    with transaction.atomic():
        locked = BulkJob.objects.select_for_update().get(pk=job.pk)
        if locked.ended_at is not None:
            raise Problem("undo_closed")
        locked.ended_at, locked.is_stopped = at, True
        locked.save(update_fields=["ended_at", "is_stopped"])


def carry_on(key: int) -> None:
    """Batch after batch until nothing waits, it is stopped, the actor's right is gone, or it is not time yet.

    Once more or by two at once does no harm.
    """
    while _batch(key, timezone.now()):
        pass


def carry_on_all(at: datetime.datetime) -> int:
    """Whatever a killed worker left behind. How many jobs were looked at."""
    keys = list(BulkJob.objects.filter(ended_at=None, starts_at__lte=at).values_list("pk", flat=True))
    for key in keys:
        carry_on(key)
    return len(keys)


def _batch(key: int, at: datetime.datetime) -> bool:
    """One transaction; the row of the job is locked, so that a stop waits for the batch and no batch is done twice."""
    with transaction.atomic():
        job = BulkJob.objects.select_for_update(of=("self",)).select_related("actor", "act").get(pk=key)
        undone = job.act is not None and job.act.undone_at is not None
        if job.ended_at is not None or job.starts_at > at:
            return False
        items = [] if undone else list(job.items.filter(outcome=JobOutcome.WAITING)[:BATCH])
        may = may_act_on_many(scope_of(job.actor, timezone.localdate(at)), job.kind)
        if items and may:
            _do(job, items, at)
            return True
        job.ended_at, job.is_stopped = at, undone or not may
        job.save(update_fields=["ended_at", "is_stopped"])
        return False


def _do(job: BulkJob, items: list[BulkJobItem], at: datetime.datetime) -> None:
    scope = scope_of(job.actor, timezone.localdate(at))
    keys = sorted(item.report_id for item in items)
    list(Report.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))
    rows = readable(scope).filter(pk__in=keys).select_related("category", "beat", UNIT_CHAIN).defer("beat__area")
    reports = list(rows.order_by("pk"))
    why = dict.fromkeys(keys, OUT_OF_SCOPE)
    why |= _take(job, reports, at) if job.kind == JobKind.TAKE else _hide_or_show(job, scope, reports, at)
    for item in items:
        item.why = why[item.report_id]
        item.outcome = JobOutcome.LEFT if item.why else JobOutcome.DONE
    BulkJobItem.objects.bulk_update(items, ["outcome", "why"])


def _take(job: BulkJob, reports: list[Report], at: datetime.datetime) -> dict[int, str]:
    """For each the code of the refusal, "" where it is done."""
    return {report.pk: _take_one(job, report, at) for report in reports}


def _take_one(job: BulkJob, report: Report, at: datetime.datetime) -> str:
    try:
        decide(report=report, decision=Decision(Status.VERIFYING, Status.NEW), actor=job.actor, at=at)
    except Problem as problem:
        return problem.code
    except Http404:
        return OUT_OF_SCOPE
    return ""


def _hide_or_show(job: BulkJob, scope: Scope, reports: list[Report], at: datetime.datetime) -> dict[int, str]:
    may = may_hide if job.kind == JobKind.HIDE else may_show
    able = [report for report in reports if may(scope, report)]
    if able:
        job.act = act_on(reports=able, kind=job.kind, actor=job.actor, at=at, act=job.act)
        job.save(update_fields=["act"])
    return {report.pk: "" if report in able else "forbidden" for report in reports}
