"""Workers that are killed in the middle, jobs that always fail, two schedulers: every effect is there once all the same."""

import datetime
import signal

import pytest
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob

from accounts.models import User
from kmzb.tests.working import RESTS, start, wait_until, work_off, working
from reports.deadlines import overdue
from reports.models import EntryKind, Report, ReportGroup, StatusChange, TimelineEntry
from reports.statuses import Status
from reports.tests.factories import make_report
from verification.models import Notice
from verification.services import Decision, decide_together, together
from verification.tests.factories import fresh, make_cast

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.long]
JOBS = "procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers, procrastinate_workers"
LONG_AGO = timezone.localdate() - datetime.timedelta(days=20)
TOLD = ("coordinator", "officer", "provincial", "section_head")
TOLD_OF_A_CLOCK = 4  # due: officer and head; a day late: local coordinator; three days: the voivodeship


def sql(text, *values):
    with connection.cursor() as cursor:
        cursor.execute(text, values)


@pytest.fixture(autouse=True)
def no_jobs(transactional_db):
    yield
    sql(f"TRUNCATE {JOBS} CASCADE")


@pytest.fixture
def cast(region):
    return make_cast(region)


@pytest.fixture
def mails(cast, tmp_path):
    """The environment of a worker that writes its mail into files, and the addresses in them."""
    folder = tmp_path / "mail"
    for name in TOLD:
        User.objects.filter(username=name).update(email=f"{name}@demo.invalid")

    def sent():
        texts = [file.read_text() for file in folder.glob("*")] if folder.exists() else []
        return sorted(line[4:] for text in texts for line in text.splitlines() if line.startswith("To: "))

    return {"email_url": f"filemail:///{folder}"}, sent


def defer(name, **arguments):
    app.configure_task(name).defer(**arguments)


def statuses_of(name):
    return list(ProcrastinateJob.objects.filter(task_name=name).order_by("pk").values_list("status", flat=True))


def kill_at_rest(folder, rests, **environment):
    """A worker that dies at its nth rest, and whose heart has been silent for long when the next one looks."""
    log = folder / "worker.log"
    before = log.read_text().count(RESTS) if log.exists() else 0
    process = start(folder, slow="0.3", **environment)
    try:
        wait_until(lambda: log.read_text().count(RESTS) >= before + rests, "the middle of a job")
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait(30)
    sql("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'")


def test_escalation_killed_again_and_again_tells_everybody_once(cast, mails, tmp_path):
    environment, sent = mails
    reports = [make_report(day=LONG_AGO, col=0.03 * number) for number in range(12)]
    for rests in (3, 9, 6):
        defer("verification:escalate", timestamp=0)
        kill_at_rest(tmp_path, rests, **environment)
    told = Notice.objects.count()
    assert 0 < told < 2 * len(reports) * TOLD_OF_A_CLOCK and sent() == []
    defer("verification:escalate", timestamp=0)
    defer("kmzb:look_after_jobs", timestamp=0)
    work_off(tmp_path, **environment)
    assert Notice.objects.count() == 2 * len(reports) * TOLD_OF_A_CLOCK
    assert sent() == [f"{name}@demo.invalid" for name in TOLD]
    assert statuses_of("verification:escalate") == ["aborted"] * 3 + ["succeeded"]


def test_publishing_that_was_killed_counts_a_batch_once(cast, tmp_path):
    waiting = [make_report(published=False, col=0.03 * number).pk for number in range(12)]
    left = dict(Report.objects.filter(pk__in=waiting).values_list("pk", "batches_left"))
    defer("reports:publish_reports", timestamp=0)
    kill_at_rest(tmp_path, 1)
    assert dict(Report.objects.filter(pk__in=waiting).values_list("pk", "batches_left")) == left
    defer("kmzb:look_after_jobs", timestamp=0)
    work_off(tmp_path)
    assert statuses_of("reports:publish_reports") == ["aborted"]  # a second run now would publish too early
    for batch in (1, 2, 3, 4):
        defer("reports:publish_reports", timestamp=batch)
        work_off(tmp_path)
        shown = set(Report.objects.filter(pk__in=waiting, is_published=True).values_list("pk", flat=True))
        assert shown == {pk for pk, batches in left.items() if batches <= batch}


def test_the_rest_of_a_group_follows_once_though_the_worker_is_killed_twice(cast, tmp_path, monkeypatch):
    alike = [make_report(col=0.005 * number) for number in range(40)]
    group = ReportGroup.objects.create(category=alike[0].category, opened_on=timezone.localdate())
    Report.objects.filter(pk__in=[report.pk for report in alike]).update(group=group)
    monkeypatch.setattr(together, "AT_ONCE", 5)
    taken = Decision(Status.VERIFYING, Status.NEW)
    decide_together(report=fresh(alike[0]), decision=taken, actor=cast.officer, at=timezone.now())
    for _ in range(2):
        kill_at_rest(tmp_path, 3)
        assert Report.objects.filter(status=Status.NEW).exists()
        defer("kmzb:look_after_jobs", timestamp=0)
    work_off(tmp_path)
    wait_for_all = Report.objects.filter(group=group, status=Status.VERIFYING).count()
    assert wait_for_all == len(alike) == StatusChange.objects.count()
    assert TimelineEntry.objects.filter(kind=EntryKind.STATUS).count() == len(alike)
    assert statuses_of("verification:follow_decision") == ["succeeded"]


def test_a_job_that_always_fails_waits_longer_each_time_then_stops_and_is_told_of(client, cast, tmp_path):
    make_report(day=LONG_AGO)
    defer("verification:follow_decision", change=0)  # there is no such decision
    defer("verification:escalate", timestamp=0)
    waits = []
    for _ in range(6):
        work_off(tmp_path)
        job = ProcrastinateJob.objects.get(task_name="verification:follow_decision")
        if job.status == "todo":
            waits.append(round((job.scheduled_at - timezone.now()).total_seconds()))
            sql("UPDATE procrastinate_jobs SET scheduled_at = NULL WHERE status = 'todo'")
    assert job.status == "failed" and len(waits) == 5
    assert all(later > 3 * earlier for earlier, later in zip(waits, waits[1:], strict=False)), waits
    assert Notice.objects.count() == 2 * TOLD_OF_A_CLOCK
    assert "DoesNotExist" in (tmp_path / "worker.log").read_text()
    with working(tmp_path):
        checks = lambda: client.get("/readyz").json()["checks"]["worker"]  # noqa: E731
        wait_until(lambda: checks() != "down", "the heart of the worker beats")
        assert checks() == "failing"


def test_after_hours_without_a_worker_two_of_them_tell_once_and_what_is_late_was_late_before(
    client, cast, mails, tmp_path
):
    environment, sent = mails
    reports = [make_report(day=LONG_AGO, col=0.03 * number) for number in range(6)]
    assert client.get("/readyz").json()["checks"]["worker"] == "down"
    assert overdue(timezone.localdate()).count() == 2 * len(reports)
    with working(tmp_path, often=1, **environment), working(tmp_path, often=1, **environment):
        done = ProcrastinateJob.objects.filter(task_name="verification:escalate", status="succeeded")
        wait_until(lambda: done.count() >= 5 and len(sent()) >= 4, "five runs of escalation")
    assert Notice.objects.count() == 2 * len(reports) * TOLD_OF_A_CLOCK
    assert len(sent()) == len(set(sent())) == 4
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name, defer_timestamp FROM procrastinate_periodic_defers")
        defers = cursor.fetchall()
    assert len(defers) == len(set(defers)) > 5
    assert not ProcrastinateEvent.objects.filter(type="failed").exists()
