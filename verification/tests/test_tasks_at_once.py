"""Two officers act on the same report at the same moment, on the real database: one wins, nothing is half done."""

import pytest
from django.utils import timezone

from accounts.problems import Problem
from reports.models import Clock, Report
from reports.statuses import Reason, Status
from reports.tests.factories import make_report
from verification.models import Answer, Merge, Reassignment, Task
from verification.services import Asked, answer_over, ask_over, give_task, merge, unmerge, withdraw_over
from verification.services.tasking_rules import task_by_rules
from verification.tests.at_once import at_once
from verification.tests.factories import change, fresh
from verification.tests.tasks import day, give, make_traffic, new_task
from verification.tests.test_tasking_rules import save
from verification.tests.test_two_at_once import decision

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def traffic(region, cast):
    return make_traffic(region, cast)


def asked(report, key, actor):
    return ask_over(report=fresh(report), asked=Asked("traffic", key, "Please."), actor=actor, at=timezone.now())


def codes(results):
    return sorted(result.code for result in results if isinstance(result, Problem))


def test_of_two_who_accept_one_wins(cast, traffic):
    row = asked(make_report(), traffic.key, cast.officer)
    users = (cast.rider, cast.radar, cast.traffic_head)
    results = at_once(
        [lambda user=user: answer_over(row=row, accept=True, word="", actor=user, at=timezone.now()) for user in users]
    )
    assert codes(results) == ["reassignment_closed"] * 2
    assert Task.objects.count() == 1
    assert Reassignment.objects.get().answered_by in users


@pytest.mark.long
def test_of_accepting_and_withdrawing_one_wins(cast, traffic):
    row = asked(make_report(), traffic.key, cast.officer)
    results = at_once(
        [
            lambda: answer_over(row=row, accept=True, word="", actor=cast.rider, at=timezone.now()),
            lambda: withdraw_over(row=row, actor=cast.officer, at=timezone.now()),
        ]
    )
    assert codes(results) == ["reassignment_closed"]
    assert Task.objects.exists() is (Reassignment.objects.get().answer == Answer.ACCEPTED)


@pytest.mark.long
def test_of_two_who_give_it_away_the_second_hears_of_the_first(cast, region, traffic):
    report = make_report()
    results = at_once(
        [
            lambda: give_unseen(report, traffic.key, cast.coordinator),
            lambda: give_unseen(report, f"{region.sections[0].pk}", cast.section_head),
        ]
    )
    assert codes(results) == ["task_changed"]
    assert Task.objects.open().count() == Task.objects.count() == 1


def give_unseen(report, key, actor):
    return give_task(report=fresh(report), task=new_task(key), actor=actor, at=timezone.now())


def test_of_a_merge_and_a_verdict_both_leave_a_whole(cast):
    """Either the verdict came first and the merge is refused, or the report is merged and the verdict refused."""
    stays, other = make_report(), make_report()
    change(other, Status.VERIFYING, cast.officer)
    results = at_once(
        [
            lambda: merge(ids=[other.public_id], target=stays.public_id, actor=cast.officer, at=timezone.now()),
            decision(other, cast.section_head, Status.HOAX, Reason.FALSE_REPORT),
        ]
    )
    other = fresh(other)
    merged = other.merged_into_id == stays.pk
    assert codes(results) == (["is_merged"] if merged else ["not_open"])
    assert (other.status == Status.VERIFYING) is merged
    assert Merge.objects.count() == int(merged)
    assert not Clock.objects.filter(report=other, stopped_on=None).exists()


@pytest.mark.long
def test_two_that_are_merged_into_each_other_at_once_make_no_circle(cast):
    one, two = make_report(), make_report()
    results = at_once(
        [
            lambda: merge(ids=[two.public_id], target=one.public_id, actor=cast.officer, at=timezone.now()),
            lambda: merge(ids=[one.public_id], target=two.public_id, actor=cast.section_head, at=timezone.now()),
        ]
    )
    assert len(codes(results)) == 1
    assert Report.objects.exclude(merged_into=None).count() == 1


@pytest.mark.long
def test_taken_apart_twice_at_once_counts_once(cast):
    one, two = make_report(), make_report()
    merge(ids=[two.public_id], target=one.public_id, actor=cast.officer, at=timezone.now())
    results = at_once([lambda: unmerge(report=fresh(two), actor=cast.officer, at=timezone.now())] * 3)
    assert codes(results) == ["not_merged"] * 2
    assert fresh(one).endorsements == 0


@pytest.mark.long
def test_a_batch_that_runs_doubled_tasks_each_report_once(cast, region, traffic):
    save(region, traffic.key, cast.coordinator)
    reports = [make_report() for _ in range(5)]
    give(reports[0], f"{region.sections[1].pk}", cast.coordinator)
    at_once([lambda: task_by_rules(day(0))] * 3)
    assert Task.objects.filter(rule__isnull=False).count() == 4
    assert Task.objects.count() == 5
