"""What may be used once, in memory shared by all processes."""

import hashlib
import os

from accounts.once import WAYS, Once


def digest(number):
    return hashlib.sha256(str(number).encode()).digest()


def test_the_first_use_counts_and_every_other_is_refused():
    once = Once(clock=lambda: 1000)
    assert [once.spend(digest(1), until=1600) for _ in range(3)] == [True, False, False]
    assert once.spend(digest(2), until=1600)


def test_what_could_not_be_used_again_is_forgotten():
    now = [1000]
    once = Once(clock=lambda: now[0])
    once.spend(digest(1), until=1600)
    now[0] = 1602
    assert once.spend(digest(1), until=2200)


def test_a_full_set_forgets_what_expires_first():
    once = Once(clock=lambda: 1000, sets=1)
    for number in range(WAYS):
        once.spend(digest(number), until=1600 + number)
    once.spend(digest("one more"), until=1700)
    assert not once.spend(digest(1), until=1601)
    assert once.spend(digest(0), until=1600)


def test_all_processes_know_what_was_spent():
    once = Once(clock=lambda: 1000)
    child = os.fork()
    if child == 0:
        once.spend(digest(1), until=1600)
        os._exit(0)
    os.waitpid(child, 0)
    assert not once.spend(digest(1), until=1600)
