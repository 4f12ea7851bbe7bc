"""The one door of the status: table, stale clicks, trail, clocks; enforced by the database too."""

import datetime
import threading

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from accounts.models import User
from reports.models import Clock, EntryBy, EntryKind, Report, Stage, StatusChange, TimelineEntry
from reports.services import StaleStatus, TransitionNotAllowed
from reports.services.change_status import change_status
from reports.statuses import ALLOWED, REASONS, Status, may_follow, transitions
from reports.tests.factories import ROUTES, make_report, move

pytestmark = pytest.mark.django_db
PAIRS = [(old, new) for old in Status for new in Status]


def change(report, to, *, seen=None, actor=None):
    return change_status(
        report=report,
        to=to,
        seen=seen or report.status,
        reason="",
        actor=actor,
        role="",
        by=EntryBy.SYSTEM,
        at=timezone.now(),
    )


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_every_pair_of_statuses_behaves_as_the_table_says(region, old, new):
    report = make_report(status=old)
    if may_follow(old, new):
        assert change(report, new).status == new
        assert StatusChange.objects.filter(report=report, old=old, new=new).exists()
    else:
        with pytest.raises(TransitionNotAllowed):
            change(report, new)
        assert Report.objects.get(pk=report.pk).status == old


@pytest.mark.parametrize(("old", "new"), [pair for pair in PAIRS if pair[0] != pair[1] and not may_follow(*pair)])
def test_database_refuses_an_edge_outside_the_table(region, old, new):
    report = make_report(status=old)
    with pytest.raises(DatabaseError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(status=new)
    assert Report.objects.get(pk=report.pk).status == old


def test_database_refuses_a_report_that_does_not_start_as_new(region):
    report = make_report()
    report.pk, report.public_id, report.status = None, "6c1b2d8e-3f0a-4f39-9d21-0f5b8f3f7d11", Status.CONFIRMED
    with pytest.raises(DatabaseError), transaction.atomic():
        report.save(force_insert=True)


@pytest.mark.parametrize("model", [StatusChange, TimelineEntry])
def test_trail_and_timeline_cannot_be_rewritten(region, model):
    make_report(status=Status.VERIFYING)
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.update(reason="recurred")
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.all().delete()
    assert model.objects.exists()


def test_every_edge_has_its_list_of_reasons():
    assert set(REASONS) == set(transitions())


def test_every_status_can_be_reached_and_left():
    assert set(ROUTES) == set(ALLOWED) == set(Status)
    assert all(ALLOWED.values())


def test_stale_click_is_refused_and_says_who_changed_it(region):
    officer = User.objects.create(username="officer")
    report = make_report()
    change(report, Status.VERIFYING, actor=officer)
    with pytest.raises(StaleStatus) as stale:
        change(report, Status.HOAX, seen=Status.NEW)
    assert (stale.value.current, stale.value.by) == (Status.VERIFYING, officer)
    assert stale.value.at is not None


def test_officers_act_has_an_instant_and_a_residents_act_a_day_only(region):
    officer = User.objects.create(username="officer")
    report = make_report()
    change(report, Status.VERIFYING, actor=officer)
    assert StatusChange.objects.get(report=report).at is not None
    other = make_report()
    change(other, Status.VERIFYING)
    trail = StatusChange.objects.get(report=other)
    assert (trail.at, trail.on) == (None, timezone.localdate())


def test_clocks_follow_the_status(region):
    report = make_report()
    expected = [
        (Status.VERIFYING, {Stage.VERIFY}),
        (Status.CONFIRMED, {Stage.ELIMINATE}),
        (Status.REFERRED, {Stage.REPLY}),
        (Status.CONFIRMED, {Stage.ELIMINATE}),
        (Status.ELIMINATED, set()),
        (Status.VERIFYING, {Stage.VERIFY}),
    ]
    for status, running in expected:
        report = move(report, status)
        assert set(report.clocks.filter(stopped_on=None).values_list("stage", flat=True)) == running


def test_reopening_starts_a_new_verify_clock_that_day(region):
    report = make_report(status=Status.UNCONFIRMED, day=datetime.date(2026, 1, 5))
    move(report, Status.VERIFYING)
    clock = Clock.objects.get(report=report, stage=Stage.VERIFY, stopped_on=None)
    assert clock.started_on == timezone.localdate()


def test_verdict_is_written_to_the_timeline(region):
    report = make_report(status=Status.UNCONFIRMED)
    entry = report.timeline.last()
    assert (entry.kind, entry.status, entry.reason) == (EntryKind.STATUS, Status.UNCONFIRMED, "not_found_on_site")


@pytest.mark.django_db(transaction=True)
def test_of_ten_decisions_at_once_exactly_one_wins(region):
    report, outcomes = make_report(status=Status.VERIFYING), []

    def decide(to):
        try:
            change(report, to)
            outcomes.append("won")
        except StaleStatus:
            outcomes.append("stale")
        finally:
            connection.close()

    threads = [threading.Thread(target=decide, args=(to,)) for to in (Status.CONFIRMED, Status.UNCONFIRMED) * 5]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["stale"] * 9 + ["won"]
    assert StatusChange.objects.filter(report=report, old=Status.VERIFYING).count() == 1
