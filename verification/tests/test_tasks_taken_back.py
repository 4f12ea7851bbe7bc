"""Tasks given to many at once are taken back together within a quarter of an hour, but for what somebody has acted on."""

import datetime

import pytest
from django.http import Http404
from django.utils import timezone

from accounts.problems import Problem
from reports.statuses import Status
from reports.tests.factories import make_report
from verification.models import BulkAct, Reassignment, Task, TaskOutcome
from verification.services import Asked, answer_task, ask_over, give_many, merge, undo, withdraw_task
from verification.tests.factories import confirmed, fresh
from verification.tests.tasks import day, give, make_traffic, new_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def traffic(region, cast):
    return make_traffic(region, cast)


def give_all(reports, key, actor):
    ids = [report.public_id for report in reports]
    return give_many(ids=ids, task=new_task(key, any_seen=True), actor=actor, at=timezone.now())


def back(act, actor, after=datetime.timedelta()):
    return undo(act=act, actor=actor, at=act.at + after)


def holders():
    return dict(Task.objects.open().values_list("report", "officer"))


def test_each_report_goes_back_to_whoever_had_it(cast, traffic):
    before, free = make_report(), make_report()
    give(before, f"{traffic.key}.{cast.radar.pk}", cast.coordinator, reply_by=day(5))
    act = give_all([before, free], f"{traffic.key}.{cast.rider.pk}", cast.coordinator)
    assert holders() == {before.pk: cast.rider.pk, free.pk: cast.rider.pk}
    assert back(act, cast.coordinator) == 2
    assert holders() == {before.pk: cast.radar.pk}
    assert before.tasks.get(closed_at=None).reply_by == day(5)
    assert free.tasks.get().outcome == TaskOutcome.WITHDRAWN
    assert before.tasks.count() == 2


@pytest.mark.long
def test_what_went_back_to_the_officer_of_the_beat_and_what_was_asked_stand_again(cast, region, traffic):
    report = make_report()
    give(report, traffic.key, cast.coordinator)
    asked = Asked("traffic", f"{traffic.key}.{cast.radar.pk}", "Please.")
    ask_over(report=fresh(report), asked=asked, actor=cast.rider, at=timezone.now())
    act = give_all([report], f"{region.sections[0].pk}.{cast.officer.pk}", cast.coordinator)
    assert holders() == {} and Reassignment.objects.get().answer == "overtaken"
    assert back(act, cast.coordinator) == 1
    assert holders() == {report.pk: None} and Reassignment.objects.get().answer == ""


@pytest.mark.long
def test_what_somebody_has_acted_on_since_is_left(cast, traffic):
    answered, decided, withdrawn, passed, asked, merged, same = reports = [make_report() for _ in range(7)]
    stays = make_report()
    act = give_all(reports, traffic.key, cast.coordinator)
    task = answered.tasks.get()
    answer_task(report=fresh(answered), text="Measured.", seen=task.pk, actor=cast.rider, at=timezone.now())
    confirmed(decided, cast.rider)
    seen = withdrawn.tasks.get().pk
    withdraw_task(report=fresh(withdrawn), seen=seen, actor=cast.coordinator, at=timezone.now())
    give(passed, f"{traffic.key}.{cast.radar.pk}", cast.coordinator)
    question = Asked("traffic", f"{traffic.key}.{cast.radar.pk}", "Please.")
    ask_over(report=fresh(asked), asked=question, actor=cast.rider, at=timezone.now())
    merge(ids=[merged.public_id], target=stays.public_id, actor=cast.officer, at=timezone.now())
    assert back(act, cast.coordinator) == 1
    assert same.tasks.get().outcome == TaskOutcome.WITHDRAWN
    assert answered.tasks.get().outcome == TaskOutcome.DONE
    assert set(holders()) == {decided.pk, passed.pk, asked.pk, merged.pk}


@pytest.mark.long
def test_it_ends_after_a_quarter_of_an_hour_is_done_once_and_only_by_who_did_it(cast, traffic):
    report = make_report()
    act = give_all([report], traffic.key, cast.coordinator)
    with pytest.raises(Http404):
        back(act, cast.section_head)
    with pytest.raises(Problem) as late:
        back(act, cast.coordinator, datetime.timedelta(minutes=15, seconds=1))
    assert back(act, cast.coordinator, datetime.timedelta(minutes=15)) == 1
    with pytest.raises(Problem) as twice:
        back(act, cast.coordinator)
    assert late.value.code == twice.value.code == "undo_closed"


@pytest.mark.long
def test_whose_role_has_ended_meanwhile_takes_nothing_back(cast, traffic):
    report = make_report()
    act = give_all([report], traffic.key, cast.coordinator)
    cast.coordinator.memberships.all().delete()
    with pytest.raises(Problem, match="forbidden"):
        back(act, cast.coordinator)
    assert set(holders()) == {report.pk}


@pytest.mark.long
def test_nothing_of_a_refused_act_is_kept(cast, traffic):
    closed = make_report(status=Status.HOAX)
    with pytest.raises(Problem):
        give_all([make_report(), closed], traffic.key, cast.coordinator)
    assert not BulkAct.objects.exists() and not Task.objects.exists()
