"""Due days against an independent calendar: thousands of starts around every day on which somebody has gone wrong."""

import datetime

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from reports.deadlines import add_days, is_working_day, today
from reports.tests import calendar_oracle as oracle

D, DAY = datetime.date, datetime.timedelta(days=1)
YEARS = range(2016, 2036)
AMOUNTS = (1, 3, 5, 30)


def starts(year):
    """Around Easter, Corpus Christi, both changes of the clock, Christmas, the year's end, the leap day, the fixed days."""
    easter = oracle.easter(year)
    middles = [easter, easter + 60 * DAY, oracle.last_sunday(year, 3), oracle.last_sunday(year, 10), D(year, 12, 25)]
    middles += [D(year, 12, 31), D(year, 2, 28), D(year, 5, 2), D(year, 8, 15), D(year, 11, 11), D(year, 1, 6)]
    return sorted({middle + n * DAY for middle in middles for n in range(-3, 3)})


CASES = [
    (start, amount, kind)
    for year in YEARS
    for start in starts(year)
    for amount in AMOUNTS
    for kind in ("calendar", "working")
]


def test_every_due_day_is_the_one_of_the_oracle():
    wrong = [case for case in CASES if add_days(*case) != oracle.due(*case)]
    assert wrong == []
    assert len(CASES) >= 2_000 * 4


def test_the_days_on_which_somebody_has_gone_wrong_are_among_the_starts():
    named = [D(2026, 10, 25), D(2027, 3, 28), D(2027, 10, 31), D(2028, 2, 29), D(2027, 3, 28), D(2027, 5, 27)]
    named += [D(2024, 12, 24), D(2025, 12, 24), D(2026, 12, 31)]
    assert set(named) <= {start for start, _, _ in CASES}


def test_every_day_of_twenty_years_is_free_or_not_as_the_law_says():
    days = [D(2016, 1, 1) + n * DAY for n in range(20 * 365 + 5)]
    assert [day for day in days if is_working_day(day) == oracle.is_free(day)] == []
    assert sum(map(oracle.is_free, days)) > 2_000


@pytest.mark.parametrize(
    ("day", "free"),
    [(D(2024, 12, 24), False), (D(2025, 12, 24), True), (D(2018, 11, 12), True), (D(2019, 11, 12), False),
     (D(2011, 1, 6), True), (D(2010, 1, 6), False), (D(2027, 3, 29), True), (D(2027, 5, 27), True)],
)  # fmt: skip
def test_the_oracle_knows_the_days_that_people_remember(day, free):
    assert oracle.is_free(day) is free


def test_today_is_the_day_on_the_wall_in_warsaw():
    instants = [
        datetime.datetime(year, month, day.day, hour, minute, tzinfo=datetime.UTC)
        for year in (2024, 2025, 2026, 2027)
        for month, day in ((3, oracle.last_sunday(year, 3)), (10, oracle.last_sunday(year, 10)), (12, D(year, 12, 31)))
        for hour in (0, 1, 21, 22, 23)
        for minute in (0, 59)
    ]
    wrong = []
    for instant in instants:
        with time_machine.travel(instant, tick=False):
            if today() != oracle.warsaw_day(instant):
                wrong.append(instant)
    assert wrong == []
    assert len({oracle.warsaw_day(instant) - instant.date() for instant in instants}) == 2


@given(
    st.dates(D(2016, 1, 1), D(2035, 6, 30)),
    st.integers(1, 40),
    st.sampled_from(["calendar", "working"]),
    st.lists(st.tuples(st.integers(-3, 60), st.integers(0, 40)), max_size=4),
)
def test_a_clock_with_pauses_ends_where_the_oracle_says(start, amount, kind, spans):
    pauses = [(start + first * DAY, start + (first + length - 1) * DAY) for first, length in spans]
    assert add_days(start, amount, kind, pauses) == oracle.due_with_pauses(start, amount, kind, pauses)
