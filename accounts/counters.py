"""Counting in memory that the worker processes of one server share: rate limits that never touch a disk.

The memory is made when the module is loaded, so the server must load the application before it forks. A process that
dies holding the lock gives it back: the kernel drops record locks with the process. Restarting forgets everything.
Knows nothing of addresses: the edge hands out buckets, `reports.limits` names the limits.
"""

import contextlib
import ctypes
import fcntl
import math
import mmap
import os
import struct
import threading
import time
from collections.abc import Callable, Iterator

BUCKETS = 256
NAMES = 32
WINDOW_SECONDS = 60


class SharedMemory:
    """`size` bytes in `data`, the same for all processes forked after it was made, kept out of swap where possible."""

    def __init__(self, size: int) -> None:
        self._file = os.memfd_create("kmzb")
        os.ftruncate(self._file, size)
        self.data = mmap.mmap(self._file, size)
        self._threads = threading.Lock()
        start = ctypes.addressof(ctypes.c_char.from_buffer(self.data))
        ctypes.CDLL(None).mlock(ctypes.c_void_p(start), ctypes.c_size_t(size))

    @contextlib.contextmanager
    def locked(self) -> Iterator[mmap.mmap]:
        with self._threads:
            fcntl.lockf(self._file, fcntl.LOCK_EX)
            try:
                yield self.data
            finally:
                fcntl.lockf(self._file, fcntl.LOCK_UN)


class Counters:
    """Hits per name and bucket over a sliding minute: the minute before weighs in by the share of it still in view."""

    _name = struct.Struct("32s")
    _cell = struct.Struct("=QII")  # number of the minute, hits in it, hits in the minute before

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._cells_at = NAMES * self._name.size
        self._memory = SharedMemory(self._cells_at + NAMES * BUCKETS * self._cell.size)

    def hit(self, name: str, bucket: int, limit: int) -> int:
        """Counts one hit and returns 0, or refuses it and returns the seconds after which the next one is allowed."""
        minute, into = divmod(self._clock(), WINDOW_SECONDS)
        with self._memory.locked() as data:
            at, now, before = self._read(data, name, bucket, int(minute))
            wait = seconds_to_wait(now, before, limit, into)
            self._cell.pack_into(data, at, int(minute), now + (wait == 0), before)
        return wait

    def rate(self, name: str, bucket: int) -> float:
        """Hits of the sliding minute, counting none."""
        minute, into = divmod(self._clock(), WINDOW_SECONDS)
        with self._memory.locked() as data:
            _, now, before = self._read(data, name, bucket, int(minute))
        return before * (1 - into / WINDOW_SECONDS) + now

    def clear(self) -> None:
        with self._memory.locked() as data:
            data[:] = bytes(len(data))

    def _read(self, data: mmap.mmap, name: str, bucket: int, minute: int) -> tuple[int, int, int]:
        """Where the cell is, its hits in this minute and in the one before. Called with the lock held."""
        if not 0 <= bucket < BUCKETS:
            raise ValueError(f"bucket {bucket} is not one of {BUCKETS}")
        at = self._cells_at + (self._row(data, name) * BUCKETS + bucket) * self._cell.size
        stored, now, before = self._cell.unpack_from(data, at)
        return at, *{0: (now, before), 1: (0, now)}.get(minute - stored, (0, 0))

    def _row(self, data: mmap.mmap, name: str) -> int:
        """The place of a name, taken at its first use. Called with the lock held."""
        wanted = name.encode()
        for row in range(NAMES):
            held = self._name.unpack_from(data, row * self._name.size)[0].rstrip(b"\0")
            if held == wanted:
                return row
            if not held:
                self._name.pack_into(data, row * self._name.size, wanted)
                return row
        raise ValueError(f"more than {NAMES} names of limits")


def seconds_to_wait(now: int, before: int, limit: int, into: float) -> int:
    """How long until one more hit fits; 0 if it does already. `into` is the part of the current minute that is over."""
    if limit <= 0:
        return WINDOW_SECONDS
    if before * (1 - into / WINDOW_SECONDS) + now + 1 <= limit:
        return 0
    if now + 1 <= limit:  # waiting for the minute before to fade
        return math.ceil(WINDOW_SECONDS * (1 - (limit - now - 1) / before) - into) or 1
    return math.ceil(WINDOW_SECONDS - into + WINDOW_SECONDS * max(0.0, 1 - (limit - 1) / now)) or 1


COUNTERS = Counters()
