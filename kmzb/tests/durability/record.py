"""What everybody did and what they were told, while it happens: the only thing that the checker believes."""

import itertools
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

LETTERS = "bcdfghjklm"


@dataclass
class Operation:
    """One report somebody wants to send. `mark` is in its description and in no other; unknown until an answer came."""

    mark: str
    outcome: str = "unknown"  # ok | fail | unknown
    receipt: str = ""
    has_photo: bool = False


class Record:
    def __init__(self) -> None:
        self.operations: list[Operation] = []
        self.statuses: Counter = Counter()
        self._numbers = itertools.count(1)
        self._news = threading.Condition()

    def invoke(self, *, has_photo: bool = False) -> Operation:
        number = f"{next(self._numbers):06d}"
        operation = Operation("znak" + "".join(LETTERS[int(digit)] for digit in number), has_photo=has_photo)
        with self._news:
            self.operations.append(operation)
        return operation

    def told(self, status: int) -> None:
        """0: no answer at all."""
        with self._news:
            self.statuses[status] += 1
            self._news.notify_all()

    def end(self, operation: Operation, outcome: str, receipt: str = "") -> None:
        with self._news:
            operation.outcome, operation.receipt = outcome, receipt
            self._news.notify_all()

    def of(self, outcome: str) -> list[Operation]:
        return [one for one in self.operations if one.outcome == outcome]

    def wait_for_more(self, count: int) -> None:
        """Until so many more reports were acknowledged."""
        wanted = len(self.of("ok")) + count
        self.wait_until(lambda: len(self.of("ok")) >= wanted)

    def wait_for_trouble(self) -> None:
        """Until one more visitor was told 503, or nothing."""
        before = self.statuses[503] + self.statuses[0]
        self.wait_until(lambda: self.statuses[503] + self.statuses[0] > before)

    def wait_until(self, is_so: Callable[[], bool], seconds: float = 120) -> None:
        with self._news:
            if not self._news.wait_for(is_so, seconds):
                raise AssertionError(f"nothing came in {seconds} s: {self.statuses}")
