"""Counting by name over a sliding hour, in memory that all processes of one server share, for more names than a table holds.

A name has two cells, shared with others by chance; the smaller count is told. So it is never too low, and too high only
where both cells are shared. Names are hashed under a key of this start: nothing can be read back from the memory.
"""

import hashlib
import os
import struct
import time
from collections.abc import Callable, Iterable

from accounts.counters import SharedMemory

CELLS = 65_536
HOUR = 3600


class Tallies:
    _cell = struct.Struct("=III")  # number of the hour, hits in it, hits in the hour before

    def __init__(self, clock: Callable[[], float] = time.monotonic, cells: int = CELLS) -> None:
        self._clock = clock
        self._cells = cells
        self._key = os.urandom(16)
        self._memory = SharedMemory(cells * self._cell.size)

    def count(self, name: str) -> float:
        """Counts one and returns the hits of the last hour, this one among them."""
        hour, into = divmod(self._clock(), HOUR)
        with self._memory.locked() as data:
            return min(self._hit(data, cell, int(hour), into) for cell in self._places(name))

    def told(self, names: Iterable[str]) -> float:
        """Hits of the last hour of all these names together, counting none."""
        hour, into = divmod(self._clock(), HOUR)
        with self._memory.locked() as data:
            return sum(min(self._hits(data, cell, int(hour), into) for cell in self._places(name)) for name in names)

    def clear(self) -> None:
        with self._memory.locked() as data:
            data[:] = bytes(len(data))

    def _places(self, name: str) -> set[int]:
        digest = hashlib.blake2b(name.encode(), key=self._key, digest_size=16).digest()
        return {int.from_bytes(half) % self._cells for half in (digest[:8], digest[8:])}

    def _hit(self, data: memoryview, cell: int, hour: int, into: float) -> float:
        now, before = self._held(data, cell, hour)
        self._cell.pack_into(data, cell * self._cell.size, hour, now + 1, before)
        return now + 1 + before * (1 - into / HOUR)

    def _hits(self, data: memoryview, cell: int, hour: int, into: float) -> float:
        now, before = self._held(data, cell, hour)
        return now + before * (1 - into / HOUR)

    def _held(self, data: memoryview, cell: int, hour: int) -> tuple[int, int]:
        stored, now, before = self._cell.unpack_from(data, cell * self._cell.size)
        return {0: (now, before), 1: (0, now)}.get(hour - stored, (0, 0))
