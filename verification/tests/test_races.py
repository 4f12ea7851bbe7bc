"""Three acts on one report at the same moment, whatever they are: some order of them explains what everybody was told.

Verdicts, visits, pauses, hiding, residents' acts, and an account that is closed meanwhile, on real connections.
"""

import copy
import datetime
import itertools
import random

import pytest
from django.utils import timezone

from accounts.models import User
from verification.tests.at_once import threads
from verification.tests.living import DAY, ROLES, Lived

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.long]
ACTS, AT_ONCE, ROUNDS_OF_A_LIFE = 10_000, 3, 15
SEED = 20_261_122


def explained(lived, acts, words):
    """The model after an order of the acts in which everybody is told the same, with the same rows at the end; or None."""
    real, serving = lived.real(), lived.serving()
    for order in itertools.permutations(range(len(acts))):
        tried = copy.deepcopy(lived.life)
        same = all(acts[number].model(tried) == words[number] for number in order)
        if same and lived.expected(tried) == real and set(tried.people) == serving:
            return tried
    return None


def one_round(lived, together, at):
    acts = [lived.next_act(at + number * datetime.timedelta(milliseconds=1)) for number in range(AT_ONCE)]
    delays = [lived.chance.uniform(0, 0.003) for _ in acts]
    words = together.run([act.does for act in acts], delays)
    after = explained(lived, acts, words)
    assert after is not None, "\n".join([str(lived.real()), str(lived.expected()), *lived.acts, str(words)])
    lived.life = after
    return words


def test_ten_thousand_acts_at_once_end_as_some_order_of_them_would(cast, region):
    told, filed = [], timezone.localdate() - 4 * DAY
    with threads(AT_ONCE) as together:
        for seed in range(SEED, SEED + -(-ACTS // (AT_ONCE * ROUNDS_OF_A_LIFE))):
            chance = random.Random(seed)
            lived = Lived(cast, region.partner, filed, chance.random() < 0.5, chance)
            for _ in range(ROUNDS_OF_A_LIFE):
                told += one_round(lived, together, timezone.localtime())
            User.objects.filter(username__in=ROLES).update(is_active=True)
    assert len(told) >= ACTS
    assert {"done", "stale_status", "not_found", "forbidden", "evidence_missing"} <= set(told)
