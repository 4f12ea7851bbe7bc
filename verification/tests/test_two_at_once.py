"""Two officers decide at the same moment, on the real database: one wins, the other gets 409, nothing is overwritten."""

import threading

import pytest
from django.db import connection
from django.utils import timezone

from accounts.problems import Problem
from reports.models import Clock, EntryKind, Report, StatusChange, TimelineEntry
from reports.statuses import Reason, Status
from reports.tests.factories import make_report
from verification.models import BulkJob, JobKind, Outcome
from verification.services import Decision, bulk_jobs, decide
from verification.tests.factories import change, fresh

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(calls):
    """Runs the calls in threads that start together; what each returned or raised."""
    gate, results = threading.Barrier(len(calls)), [None] * len(calls)

    def run(number, call):
        gate.wait()
        try:
            results[number] = call()
        except Problem as problem:
            results[number] = problem
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=item) for item in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


def decision(report, actor, to, reason):
    wanted = Decision(to, Status.VERIFYING, reason, note=actor.username)
    return lambda: decide(report=fresh(report), decision=wanted, actor=actor, at=timezone.now())


def test_of_two_verdicts_at_once_one_wins_and_the_other_is_stale(cast):
    report = make_report()
    change(report, Status.VERIFYING, cast.officer)
    results = at_once(
        [
            decision(report, cast.officer, Status.CONFIRMED, Reason.OWN_KNOWLEDGE),
            decision(report, cast.section_head, Status.HOAX, Reason.FALSE_REPORT),
        ]
    )
    lost = [result for result in results if isinstance(result, Problem)]
    assert len(lost) == 1
    assert (lost[0].code, lost[0].status) == ("stale_status", 409)
    assert lost[0].extra["current"] == fresh(report).status
    assert StatusChange.objects.filter(report=report).count() == 2
    assert TimelineEntry.objects.filter(report=report, kind=EntryKind.STATUS).count() == 2


def test_two_clicks_on_take_stop_the_clock_once(cast):
    report = make_report()
    wanted = Decision(Status.VERIFYING, Status.NEW)

    def take(actor):
        return lambda: decide(report=fresh(report), decision=wanted, actor=actor, at=timezone.now())

    results = at_once([take(cast.officer), take(cast.officer), take(cast.coordinator)])
    assert sum(isinstance(result, Problem) for result in results) == 2
    assert StatusChange.objects.filter(report=report).count() == 1
    assert Clock.objects.filter(report=report).count() == 2


@pytest.mark.long
def test_two_workers_at_one_job_do_each_report_once(cast, monkeypatch):
    monkeypatch.setattr(bulk_jobs, "BATCH", 3)
    for _ in range(20):
        make_report()
    now = timezone.now()
    job = bulk_jobs.plan(reports=Report.objects.all(), kind=JobKind.TAKE, actor=cast.coordinator, at=now)
    bulk_jobs.begin(job=job, at=now)
    at_once([lambda: bulk_jobs.carry_on(job.pk)] * 2)
    assert StatusChange.objects.filter(new=Status.VERIFYING).count() == 20
    assert job.items.filter(outcome=Outcome.DONE).count() == 20
    assert BulkJob.objects.get().ended_at is not None
