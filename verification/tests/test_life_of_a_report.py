"""Random lives of reports, step by step beside a small model: statuses, clocks, rights, trail and queue agree after each."""

import random

import pytest
import time_machine

from accounts.models import User
from reports.models import Report
from reports.tests.factories import make_report
from verification.tests.life_table import EDGES
from verification.tests.living import DAY, ROLES, Lived, evening, some_day

pytestmark = pytest.mark.django_db
STEPS, STEPS_OF_THE_LONG_RUN = 1_000, 10_000
STEPS_OF_A_LIFE = 100
LOOKED_AT = 20  # every twentieth step is seen through the queue and the resident's eyes too
SEED = 20_261_122


def live(lived, on, steps):
    """Asserts after each step."""
    chance = lived.chance
    for step in range(steps):
        at = evening(on, step)
        with time_machine.travel(at, tick=False):
            act = lived.next_act(at)
            told = act.does()
            assert told == act.model(lived.life), "\n".join(lived.acts)
            compare(lived, told)
            if step % LOOKED_AT == 0:
                who = chance.choice(list(ROLES))
                merge(lived, into=lived.other if chance.random() < 0.1 else None)
                assert lived.seen_by(who, on) == lived.expected_by(who, on), "\n".join(lived.acts)
                merge(lived, into=None)
        on += chance.choice([0, 0, 0, 0, 1, 1, 2, 5, 14]) * DAY


def compare(lived, told):
    story = "\n".join(lived.acts)
    if told != "done":
        assert lived.size() == lived.expected_size(), story
        return
    assert lived.real() == lived.expected(), story
    assert lived.offered() == {who: lived.life.targets(who) for who in lived.life.people}, story


def merge(lived, into):
    """For a look at who sees it; what may be done with a merged report is `test_merging`'s."""
    lived.life.merged = into is not None
    Report.objects.filter(pk=lived.place.pk).update(merged_into=into)


def walk(cast, region, steps):
    """The edges that were taken."""
    taken, other = set(), make_report()
    for seed in range(SEED, SEED + steps // STEPS_OF_A_LIFE):
        chance, on = random.Random(seed), some_day(seed)
        lived = Lived(cast, region.partner, on, chance.random() < 0.5, chance)
        lived.other = other
        live(lived, on, STEPS_OF_A_LIFE)
        taken.update(row[:2] for row in lived.life.trail)
        User.objects.update(is_active=True)
    return taken


def test_a_thousand_random_steps_agree_with_the_model_and_take_every_edge(cast, region):
    assert walk(cast, region, STEPS) == set(EDGES)


@pytest.mark.long
def test_ten_thousand_random_steps_agree_with_the_model(cast, region):
    assert walk(cast, region, STEPS_OF_THE_LONG_RUN) == set(EDGES)
