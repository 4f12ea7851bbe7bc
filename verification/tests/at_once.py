"""Acts of several officers at the same moment: real threads, each with a connection and transactions of its own."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from django.db import connection
from django.http import Http404

from accounts.problems import Problem


def outcome(call):
    """What it returns, or the refusal that it raises."""
    try:
        return call()
    except (Problem, Http404) as refusal:
        return refusal


class Threads:
    """The same few threads for many rounds, so that a round costs no new connection."""

    def __init__(self, pool, size):
        self._pool, self._size = pool, size

    def run(self, calls, delays=None):
        """The outcome of each call. All begin together, then wait for their `delays` in seconds."""
        gate = threading.Barrier(len(calls), timeout=60)

        def one(call, delay):
            gate.wait()
            time.sleep(delay)
            return outcome(call)

        begun = [self._pool.submit(one, *pair) for pair in zip(calls, delays or [0] * len(calls), strict=True)]
        return [future.result(120) for future in begun]

    def close(self):
        self.run([lambda: connection.close()] * self._size)  # the proxy is asked in the thread


def at_once(calls):
    """The outcome of each of a few calls that begin together."""
    with threads(len(calls)) as all_of_them:
        return all_of_them.run(calls)


@contextmanager
def threads(size):
    with ThreadPoolExecutor(size) as pool:
        made = Threads(pool, size)
        try:
            yield made
        finally:
            made.close()
