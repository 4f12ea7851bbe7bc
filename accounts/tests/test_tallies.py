"""Counting by name over a sliding hour."""

from accounts.tallies import Tallies


def make(cells=4096):
    now = [7200.0]
    return Tallies(clock=lambda: now[0], cells=cells), now


def test_each_name_is_counted_by_itself():
    tallies, _ = make()
    assert [tallies.count("one") for _ in range(3)] == [1, 2, 3]
    assert tallies.count("two") == 1


def test_an_hour_fades():
    tallies, now = make()
    for _ in range(10):
        tallies.count("one")
    now[0] += 3600 + 1800
    assert tallies.count("one") == 1 + 10 / 2
    now[0] += 2 * 3600
    assert tallies.count("one") == 1


def test_a_count_is_never_too_low_however_many_names_there_are():
    tallies, _ = make(cells=64)
    for number in range(500):
        tallies.count(f"other {number}")
    assert [tallies.count("one") >= times for times in range(1, 6)] == [True] * 5


def test_few_names_share_both_cells():
    tallies, _ = make(cells=65_536)
    too_high = sum(tallies.count(f"name {number}") > 1 for number in range(5_000))
    assert too_high < 150
