"""Rules that task new reports by themselves: tried, saved, applied by a batch, ended; nothing that was used goes away."""

import datetime

import pytest
from django.utils import timezone
from procrastinate.contrib.django import app

from accounts.problems import Problem
from reports.models import Category
from reports.statuses import Status
from reports.tests.factories import SPEED, WASTE, make_report
from verification.models import Task, TaskingRule
from verification.scope import scope_of
from verification.services.tasking_rules import (
    NewTaskingRule,
    add_tasking_rule,
    dry_run_of,
    end_tasking_rule,
    task_by_rules,
)
from verification.tests.factories import make_member, sign_in
from verification.tests.tasks import day, give, make_traffic

pytestmark = pytest.mark.django_db
PAGE = "/panel/zlecanie/"


@pytest.fixture
def traffic(region, cast):
    return make_traffic(region, cast)


def new_rule(region, key, **fields):
    values = {"category": Category.objects.get(slug=SPEED), "unit": region.county, "to": "traffic", "holder": key}
    return NewTaskingRule(**values | {"reply_days": 3, "effective_from": day(0)} | fields)


def save(region, key, actor, on=None, **fields):
    return add_tasking_rule(rule=new_rule(region, key, **fields), actor=actor, at=timezone.now(), on=on or day(0))


def holders():
    return dict(Task.objects.values_list("report", "unit"))


def test_new_reports_go_to_whom_the_rule_names(cast, region, traffic):
    rule = save(region, traffic.key, cast.coordinator)
    speed, waste = make_report(col=2), make_report(category=WASTE)
    assert task_by_rules(day(0)) == 1
    task = Task.objects.get()
    assert (task.report, task.unit, task.rule, task.reply_by) == (speed, traffic.unit, rule, day(3))
    assert (task.made_by, task.made_at, task.made_on) == (None, None, day(0))
    assert task_by_rules(day(0)) == 0
    assert waste.tasks.count() == 0


@pytest.mark.long
def test_only_what_nobody_has_touched_since_the_rule_began(cast, region, traffic):
    make_report(day=day(-1))
    make_report(status=Status.VERIFYING)
    given = make_report()
    task = give(given, f"{region.sections[1].pk}", cast.coordinator)
    save(region, traffic.key, cast.coordinator)
    assert task_by_rules(day(0)) == 0
    assert holders() == {given.pk: task.unit_id}


@pytest.mark.long
def test_a_batch_that_was_missed_is_made_up_for_and_says_no_hour(cast, region, traffic):
    save(region, traffic.key, cast.coordinator)
    make_report(day=day(0))
    assert task_by_rules(day(4)) == 1
    assert Task.objects.get().made_on == day(4)
    assert Task.objects.get().reply_by == day(7)


@pytest.mark.long
def test_the_rule_of_the_deepest_unit_wins(cast, region, traffic):
    head = make_member("station_coordinator", "local_coordinator", region.sections[0])
    save(region, traffic.key, cast.coordinator)
    save(region, f"{region.sections[0].pk}", head, unit=region.sections[0])
    near, far = make_report(), make_report(col=2)
    task_by_rules(day(0))
    assert holders() == {near.pk: region.sections[0].pk, far.pk: traffic.unit.pk}


def test_a_new_rule_ends_the_former_on_its_first_day(cast, region, traffic):
    first = save(region, traffic.key, cast.coordinator)
    second = save(region, f"{region.sections[1].pk}", cast.coordinator, effective_from=day(5))
    first.refresh_from_db()
    assert (first.ends_on, first.ended_by, second.ends_on) == (day(5), cast.coordinator, None)
    with pytest.raises(Problem) as refused:
        save(region, traffic.key, cast.coordinator, effective_from=day(5))
    assert refused.value.code == "tasking_rule_later"
    today, later = make_report(), make_report(day=day(0) + datetime.timedelta(days=5))
    task_by_rules(day(5))
    assert holders() == {today.pk: traffic.unit.pk, later.pk: region.sections[1].pk}


