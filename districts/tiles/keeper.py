"""From the disk where a tile is kept, from the source where it is not; a source that fails is left alone for a while.

One fetch for one tile in a worker however many ask, few fetches at once, so that a slow source never takes the threads
that pages need.
"""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator

from districts.tiles.source import NoSuchTile, SourceFailed
from districts.tiles.store import TileStore

Key = tuple[int, int, int]
AT_ONCE = 2
WAIT_SECONDS = 2
FAILED_SECONDS, MISSING_SECONDS = 30, 3_600
MOST_REMEMBERED = 5_000
FAILURES_IN_A_ROW = 4
REST_SECONDS = 30


class Keeper:
    """`fetch` raises `SourceFailed` or `NoSuchTile`."""

    def __init__(self, store: TileStore, fetch: Callable[[int, int, int], bytes]) -> None:
        self.store, self.fetch = store, fetch
        self._absent: dict[Key, float] = {}  # until when nobody asks for it again
        self._turns: dict[Key, threading.Lock] = {}
        self._slots = threading.BoundedSemaphore(AT_ONCE)
        self._failures, self._resting_until = 0, 0.0

    def kept(self, key: Key) -> bytes | None:
        found = self.store.read(*key)
        return found.body if found and found.is_fresh else None

    def tile(self, key: Key) -> bytes | None:
        """The picture; an outdated one rather than none; None where the source has none or fails."""
        with self._turn(key):
            found = self.store.read(*key)
            if found and found.is_fresh:
                return found.body
            return self._fetched(key) or (found.body if found else None)

    @contextlib.contextmanager
    def _turn(self, key: Key) -> Iterator[None]:
        lock = self._turns.setdefault(key, threading.Lock())
        try:
            with lock:
                yield
        finally:
            self._turns.pop(key, None)

    def _fetched(self, key: Key) -> bytes | None:
        now = time.monotonic()
        if now < self._resting_until or now < self._absent.get(key, 0):
            return None
        if not self._slots.acquire(timeout=WAIT_SECONDS):
            return None
        try:
            body = self.fetch(*key)
        except NoSuchTile:
            self._failures = 0
            self._remember(key, MISSING_SECONDS)
            return None
        except SourceFailed:
            self._failed(key)
            return None
        finally:
            self._slots.release()
        self._failures = 0
        self.store.write(*key, body)
        return body

    def _failed(self, key: Key) -> None:
        self._remember(key, FAILED_SECONDS)
        self._failures += 1
        if self._failures >= FAILURES_IN_A_ROW:
            self._failures = 0
            self._resting_until = time.monotonic() + REST_SECONDS

    def _remember(self, key: Key, seconds: float) -> None:
        if len(self._absent) >= MOST_REMEMBERED:
            self._absent.clear()
        self._absent[key] = time.monotonic() + seconds
