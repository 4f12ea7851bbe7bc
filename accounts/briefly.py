"""Remembers for a few seconds, in each process, what changes by days and is asked for with every request.

Only for rows that are read and never written through: what somebody changes is seen everywhere within `SECONDS`.
"""

import functools
import time
from collections.abc import Callable
from typing import TypeVar

SECONDS = 5  # 0 remembers nothing
MOST = 1_000  # answers of one function
T = TypeVar("T")


def briefly(function: Callable[..., T]) -> Callable[..., T]:
    """For functions whose arguments can be keys of a dictionary. Errors are not remembered."""
    known: dict[tuple, tuple[float, T]] = {}

    @functools.wraps(function)
    def remembered(*args: object) -> T:
        now = time.monotonic()
        until, answer = known.get(args, (0.0, None))
        if until <= now:
            answer = function(*args)
            if len(known) >= MOST:
                known.clear()
            known[args] = (now + SECONDS, answer)
        return answer

    return remembered
