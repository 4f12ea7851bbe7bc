"""The boxes over a photo as a form: numbers in percent, so that no mouse is needed. Kept as typed, whatever is wrong."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from accounts.problems import Problem
from verification.services.redact import MOST_BOXES, Box

SIDES = ("left", "top", "width", "height")
SPARE = 2  # empty rows under those that are filled
_PERCENT = re.compile(r"[0-9]{1,3}([.,][0-9])?")


@dataclass(frozen=True)
class BoxesForm:
    """Rows of four texts, in the order of `SIDES`. `says_nothing`: the officer looked and found nothing to cover."""

    rows: tuple[tuple[str, ...], ...]
    says_nothing: bool = False

    @classmethod
    def showing(cls, boxes: Sequence[Sequence[int]]) -> "BoxesForm":
        filled = [tuple(f"{side / 10:g}" for side in box) for box in boxes]
        spare = min(SPARE, MOST_BOXES - len(filled))
        return cls((*filled, *[("",) * 4] * spare))

    @classmethod
    def of(cls, post: QueryDict) -> "BoxesForm":
        columns = [post.getlist(side)[: MOST_BOXES + 1] for side in SIDES]
        return cls(tuple(zip(*columns, strict=False)), post.get("nothing") == "1")

    def boxes(self) -> list[Box]:
        """Without the empty rows. Raises `Problem` 422: a row that is not four numbers, no box and not a word why."""
        filled = [row for row in self.rows if any(text.strip() for text in row)]
        if not filled and not self.says_nothing:
            raise Problem(fields={"boxes": "box_missing"})
        return [self._box(row) for row in filled]

    @staticmethod
    def _box(row: tuple[str, ...]) -> Box:
        texts = [text.strip() for text in row]
        if not all(_PERCENT.fullmatch(text) for text in texts):
            raise Problem(fields={"boxes": "box_outside"})
        left, top, width, height = (round(float(text.replace(",", ".")) * 10) for text in texts)
        return left, top, width, height

    def drawn(self) -> list[Box]:
        """Those that can be drawn over the picture."""
        try:
            return self.boxes()
        except Problem:
            return []
