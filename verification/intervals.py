"""How sure a number is: 95 % intervals of shares and medians. Pure functions; counts in, no rows."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

Z = 1.959964  # two-sided 95 % of the normal distribution
FEW = 20  # fewer say too little to be compared


@dataclass(frozen=True)
class Share:
    """`hits` of `n` with the interval of Wilson (1927), which stays inside 0 to 1 and holds for small n. None without any."""

    hits: int
    n: int

    @property
    def is_few(self) -> bool:
        return self.n < FEW

    @property
    def value(self) -> float | None:
        return self.hits / self.n if self.n else None

    @property
    def low(self) -> float:
        return self._wilson(-1)

    @property
    def high(self) -> float:
        return self._wilson(1)

    def _wilson(self, side: int) -> float:
        if self.hits == (0 if side < 0 else self.n):
            return 0.0 if side < 0 else 1.0
        share, square = self.hits / self.n, Z * Z / self.n
        spread = Z * math.sqrt(share * (1 - share) / self.n + square / (4 * self.n))
        return (share + square / 2 + side * spread) / (1 + square)


@dataclass(frozen=True)
class Median:
    """Of `n` values, with the interval between two order statistics (a binomial of one half; no shape is assumed).

    None stands for "longer than is known": the value belongs to what still runs. `n` 0: there is nothing to say.
    """

    n: int
    value: int | None = None
    low: int | None = None
    high: int | None = None

    @property
    def is_few(self) -> bool:
        return self.n < FEW


def median(counts: Iterable[tuple[int | None, int]]) -> Median:
    """Of a histogram of (value, how often); the value None is longer than all others. The lower of two middle values."""
    rows = sorted(counts, key=lambda row: (row[0] is None, row[0] or 0))
    n = sum(often for _, often in rows)
    if not n:
        return Median(0)
    first, last = ranks(n)
    return Median(n, _at(rows, (n + 1) // 2), _at(rows, first), _at(rows, last))


def ranks(n: int) -> tuple[int, int]:
    """First and last, from 1, between which the median lies in 95 of 100 samples; the whole range where n is too small."""
    first = max(math.floor((n - Z * math.sqrt(n)) / 2), 1)
    return first, n + 1 - first


def _at(rows: list[tuple[int | None, int]], rank: int) -> int | None:
    """The value of that rank."""
    seen = 0
    for value, often in rows:
        seen += often
        if seen >= rank:
            return value
    return None
