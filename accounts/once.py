"""What may be used once, remembered in memory that all processes of one server share, and only while it could be used again.

Restarting forgets it, so it is for things that expire within minutes. A set that is full of things still valid forgets
the one that expires first.
"""

import struct
import time
from collections.abc import Callable

from accounts.counters import SharedMemory

SETS = 16_384
WAYS = 8


class Once:
    _slot = struct.Struct("=QI")  # 8 bytes of the digest, second in which it expires

    def __init__(self, clock: Callable[[], float] = time.time, sets: int = SETS) -> None:
        self._clock = clock
        self._sets = sets
        self._memory = SharedMemory(sets * WAYS * self._slot.size)

    def spend(self, digest: bytes, until: float) -> bool:
        """True the first time, False for what was spent before. `digest` has 16 bytes or more and is evenly spread."""
        wanted = int.from_bytes(digest[:8]) or 1
        first = int.from_bytes(digest[8:16]) % self._sets * WAYS
        places = [(first + way) * self._slot.size for way in range(WAYS)]
        with self._memory.locked() as data:
            held = [(*self._slot.unpack_from(data, at), at) for at in places]
            if any(known == wanted and ends >= self._clock() for known, ends, _ in held):
                return False
            soonest = min(held, key=lambda slot: slot[1])
            self._slot.pack_into(data, soonest[2], wanted, int(until) + 1)
        return True

    def clear(self) -> None:
        with self._memory.locked() as data:
            data[:] = bytes(len(data))
