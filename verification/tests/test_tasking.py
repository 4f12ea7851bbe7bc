"""A report is given to somebody else: who may, what it does, how it is answered and taken back, who is told."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone

from accounts.problems import Problem
from reports.statuses import Reason, Status
from reports.tests.factories import make_report
from verification.models import Task, TaskOutcome
from verification.permissions import may_read
from verification.services import answer_task, decide, give_many, withdraw_task
from verification.services.decide import Decision
from verification.services.on_duty import OnDuty
from verification.tests.factories import change, confirmed, fresh
from verification.tests.tasks import day, give, make_traffic, new_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def traffic(region, cast):
    return make_traffic(region, cast)


def test_only_heads_and_local_coordinators_give_tasks(cast, traffic):
    report = make_report()
    for who in ("officer", "officer_next_door", "provincial", "national", "viewer", "rider"):
        reads = may_read(getattr(cast, who), report, timezone.localdate())
        with pytest.raises(Problem if reads else Http404) as refused:
            give(report, traffic.key, getattr(cast, who))
        assert not reads or refused.value.code == "forbidden", who
    assert not Task.objects.exists()


def test_a_head_gives_inside_the_section_only(cast, region, traffic):
    report = make_report()
    with pytest.raises(Problem) as refused:
        give(report, traffic.key, cast.section_head)
    assert refused.value.fields["holder"].code == "unknown_recipient"
    task = give(report, f"{region.sections[0].pk}.{cast.officer_next_door.pk}", cast.section_head, to="officer")
    assert task.officer == cast.officer_next_door
    assert may_read(cast.officer_next_door, fresh(report), timezone.localdate())


@pytest.mark.long
def test_a_task_to_the_officer_of_the_beat_is_no_task(cast, region, traffic):
    report = make_report()
    give(report, traffic.key, cast.coordinator)
    assert give(report, f"{region.sections[0].pk}.{cast.officer.pk}", cast.coordinator) is None
    assert list(report.tasks.values_list("outcome", "closed_by")) == [(TaskOutcome.PASSED_ON, cast.coordinator.pk)]


BAD = (
    ({"key": "0"}, "holder", "unknown_recipient"),
    ({"key": "1' OR 1=1"}, "holder", "unknown_recipient"),
    ({"to": "helicopter"}, "to", "required"),
    ({"reply_by": datetime.date(2020, 1, 1)}, "reply_by", "out_of_range"),
    ({"reply_by": datetime.date(2099, 1, 1)}, "reply_by", "out_of_range"),
    ({"note": "x" * 2001}, "note", "too_long"),
)


def test_bad_input_is_refused_at_its_field(cast, traffic):
    report = make_report()
    for fields, wrong, code in BAD:
        with pytest.raises(Problem) as refused:
            give(report, **{"key": traffic.key, "actor": cast.coordinator} | fields)
        assert refused.value.fields[wrong].code == code, fields
    assert not Task.objects.exists()


def test_who_has_seen_somebody_else_having_it_is_told(cast, traffic):
    report = make_report()
    first = give(report, traffic.key, cast.coordinator)
    for seen in (None, first.pk + 1000):
        with pytest.raises(Problem) as refused:
            withdraw_task(report=fresh(report), seen=seen, actor=cast.coordinator, at=timezone.now())
        assert refused.value.code == "task_changed" and refused.value.status == 409
    withdraw_task(report=fresh(report), seen=first.pk, actor=cast.coordinator, at=timezone.now())
    assert report.tasks.get().outcome == TaskOutcome.WITHDRAWN
    assert not may_read(cast.rider, fresh(report), timezone.localdate())


def test_the_holder_works_answers_and_gives_it_back(cast, traffic):
    report = make_report()
    task = give(report, traffic.key, cast.coordinator, note="Measure at seven.")
    change(report, Status.VERIFYING, cast.rider)
    text = "Measured three times, nobody was too fast."
    answer_task(report=fresh(report), text=text, seen=task.pk, actor=cast.rider, at=timezone.now())
    task.refresh_from_db()
    assert (task.outcome, task.answer, task.closed_by) == (TaskOutcome.DONE, text, cast.rider)
    assert task.answered_at == task.closed_at
    assert not may_read(cast.rider, fresh(report), timezone.localdate())
    assert may_read(cast.officer, fresh(report), timezone.localdate())


def test_a_task_is_answered_by_its_unit(cast, traffic):
    report = make_report()
    call = {"text": "Done.", "seen": give(report, traffic.key, cast.coordinator).pk, "at": timezone.now()}
    for user in (cast.officer, cast.coordinator):
        with pytest.raises(Problem) as refused:
            answer_task(report=fresh(report), actor=user, **call)
        assert refused.value.code == "forbidden"
    answer_task(report=fresh(report), actor=cast.traffic_head, **call)
    assert report.tasks.get().outcome == TaskOutcome.DONE


def test_a_verdict_answers_and_the_end_closes(cast, traffic):
    report = make_report()
    give(report, traffic.key, cast.coordinator, reply_by=day(0))
    confirmed(report, cast.rider)
    task = report.tasks.get()
    assert task.answered_at is not None and task.closed_at is None
    assert not task.is_late(day(9))
    change(report, Status.ELIMINATED, cast.rider, Reason.ACTED_ON, note="Fined.")
    task.refresh_from_db()
    assert (task.outcome, task.closed_by) == (TaskOutcome.DONE, cast.rider)


@pytest.mark.long
def test_late_is_the_same_as_a_row_and_as_rows(cast, traffic):
    tasks = [give(make_report(), traffic.key, cast.coordinator) for _ in range(5)]
    Task.objects.filter(pk__in=[tasks[1].pk, tasks[2].pk, tasks[3].pk]).update(reply_by=day(-1))
    Task.objects.filter(pk=tasks[2].pk).update(answered_at=timezone.now())
    Task.objects.filter(pk=tasks[4].pk).update(reply_by=None)
    withdraw_task(report=fresh(tasks[3].report), seen=tasks[3].pk, actor=cast.coordinator, at=timezone.now())
    for offset in (-1, 0, 1, 3):
        on = day(offset)
        rows = set(Task.objects.late(on).values_list("pk", flat=True))
        assert rows == {task.pk for task in Task.objects.all() if task.is_late(on)}, offset
    assert set(Task.objects.late(day(0)).values_list("pk", flat=True)) == {tasks[1].pk}


@pytest.mark.long
def test_closed_and_merged_reports_are_not_given(cast, traffic):
    closed = make_report(status=Status.HOAX)
    with pytest.raises(Problem) as refused:
        give(closed, traffic.key, cast.coordinator)
    assert refused.value.code == "not_open"


def test_many_are_given_all_or_none(cast, traffic):
    reports = [make_report() for _ in range(3)]
    ids = [report.public_id for report in reports]
    call = {"task": new_task(traffic.key, any_seen=True), "actor": cast.coordinator, "at": timezone.now()}
    give(reports[0], traffic.key, cast.coordinator)
    assert give_many(ids=ids, **call).items.count() == 3
    assert Task.objects.open().count() == 3
    change(reports[2], Status.HOAX, cast.coordinator, Reason.FALSE_REPORT)
    with pytest.raises(Problem):
        give_many(ids=ids, **call)
    assert Task.objects.open().count() == 2
    with pytest.raises(Http404):
        give_many(ids=[*ids, make_report(col=5).public_id], **call)


@pytest.mark.long
def test_the_database_keeps_one_open_task_a_report(cast, traffic):
    task = give(make_report(), traffic.key, cast.coordinator)
    task.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        task.save(force_insert=True)


def test_who_has_it_is_on_duty_and_the_heads_of_both_units(cast, region, traffic):
    report = make_report()
    assert OnDuty(timezone.localdate()).officer(fresh(report)) == {cast.officer.pk}
    give(report, traffic.key, cast.coordinator)
    duty = OnDuty(timezone.localdate())
    assert duty.officer(fresh(report)) == {cast.traffic_head.pk}
    assert duty.heads(fresh(report)) == {cast.traffic_head.pk, cast.section_head.pk}
    give(report, f"{traffic.key}.{cast.rider.pk}", cast.coordinator)
    assert OnDuty(timezone.localdate()).officer(fresh(report)) == {cast.rider.pk}


@pytest.mark.long
def test_where_the_holder_has_left_the_officer_of_the_beat_is_on_duty(cast, traffic):
    report = make_report()
    give(report, f"{traffic.key}.{cast.rider.pk}", cast.coordinator)
    cast.rider.is_active = False
    cast.rider.save()
    assert OnDuty(timezone.localdate()).officer(fresh(report)) == {cast.officer.pk}


def test_a_status_change_by_the_officer_of_the_beat_asks_for_no_task(cast, django_assert_max_num_queries):
    report = fresh(make_report())
    wanted = Decision(Status.VERIFYING, Status.NEW)
    with django_assert_max_num_queries(17):  # savepoints are two of them
        decide(report=report, decision=wanted, actor=cast.officer, at=timezone.now())
    assert fresh(report).status == Status.VERIFYING
