"""How sure a number is: against examples worked out by hand and against plain sums of the binomial."""

import math

import pytest

from verification.intervals import FEW, Median, Share, median, ranks


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662), (1, 29, 0.0061, 0.1718)],
)  # fmt: skip
def test_a_share_has_the_interval_of_wilson(hits, n, low, high):
    share = Share(hits, n)
    assert (share.low, share.high) == (pytest.approx(low, abs=5e-4), pytest.approx(high, abs=5e-4))
    assert share.low <= share.value <= share.high


def test_the_interval_solves_the_equation_it_comes_from():
    for n in (1, 7, 40, 1000):
        for hits in range(0, n + 1, max(n // 7, 1)):
            share = Share(hits, n)
            for edge in (share.low, share.high):
                if 0 < edge < 1:
                    assert abs(share.value - edge) == pytest.approx(1.959964 * math.sqrt(edge * (1 - edge) / n))


def test_nothing_counted_says_nothing():
    assert Share(0, 0).value is None
    assert (Share(0, 0).low, Share(0, 0).high) == (0.0, 1.0)
    assert median([]) == Median(0)


def test_few_are_flagged():
    assert [Share(1, n).is_few for n in (FEW - 1, FEW)] == [True, False]
    assert [Median(n).is_few for n in (FEW - 1, FEW)] == [True, False]


@pytest.mark.parametrize("n", [6, 9, 20, 21, 50, 137, 400])
def test_the_ranks_hold_the_median_in_95_of_100_cases(n):
    """The chance that so few values lie below the median, summed without any approximation."""
    first, last = ranks(n)
    assert 1 <= first <= (n + 1) / 2 <= last <= n
    inside = sum(math.comb(n, below) for below in range(first, last)) / 2**n
    assert 0.945 <= inside <= (1 if n < 20 else 0.99)


@pytest.mark.parametrize(
    "values",
    [
        [3],
        [1, 2],
        [5, 1, 1, 9],
        [2] * 30,
        list(range(41)),
        [1, 2, 3, None, None],
        [None, None, 4],
        [0] * 10 + [None] * 11,
    ],
)
def test_a_histogram_gives_what_the_sorted_values_give(values):
    counts = [(value, values.count(value)) for value in set(values)]
    plain = sorted(values, key=lambda value: math.inf if value is None else value)
    first, last = ranks(len(values))
    expected = Median(len(values), plain[(len(values) - 1) // 2], plain[first - 1], plain[last - 1])
    assert median(counts) == expected
