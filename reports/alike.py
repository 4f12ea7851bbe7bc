"""Which texts and which photos tell of the same: computing on what is in memory at the moment. Nothing of it is kept.

Texts are alike where 85 in 100 of their shingles (three characters in a row) are the same, photos where their sketches of
64 bits differ in at most six (bar.md section 4, control e). Each thing is compared with a bounded number of earlier ones, so
ten thousand near duplicates cost ten thousand times one, not its square.
"""

import heapq
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

SHINGLE = 3
LEAST_LETTERS = 40  # "hałas" and "śmieci na ulicy" are said by everybody
ALIKE = 0.85
MOST_BITS = 6
SKETCH_BYTES = 8
_BITS = SKETCH_BYTES * 8
_PLAIN_BITS = 6  # a sketch with fewer bits of either kind is of a wall or of the night
_SMALLEST = 8  # of two alike texts some of the eight smallest hashes are the same, but for one pair in a million
_MOST_ON_SHELF = 8
_BANDS = MOST_BITS + 1  # six bits cannot spoil seven bands
K = TypeVar("K")
V = TypeVar("V")


def pairs(
    things: Iterable[tuple[K, V]], marks: Callable[[V], Iterable[Hashable]], alike: Callable[[V, V], bool]
) -> Iterator[tuple[K, K]]:
    """Each key with that of an earlier thing that it is like. Only things that share a mark are compared.

    What is like an earlier thing is not compared with later ones: its leader stands for it.
    """
    shelves: dict[Hashable, list[tuple[K, V]]] = defaultdict(list)
    for key, value in things:
        own = list(marks(value))
        leaders = {leader: held for mark in own for leader, held in shelves[mark]}
        found = next((leader for leader, held in leaders.items() if alike(held, value)), None)
        if found is not None:
            yield found, key
            continue
        for mark in own:
            if len(shelves[mark]) < _MOST_ON_SHELF:
                shelves[mark].append((key, value))


def shingles(text: str) -> frozenset[str]:
    """Empty for a text that is too short to say that two people mean the same."""
    plain = " ".join(text.casefold().split())
    if len(plain) < LEAST_LETTERS:
        return frozenset()
    return frozenset(plain[at : at + SHINGLE] for at in range(len(plain) - SHINGLE + 1))


def text_marks(text: frozenset[str]) -> list[Hashable]:
    """The text itself, so that copies always meet, and a few of its shingles in an order that is equal for all texts."""
    return [text, *heapq.nsmallest(_SMALLEST, map(hash, text))]


def same_text(one: frozenset[str], other: frozenset[str]) -> bool:
    shorter, longer = sorted((len(one), len(other)))
    if shorter < ALIKE * longer:
        return False
    shared = len(one & other)
    return shared >= ALIKE * (len(one) + len(other) - shared)


def sketch_number(sketch: bytes) -> int | None:
    """None for a picture of nothing: a wall and another wall are not one thing."""
    number = int.from_bytes(sketch, "big")
    return number if _PLAIN_BITS <= number.bit_count() <= _BITS - _PLAIN_BITS else None


def photo_marks(sketch: int) -> list[Hashable]:
    width = -(-_BITS // _BANDS)
    return [(band, sketch >> band * width & (1 << width) - 1) for band in range(_BANDS)]


def same_photo(one: int, other: int) -> bool:
    return (one ^ other).bit_count() <= MOST_BITS
