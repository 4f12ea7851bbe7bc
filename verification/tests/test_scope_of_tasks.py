"""What an open task opens: the rule as a queryset and as a predicate, over role x holder x state of the task."""

import pytest
from django.utils import timezone

from districts.models import UnitKind
from districts.tests.factories import make_unit
from reports.models import Report
from reports.tests.factories import make_report
from verification.models import Membership, Role, Task, TaskOutcome
from verification.permissions import may_read, may_work, readable, reports_readable_by
from verification.scope import UNIT_CHAIN, scope_of
from verification.services import Asked, ask_over
from verification.services.reassignments import asked_of, may_answer
from verification.tasked import joined_task, with_tasks
from verification.tests.factories import fresh, give_role, make_user
from verification.tests.tasks import give, make_traffic

pytestmark = pytest.mark.django_db

EVERYBODY = [
    "officer",
    "officer_next_door",
    "officer_far",
    "section_head",
    "head_far",
    "coordinator",
    "provincial",
    "national",
    "viewer",
    "auditor",
    "system_admin",
    "stranger",
    "rider",
    "radar",
    "traffic_head",
    "coordinator_elsewhere",
]
ALWAYS = {"officer", "section_head", "coordinator", "provincial", "national"}  # who reads the report without any task
OPENS = {
    "unit": {"rider", "radar", "traffic_head"},
    "person": {"rider", "traffic_head"},
    "other_section": {"officer_far", "head_far"},
    "neighbour": {"officer_next_door"},
}


@pytest.fixture
def traffic(region, cast):
    return make_traffic(region, cast)


@pytest.fixture
def held(region, cast, traffic):
    """One report for each holder and state of its task."""
    cast.coordinator_elsewhere = make_user("coordinator_elsewhere")
    give_role(cast.coordinator_elsewhere, Role.LOCAL_COORDINATOR, make_unit("kpp", UnitKind.KPP, region.root))
    near, far = region.sections
    keys = {
        "unit": traffic.key,
        "person": f"{traffic.key}.{cast.rider.pk}",
        "other_section": f"{far.pk}",
        "neighbour": f"{near.pk}.{cast.officer_next_door.pk}",
    }
    reports = {}
    for holder, key in keys.items():
        for outcome in ("", *TaskOutcome.values):
            report = reports[holder, outcome] = make_report()
            give(report, key, cast.coordinator)
            if outcome:
                Task.objects.filter(report=report).update(
                    outcome=outcome, closed_at=timezone.now(), closed_by=cast.coordinator
                )
    return reports


def test_queryset_and_predicate_agree_over_role_holder_and_state(cast, held):
    every = Report.objects.select_related("beat", UNIT_CHAIN)
    for name in EVERYBODY:
        scope = scope_of(getattr(cast, name), timezone.localdate())
        rows = set(readable(scope).values_list("pk", flat=True))
        fresh_rows = every.in_bulk([report.pk for report in held.values()])
        for (holder, outcome), report in held.items():
            row, expected = fresh_rows[report.pk], name in ALWAYS or (not outcome and name in OPENS[holder])
            assert (report.pk in rows) is expected, (name, holder, outcome)
            assert bool(scope.roles_in(row)) is expected, (name, holder, outcome)
            works = expected and name not in ("provincial", "national")
            assert may_work(scope, row) is works, (name, holder, outcome)


@pytest.mark.long
def test_a_prefetched_and_a_joined_task_say_the_same_as_one_that_is_asked_for(cast, held, django_assert_num_queries):
    for name in ("rider", "officer_far", "officer", "coordinator"):
        scope = scope_of(getattr(cast, name), timezone.localdate())
        rows = readable(scope).select_related("beat", UNIT_CHAIN).order_by("pk")
        asked = [scope.roles_in(row) for row in rows]
        prefetched = list(rows.prefetch_related(with_tasks()))
        with django_assert_num_queries(0):
            assert [scope.roles_in(row) for row in prefetched] == asked
        assert [scope.roles_in(row) for row in joined_task(rows)] == asked


@pytest.mark.long
def test_a_role_that_has_ended_opens_no_task(cast, held):
    today = timezone.localdate()
    for user in (cast.rider, cast.traffic_head):
        Membership.objects.filter(user=user).update(valid=(None, today))
        assert not reports_readable_by(user, today).exists()
        assert not may_read(user, fresh(held["person", ""]), today)


@pytest.mark.long
def test_a_task_of_another_unit_does_not_follow_a_person_who_moved(cast, region, held):
    """Given to the unit, it stays with the unit; given to the person, it goes along."""
    today = timezone.localdate()
    Membership.objects.filter(user=cast.rider).update(unit=region.sections[1])
    readers = set(reports_readable_by(cast.rider, today).values_list("pk", flat=True))
    assert held["person", ""].pk in readers
    assert held["unit", ""].pk not in readers


def test_who_may_answer_a_question_is_the_same_as_rows_and_as_a_row(cast, region, traffic):
    near = region.sections[0]
    keys = (traffic.key, f"{traffic.key}.{cast.rider.pk}", f"{near.pk}.{cast.officer_next_door.pk}")
    rows = [
        ask_over(
            report=fresh(make_report()),
            asked=Asked("cell", key, "Please."),
            actor=cast.officer,
            at=timezone.now(),
        )
        for key in keys
    ]
    expected = {
        "rider": {0, 1},
        "radar": {0},
        "traffic_head": {0, 1},
        "officer_next_door": {2},
        "section_head": {2},
        "officer": set(),
        "coordinator": set(),
        "stranger": set(),
    }
    for name, numbers in expected.items():
        scope = scope_of(getattr(cast, name), timezone.localdate())
        assert {row.pk for row in asked_of(scope)} == {rows[number].pk for number in numbers}, name
        assert {number for number, row in enumerate(rows) if may_answer(scope, row)} == numbers, name
