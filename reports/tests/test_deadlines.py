"""Due days by dated rules, against days worked out by hand."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.deadlines import add_days, due_on, is_overdue, is_working_day, overdue, rules_for
from reports.models import Category, Clock, DeadlineRule, Stage
from reports.models.clock import DayKind
from reports.tests.factories import SPEED, make_report
from reports.tests.factories import submit as file_report

D = datetime.date


@pytest.mark.parametrize(
    ("start", "amount", "kind", "due"),
    [
        (D(2026, 11, 20), 3, DayKind.CALENDAR, D(2026, 11, 23)),  # over a weekend
        (D(2026, 12, 30), 5, DayKind.CALENDAR, D(2027, 1, 4)),  # over the year's end
        (D(2028, 2, 27), 3, DayKind.CALENDAR, D(2028, 3, 1)),  # leap day
        (D(2026, 10, 24), 3, DayKind.CALENDAR, D(2026, 10, 27)),  # clocks go back
        (D(2027, 3, 26), 5, DayKind.CALENDAR, D(2027, 3, 31)),  # clocks go forward, Easter
        (D(2026, 11, 20), 3, DayKind.WORKING, D(2026, 11, 25)),
        (D(2026, 11, 10), 1, DayKind.WORKING, D(2026, 11, 12)),  # Independence Day
        (D(2024, 12, 23), 1, DayKind.WORKING, D(2024, 12, 24)),  # still a working day in 2024
        (D(2025, 12, 23), 1, DayKind.WORKING, D(2025, 12, 29)),  # free since 2025
        (D(2026, 4, 3), 1, DayKind.WORKING, D(2026, 4, 7)),  # Easter Monday
        (D(2026, 6, 3), 1, DayKind.WORKING, D(2026, 6, 5)),  # Corpus Christi
    ],
)
def test_due_day_is_the_one_worked_out_by_hand(start, amount, kind, due):
    assert add_days(start, amount, kind) == due
    assert due_on(DeadlineRule(amount=amount, days=kind), start) == due


@given(st.dates(D(2016, 1, 1), D(2035, 12, 31)), st.integers(1, 60))
def test_working_days_end_on_a_working_day_with_that_many_on_the_way(start, amount):
    due = add_days(start, amount, DayKind.WORKING)
    on_the_way = [start + datetime.timedelta(days=n) for n in range(1, (due - start).days + 1)]
    assert is_working_day(due)
    assert sum(is_working_day(day) for day in on_the_way) == amount


@pytest.mark.django_db
def test_rule_of_the_day_counts_and_later_rules_do_not_rewrite(catalogue):
    category = Category.objects.get(slug=SPEED)
    days = {day: rules_for([Stage.READ], category.pk, day)[Stage.READ].amount for day in (D(2018, 1, 1), D(2026, 1, 1))}
    assert days == {D(2018, 1, 1): 2, D(2026, 1, 1): 3}


@pytest.mark.django_db
def test_rule_of_a_category_goes_before_the_general_one(catalogue, django_assert_num_queries):
    category = Category.objects.get(slug=SPEED)
    DeadlineRule.objects.create(
        stage=Stage.VERIFY, category=category, amount=10, effective_from=D(2020, 1, 1), source="test"
    )
    with django_assert_num_queries(1):
        assert rules_for([Stage.VERIFY, Stage.READ], category.pk, D(2026, 1, 1))[Stage.VERIFY].amount == 10


@pytest.mark.django_db
def test_predicate_and_rows_agree_on_what_is_overdue(region):
    today = D(2026, 11, 20)
    for back in range(8):
        make_report(day=today - datetime.timedelta(days=back))
    rows = set(overdue(today).values_list("pk", flat=True))
    assert rows == {clock.pk for clock in Clock.objects.all() if is_overdue(clock, today)}
    assert 0 < len(rows) < Clock.objects.count()


@pytest.mark.django_db
def test_clock_on_its_due_day_is_not_overdue(region):
    report = file_report(day=D(2026, 11, 17)).report
    clock = report.clocks.get(stage=Stage.READ)
    assert not is_overdue(clock, D(2026, 11, 20))
    assert is_overdue(clock, D(2026, 11, 21))
