"""Words over open reports: read, opened and compared in memory for one request. Nothing of it is kept, here or elsewhere."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import BinaryField, ExpressionWrapper, F, FloatField, Func, QuerySet
from django.utils.translation import get_language

from accounts.problems import Problem
from accounts.text import flaw_of, folded, says_something
from districts.addresses.nearest import nearest_streets
from reports.models import Report
from reports.sealed import open_texts

MOST_LETTERS = 100
FEWEST_LETTERS = 2
MOST_REPORTS = 5_000  # the most urgent ones
_NUMBER = re.compile(r"[0-9a-f]{8,32}")  # the beginning of the number of a report, without dashes


@dataclass(frozen=True)
class Found:
    """Keys of reports. `is_cut`: there are more than `MOST_REPORTS`, and the least urgent were not looked at.

    `streets` are those that had to be looked for, by key.
    """

    keys: list[int]
    is_cut: bool
    streets: dict[int, str]


@dataclass
class _Row:
    """What a search needs of a report: `missing` are the words that were not found in it yet. `x`, `y` as of a point."""

    key: int
    sealed: bytes
    x: float
    y: float
    missing: list[str]

    def look_in(self, text: str) -> None:
        self.missing = [word for word in self.missing if word not in text]


def asked_words(text: str) -> list[str]:
    """Raises `Problem` 422 at the field `q`."""
    flaw = flaw_of(text, MOST_LETTERS)
    if flaw:
        raise Problem(fields={"q": flaw})
    words = [word for word in folded(text).split() if says_something(word)]
    if sum(map(len, words)) < FEWEST_LETTERS:
        raise Problem(fields={"q": "search_too_short"})
    return words


def search(reports: QuerySet[Report], words: list[str]) -> Found:
    """Those in which each word stands: in the category, the beat, the resident's words, the nearest street; or the number.

    `reports` has `due_on` and is in scope already: whoever may find a report may read it. Two queries. A text is
    opened only where a word is still missing, and a street is looked for after that.
    """
    rows = list(_rows(reports, words))
    looked_at = rows[:MOST_REPORTS]
    closed = [row for row in looked_at if row.missing and row.sealed]
    for row, text in zip(closed, open_texts(row.sealed for row in closed), strict=True):
        row.look_in(folded(text or ""))
    waiting = [row for row in looked_at if row.missing]
    streets = dict(zip((row.key for row in waiting), nearest_streets(waiting), strict=True))
    for row in waiting:
        row.look_in(folded(streets[row.key]))
    return Found([row.key for row in looked_at if not row.missing], len(rows) > MOST_REPORTS, streets)


def _rows(reports: QuerySet[Report], words: list[str]) -> Iterator[_Row]:
    columns = (
        "pk",
        "public_id",
        f"category__{_name_column()}",
        "beat__number",
        "beat__name",
        "unit__name",
        "lon",
        "lat",
        "closed",
    )
    found = reports.annotate(
        lon=Func("point", function="ST_X", output_field=FloatField()),
        lat=Func("point", function="ST_Y", output_field=FloatField()),
        closed=ExpressionWrapper(F("content__description"), output_field=BinaryField()),
    )
    told = functools.cache(lambda *names: folded(" ".join(filter(None, names))))
    for row in found.order_by("due_on", "public_id").values_list(*columns)[: MOST_REPORTS + 1]:
        key, public_id, category, number, beat, unit, lon, lat, closed = row
        text = told(category, number, beat, unit)
        missing = [word for word in words if word not in text and not _names(word, public_id.hex)]
        yield _Row(key, bytes(closed or b""), lon, lat, missing)


def _name_column() -> str:
    """Of a category, in the language of the page."""
    language = get_language()
    return f"name_{language}" if language in ("en", "uk") else "name"


def _names(word: str, number: str) -> bool:
    plain = word.replace("-", "")
    return bool(_NUMBER.fullmatch(plain)) and number.startswith(plain)