@pytest.mark.long
def test_an_ended_rule_keeps_what_it_did_and_does_no_more(cast, region, traffic):
    rule = save(region, traffic.key, cast.coordinator)
    make_report()
    task_by_rules(day(0))
    end_tasking_rule(rule=rule, actor=cast.coordinator, at=timezone.now(), on=day(0))
    make_report()
    assert task_by_rules(day(0)) == 0
    assert Task.objects.count() == TaskingRule.objects.count() == 1


def test_only_the_local_coordinator_of_the_unit_makes_and_ends_rules(cast, region, traffic):
    rule = save(region, traffic.key, cast.coordinator)
    for user in (cast.officer, cast.section_head, cast.provincial, cast.national, cast.system_admin):
        with pytest.raises(Problem) as refused:
            save(region, traffic.key, user, effective_from=day(1))
        assert refused.value.code == "forbidden"
        with pytest.raises(Problem) as refused:
            end_tasking_rule(rule=rule, actor=user, at=timezone.now(), on=day(0))
        assert refused.value.code == "forbidden"
    assert sign_in(cast.section_head).post(PAGE, {"end": rule.pk}).status_code == 403
    assert TaskingRule.objects.filter(ends_on=None).count() == 1


def test_the_dry_run_counts_the_last_thirty_days_and_writes_nothing(cast, region, traffic):
    for ago, kind in ((0, SPEED), (29, SPEED), (30, SPEED), (3, WASTE)):
        make_report(day=day(-ago), category=kind, col=2)
    make_report(col=5)
    tried = dry_run_of(new_rule(region, traffic.key), scope_of(cast.coordinator, day(0)))
    assert (tried.all, tried.met, tried.to_unit) == (3, 2, traffic.unit)
    assert not TaskingRule.objects.exists() and not Task.objects.exists()


def test_the_page_tries_saves_and_ends(cast, region, traffic, django_assert_max_num_queries):
    coordinator = sign_in(cast.coordinator)
    typed = {
        "category": SPEED,
        "unit": region.county.pk,
        "holder": traffic.key,
        "to": "traffic",
        "reply_days": "3",
        "effective_from": day(0).isoformat(),
    }
    bad = coordinator.post(PAGE, typed | {"reply_days": "0"})
    assert bad.status_code == 422
    assert f'<option value="{SPEED}" selected>' in bad.content.decode()
    assert coordinator.post(PAGE, typed | {"effective_from": "2020-01-01"}).status_code == 422
    tried = coordinator.post(PAGE, typed)
    assert tried.status_code == 200 and b'name="confirmed"' in tried.content
    assert not TaskingRule.objects.exists()
    assert coordinator.post(PAGE, typed | {"confirmed": "1"}).status_code == 302
    rule = TaskingRule.objects.get()
    with django_assert_max_num_queries(12):
        assert f'name="end" value="{rule.pk}"' in coordinator.get(PAGE).content.decode()
    assert coordinator.post(PAGE, {"end": rule.pk}).status_code == 302
    assert coordinator.post(PAGE, {"end": "x"}).status_code == 404
    rule.refresh_from_db()
    assert rule.ends_on == day(0)


@pytest.mark.long
def test_whoever_reads_reports_sees_the_rules_that_touch_them(cast, region, traffic, client):
    save(region, traffic.key, cast.coordinator)
    for user in (cast.officer, cast.section_head, cast.provincial, cast.national, cast.rider):
        page = sign_in(user).get(PAGE)
        assert "Traffic" in page.content.decode(), user
        assert b"<select" not in page.content
    elsewhere = make_member("elsewhere", "officer", region.root)
    assert "Traffic" in sign_in(elsewhere).get(PAGE).content.decode()
    assert sign_in(cast.viewer).get(PAGE).status_code == 403
    assert client.get(PAGE).status_code == 302


def test_the_batch_is_a_periodic_job():
    names = {task.task.name for task in app.periodic_registry.periodic_tasks.values()}
    assert "verification:task_by_rules" in names
