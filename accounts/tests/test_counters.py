import os
import signal

import pytest

from accounts.counters import BUCKETS, NAMES, Counters, SharedMemory, seconds_to_wait


class Clock:
    def __init__(self, now=6000.0):
        self.now = now

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def counters(clock):
    return Counters(clock)


def test_as_many_hits_as_the_limit_pass_and_the_next_is_told_when_to_come_back(counters):
    assert [counters.hit("receipts", 7, 10) for _ in range(10)] == [0] * 10
    assert 1 <= counters.hit("receipts", 7, 10) <= 120


def test_a_refused_hit_does_not_count(counters, clock):
    for _ in range(100):
        counters.hit("receipts", 7, 10)
    clock.now += 120
    assert counters.hit("receipts", 7, 10) == 0


def test_waiting_the_told_seconds_is_enough(counters, clock):
    clock.now += 13.7
    for _ in range(10):
        counters.hit("receipts", 7, 10)
    clock.now += counters.hit("receipts", 7, 10)
    assert counters.hit("receipts", 7, 10) == 0


def test_the_turn_of_a_minute_does_not_double_the_limit(counters, clock):
    clock.now += 59.9
    for _ in range(10):
        counters.hit("receipts", 7, 10)
    clock.now += 0.2
    assert sum(counters.hit("receipts", 7, 10) == 0 for _ in range(10)) <= 1


def test_names_and_buckets_are_counted_apart(counters):
    assert counters.hit("receipts", 7, 1) == 0
    assert counters.hit("reports", 7, 1) == 0
    assert counters.hit("receipts", 8, 1) == 0
    assert counters.hit("receipts", 7, 1) > 0


def test_clearing_forgets_everything(counters):
    counters.hit("receipts", 7, 1)
    counters.clear()
    assert counters.hit("receipts", 7, 1) == 0


def test_a_limit_of_none_lets_nobody_through(counters):
    assert counters.hit("receipts", 7, 0) == 60


@pytest.mark.parametrize("bucket", [-1, BUCKETS])
def test_a_bucket_outside_the_range_is_an_error(counters, bucket):
    with pytest.raises(ValueError, match="bucket"):
        counters.hit("receipts", bucket, 1)


def test_the_number_of_names_is_bounded(counters):
    for number in range(NAMES):
        counters.hit(f"limit {number}", 0, 1)
    with pytest.raises(ValueError, match="names"):
        counters.hit("one more", 0, 1)


def test_the_wait_is_never_shorter_than_a_second():
    waits = [
        seconds_to_wait(now, before, 10, into) for now in range(11) for before in range(11) for into in (0, 30, 59.99)
    ]
    assert all(wait >= 1 for wait in waits if wait)


def in_child(action):
    """Runs the action in a forked process and waits for its end."""
    child = os.fork()
    if child == 0:
        action()
        os._exit(0)
    os.waitpid(child, 0)


def test_hits_of_another_process_count(counters):
    in_child(lambda: counters.hit("receipts", 7, 2))
    assert counters.hit("receipts", 7, 2) == 0
    assert counters.hit("receipts", 7, 2) > 0


def test_a_process_killed_while_it_holds_the_lock_does_not_block_the_others():
    memory = SharedMemory(8)

    def die_with_the_lock():
        with memory.locked():
            os.kill(os.getpid(), signal.SIGKILL)

    in_child(die_with_the_lock)
    with memory.locked() as data:
        assert len(data) == 8
