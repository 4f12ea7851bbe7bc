"""The pure parts of the demo: borders, lives, names."""

import datetime
import random

import pytest

from insights.demo.cases import all_cases
from insights.demo.lives import usual_life
from insights.demo.plan import sunflower
from insights.demo.roughen import rough_edge
from insights.demo.shares import HABITS
from insights.demo.shift import shift_cases
from insights.demo.streets import range_in_words
from reports.statuses import REASONS, Status, may_follow

TODAY = datetime.date(2026, 6, 15)
DAYS = {"read": 3, "verify": 5, "eliminate": 30, "reply": 30}


def cases():
    return list(all_cases(TODAY, DAYS.__getitem__))


def test_two_neighbours_get_the_same_border():
    a, b = (0, 0), (9_000, 4_000)
    line = rough_edge(a, b, 1, 1.0)
    assert line == rough_edge(b, a, 1, 1.0)[::-1]
    assert len(line) > 10
    assert (line[0], line[-1]) == (a, b)


def test_a_calm_border_is_straight():
    assert rough_edge((0, 0), (9_000, 0), 1, 0.0) == [(0, 0), (9_000, 0)]


def test_every_step_of_every_life_is_an_allowed_edge_with_its_reason():
    rng = random.Random(1)
    lives = [
        usual_life(TODAY - datetime.timedelta(days=90), habit, 2, TODAY, rng)
        for habit in HABITS.values()
        for _ in range(80)
    ]
    for life in [*lives, *cases(), *(case.life for case in shift_cases(TODAY))]:
        status = Status.NEW
        for step in life.steps:
            assert step.old == status
            if step.kind == "status":
                assert may_follow(step.old, step.new)
                allowed = REASONS[step.old, step.new]
                assert (step.reason in allowed) if allowed else step.reason == ""
                status = step.new
            assert life.filed_on <= step.on <= TODAY


def test_the_cases_show_every_edge_and_every_reason():
    shown = {(step.old, step.new, step.reason) for life in cases() for step in life.steps if step.kind == "status"}
    assert {(old, new, reason) for (old, new), reasons in REASONS.items() for reason in reasons} <= shown
    kinds = {step.kind for life in cases() for step in life.steps}
    assert kinds == {"status", "objection", "refusal"}


def test_nothing_has_happened_after_today():
    rng = random.Random(2)
    recent = [usual_life(TODAY, habit, 1, TODAY, rng) for habit in HABITS.values() for _ in range(20)]
    assert all(step.on <= TODAY for life in recent for step in life.steps)
    assert Status.NEW in {life.status for life in recent}


def test_the_shares_add_up():
    assert sum(habit.share for habit in HABITS.values()) == pytest.approx(1, abs=0.02)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (0, 1, "ul. Polna"),
        (0, 0.5, "ul. Polna od 1 do 50"),
        (0.5, 1, "ul. Polna od 51 do końca"),
        (0.2, 0.4, "ul. Polna od 21 do 40"),
    ],
)
def test_ranges_are_written_as_people_do(start, end, words):
    assert range_in_words("ul. Polna", 1, 100, start, end) == words


def test_points_of_a_town_lie_apart():
    class Middle:
        x = y = 0.0

    points = sunflower(Middle(), 32, 7_500)
    assert len({(round(x), round(y)) for x, y in points}) == 32
