"""Straight borders made to look like borders. Pure: the same two ends give the same line, whoever asks.

Neighbours share an edge; since the line depends on its ends alone, both get the same one: no gaps, no overlaps.
"""

import random

XY = tuple[int, int]
SHORTEST_M = 700  # pieces shorter than this stay straight
WIDTH = 0.16  # largest sideways step, as a part of the piece


def rough_edge(start: XY, end: XY, seed: int, strength: float) -> list[XY]:
    """Points from `start` to `end`, both included. `strength` 1 is the usual roughness, 0 a straight line."""
    low, high = min(start, end), max(start, end)
    rng = random.Random(f"{seed}:{low}:{high}")  # noqa: S311 - shapes of a demo
    line = [low, *_between(low, high, rng, strength), high]
    return line if start == low else line[::-1]


def _between(a: XY, b: XY, rng: random.Random, strength: float) -> list[XY]:
    across, up = b[0] - a[0], b[1] - a[1]
    if across * across + up * up < SHORTEST_M * SHORTEST_M or strength == 0:
        return []
    aside = rng.uniform(-WIDTH, WIDTH) * strength
    along = rng.uniform(0.4, 0.6)
    middle = (round(a[0] + along * across - aside * up), round(a[1] + along * up + aside * across))
    return [*_between(a, middle, rng, strength * 0.85), middle, *_between(middle, b, rng, strength * 0.85)]


def rough_ring(corners: list[XY], seed: int, strengths: dict[frozenset, float]) -> list[XY]:
    """A closed ring; `strengths` weakens single edges (by their two ends)."""
    ring: list[XY] = []
    for start, end in zip(corners, [*corners[1:], corners[0]], strict=True):
        ring += rough_edge(start, end, seed, strengths.get(frozenset((start, end)), 1.0))[:-1]
    return [*ring, ring[0]]
