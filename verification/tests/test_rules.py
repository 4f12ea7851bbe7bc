"""Deadline rules in the panel: read by every officer, made by the national coordinator, tried on last year's clocks first."""

import datetime

import pytest
from django.utils import timezone

from accounts.problems import Problem
from reports.deadlines import add_days, rules_for
from reports.models import Category, Clock, DeadlineRule, Stage
from reports.tests.factories import SPEED, WASTE, make_report, submit
from verification.services.rules import NewRule, add_rule, dry_run, withdraw_rule
from verification.tests.factories import sign_in

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
PAGE = "/panel/terminy/"


def rule(on, **given):
    fields = {"stage": Stage.VERIFY, "category": None, "amount": 7, "days": "calendar", "source": "pismo KGP z 2026 r."}
    return NewRule(**fields | {"effective_from": on + DAY} | given)


def typed(on, **given):
    fields = {"stage": "verify", "category": "", "amount": "7", "days": "calendar", "source": "pismo KGP z 2026 r."}
    return fields | {"effective_from": (on + DAY).isoformat()} | given


def runs(on):
    """Clocks of all lengths over a year and more, some running, some paused."""
    for back in range(0, 420, 7):
        report = make_report(category=(SPEED, WASTE)[back % 2], day=on - back * DAY)
        clock = report.clocks.get(stage=Stage.VERIFY)
        if back % 3:
            clock.stopped_on = min(on, clock.started_on + (back % 13) * DAY)
            clock.save()
    return list(Clock.objects.filter(stage=Stage.VERIFY).select_related("report__category"))


@pytest.mark.parametrize(("amount", "days"), [(1, "calendar"), (7, "calendar"), (7, "working"), (30, "working")])
def test_the_dry_run_counts_what_each_single_clock_says(region, on, amount, days, django_assert_num_queries):
    counted = [c for c in runs(on) if c.started_on > on - 365 * DAY and (c.stopped_on or c.due_on < on)]
    with django_assert_num_queries(1):
        tried = dry_run(rule(on, amount=amount, days=days), on)
    late = [c for c in counted if (c.stopped_on or on) > c.due_on]
    in_time = [c for c in counted if c not in late]
    due = {c.pk: add_days(c.started_on, amount, days) for c in counted}
    assert (tried.clocks, tried.late) == (len(counted), len(late))
    assert tried.would_be_in_time == sum((c.stopped_on or on) <= due[c.pk] for c in late)
    assert tried.would_be_late == sum((c.stopped_on or on) > due[c.pk] for c in in_time)
    assert tried.clocks > 20 and tried.late > 0


def test_the_rule_of_a_category_is_tried_on_its_reports_and_the_general_one_on_the_others(region, on):
    runs(on)
    speed, waste = (Category.objects.get(slug=slug) for slug in (SPEED, WASTE))
    of_speed, of_all = dry_run(rule(on, category=speed), on), dry_run(rule(on), on)
    assert of_speed.clocks + dry_run(rule(on, category=waste), on).clocks == of_all.clocks
    DeadlineRule.objects.create(stage=Stage.VERIFY, category=speed, amount=9, effective_from=on, source="x")
    assert dry_run(rule(on), on).clocks == of_all.clocks - of_speed.clocks


def test_a_new_rule_counts_from_its_day_and_rewrites_nothing(cast, on):
    before = submit().report.clocks.get(stage=Stage.VERIFY)
    add_rule(rule=rule(on, amount=9), actor=cast.national, at=timezone.now(), on=on)
    general = {
        day: rules_for([Stage.VERIFY], before.report.category_id, day)[Stage.VERIFY].amount for day in (on, on + DAY)
    }
    assert general == {on: 5, on + DAY: 9}
    before.refresh_from_db()
    assert before.due_on == on + 5 * DAY and before.rule.amount == 5


@pytest.mark.parametrize("role", ["officer", "section_head", "coordinator", "provincial", "auditor"])
def test_nobody_else_makes_a_rule(cast, on, role):
    before = DeadlineRule.objects.count()
    with pytest.raises(Problem) as refused:
        add_rule(rule=rule(on), actor=getattr(cast, role), at=timezone.now(), on=on)
    assert refused.value.status == 403
    client = sign_in(getattr(cast, role))
    assert client.post(PAGE, typed(on, confirmed="1")).status_code == 403
    assert "pismo KGP" not in client.get(PAGE).content.decode()
    assert DeadlineRule.objects.count() == before


@pytest.mark.parametrize(
    ("given", "field"),
    [({"amount": "0"}, "amount"), ({"amount": "367"}, "amount"), ({"amount": "siedem"}, "amount"), ({"amount": "9" * 40}, "amount"),
     ({"effective_from": "2020-01-01"}, "effective_from"), ({"effective_from": "2999-01-01"}, "effective_from"),
     ({"effective_from": ""}, "effective_from"), ({"source": " "}, "source"), ({"source": "x" * 301}, "source"),
     ({"stage": "x"}, "stage"), ({"days": "x"}, "days"), ({"category": "x"}, "category")],
)  # fmt: skip
def test_what_makes_no_rule_is_refused_at_its_field_and_kept(cast, on, given, field):
    before = DeadlineRule.objects.count()
    for more in ({}, {"confirmed": "1"}):
        answer = sign_in(cast.national).post(PAGE, typed(on, **given) | more)
        assert answer.status_code == 422
        assert f'href="#id_{field}"' in answer.content.decode()
    assert DeadlineRule.objects.count() == before


def test_the_coordinator_sees_what_it_would_have_changed_and_saves_then(cast, on):
    runs(on)
    client, before = sign_in(cast.national), DeadlineRule.objects.count()
    tried = client.post(PAGE, typed(on)).content.decode()
    assert "byłyby w terminie" in tried or "byłoby w terminie" in tried or "byłaby w terminie" in tried
    assert DeadlineRule.objects.count() == before
    assert client.post(PAGE, typed(on, confirmed="1")).status_code == 302
    made = DeadlineRule.objects.latest("pk")
    assert (made.amount, made.made_by, made.effective_from) == (7, cast.national, on + DAY)
    assert "pismo KGP z 2026 r." in client.get(PAGE).content.decode()
    again = client.post(PAGE, typed(on, confirmed="1"))
    assert again.status_code == 409 and DeadlineRule.objects.count() == before + 1


def test_a_rule_is_withdrawn_before_it_is_in_force_and_not_after(cast, on):
    client = sign_in(cast.national)
    coming = add_rule(rule=rule(on), actor=cast.national, at=timezone.now(), on=on)
    in_force = DeadlineRule.objects.filter(stage=Stage.VERIFY, effective_from__lte=on).get()
    client.post(PAGE, {"withdraw": in_force.pk})
    client.post(PAGE, {"withdraw": coming.pk})
    assert DeadlineRule.objects.filter(stage=Stage.VERIFY).get() == in_force
    assert client.post(PAGE, {"withdraw": "x"}).status_code == 404
    with pytest.raises(Problem) as refused:
        withdraw_rule(rule=in_force, actor=cast.officer, on=on)
    assert refused.value.status == 403
