"""Colours of the product as numbers: what `static/css/tokens.css` says, and the contrast of each pair that is used.

The style page prints the pairs, a test holds them. Knows WCAG 2.2 contrast, no models, no pages.
"""

import re
from dataclasses import dataclass

from django.contrib.staticfiles import finders

LIGHT, DARK = "light", "dark"
_TOKEN = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{6});")
READ, WRITTEN, DRAWN = 7.0, 4.5, 3.0  # body text, any text, edges of controls and marks

# Ink, paper, the least contrast. Everything that is read on a page, drawn on it or shows the focus.
PAIRS: tuple[tuple[str, str, float], ...] = (
    *((ink, paper, READ) for ink in ("text", "text-soft", "heading", "link") for paper in ("surface", "surface-soft")),
    *(("text", paper, READ) for paper in ("notice-surface", "error-surface", "good-surface")),
    ("link", "notice-surface", READ),
    ("link", "error-surface", READ),
    ("link", "good-surface", READ),
    ("error", "surface", READ),
    ("error", "error-surface", READ),
    ("error", "surface-soft", WRITTEN),
    ("good", "surface", READ),
    ("good", "surface-soft", WRITTEN),
    ("good", "good-surface", WRITTEN),
    ("on-navy", "navy", READ),
    ("on-navy", "navy-deep", READ),
    ("on-navy-soft", "navy", READ),
    ("on-accent", "accent", READ),
    ("on-accent", "accent-hover", READ),
    ("map-label", "map-land", READ),
    ("mark-letter", "mark-confirmed", WRITTEN),
    ("mark-letter", "mark-eliminated", WRITTEN),
    ("mark-letter", "mark-referred", WRITTEN),
    ("mark-letter", "mark-unconfirmed", WRITTEN),
    ("mark-letter", "mark-hoax", WRITTEN),
    ("mark-new", "mark-paper", WRITTEN),
    ("mark-verifying-ink", "mark-verifying", WRITTEN),
    ("mark-verifying-ink", "mark-paper", WRITTEN),
    *(("line-strong", paper, DRAWN) for paper in ("surface", "surface-soft")),
    *(("focus", paper, DRAWN) for paper in ("surface", "surface-soft", "notice-surface", "map-land")),
    *(("focus-on-navy", paper, DRAWN) for paper in ("navy", "navy-deep")),
    *(("accent", paper, DRAWN) for paper in ("navy", "navy-deep")),
    ("notice-line", "surface", DRAWN),
    ("map-line", "map-land", DRAWN),
)


@dataclass(frozen=True)
class Pair:
    """Ink on paper, with the two colours of each theme."""

    ink: str
    paper: str
    least: float
    in_light: tuple[str, str]
    in_dark: tuple[str, str]

    @property
    def light(self) -> float:
        return contrast(*self.in_light)

    @property
    def dark(self) -> float:
        return contrast(*self.in_dark)

    @property
    def holds(self) -> bool:
        return min(self.light, self.dark) >= self.least


def themes() -> dict[str, dict[str, str]]:
    """Every token with a plain colour, per theme; the dark one repeats only what differs."""
    with open(str(finders.find("css/tokens.css")), encoding="utf-8") as file:
        plain, _, rest = file.read().partition("@media (prefers-color-scheme: dark)")
    light = dict(_TOKEN.findall(plain))
    return {LIGHT: light, DARK: light | dict(_TOKEN.findall(rest.partition("@media")[0]))}


def pairs() -> list[Pair]:
    known = themes()
    light, dark = known[LIGHT], known[DARK]
    return [
        Pair(ink, paper, least, (light[ink], light[paper]), (dark[ink], dark[paper])) for ink, paper, least in PAIRS
    ]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, rounded down to one place: a pair never looks better than it is."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return int((brighter + 0.05) / (darker + 0.05) * 10) / 10


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
