"""The filters of the queue page: read strictly from the address, and the addresses of the other lists."""

import uuid
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict

from accounts import parameters
from reports.querysets import OPEN
from verification import queue as line
from verification.panel import words

MARK = "queue"  # in the address of a report that was opened from the list
NAMES = frozenset({"due", "status", "beat", "officer", "hidden", "task", "q", "choose", "cursor", "all"})
NOBODY = "none"  # in place of an officer: reports that nobody serves today

ON = frozenset({"1"})
EVERYTHING = "all=1"  # an address without a choice leads to the one that the officer starts with


@dataclass(frozen=True)
class Filters:
    """`hidden` lists only what the public does not see; `task` those that somebody was given (any, or late with the answer);
    `choose` puts a box beside each report, for acts on several.

    `officer` is a public id or `NOBODY`. `q` is what was typed into the search, unread.
    """

    due: tuple[str, ...]
    statuses: tuple[str, ...]
    beat: str
    hidden: bool
    task: str
    choose: bool
    cursor: str
    officer: str = ""
    q: str = ""

    def address(self, **changes: str) -> str:
        """The query string of the same list with these changes; a change of the filter starts at the first page."""
        values = {
            "due": ",".join(self.due),
            "status": ",".join(self.statuses),
            "beat": self.beat,
            "officer": self.officer,
            "q": self.q,
            "hidden": "1" if self.hidden else "",
            "task": self.task,
            "choose": "1" if self.choose else "",
        } | changes
        return "?" + (urlencode({name: value for name, value in values.items() if value}) or EVERYTHING)

    def kept(self) -> str:
        """The choice as it may be stored: without words that were searched for and without the place in the list."""
        query = self.address(q="", choose="").removeprefix("?")
        return "" if query == EVERYTHING else query

    @property
    def trail(self) -> str:
        """The query string that a report of this list carries; the page of the list and the boxes stay behind."""
        return self.address(choose="", **{MARK: "1"})

    def of_every_day(self) -> "Filters":
        return replace(self, due=())


def read_filters(query: QueryDict) -> Filters:
    """Raises `Problem` 400."""
    parameters.known(query, NAMES)
    return Filters(
        parameters.words(query, "due", frozenset(line.DUES)),
        parameters.words(query, "status", frozenset(status.value for status in OPEN)),
        _beat(query.get("beat", "")),
        bool(parameters.words(query, "hidden", ON)),
        next(iter(parameters.words(query, "task", frozenset(line.TASKS))), ""),
        bool(parameters.words(query, "choose", ON)),
        query.get("cursor", ""),
        _officer(query.get("officer", "")),
        query.get("q", "").strip(),
    )


def _beat(value: str) -> str:
    """A public id in its one spelling, or nothing."""
    try:
        return str(uuid.UUID(value)) if value else ""
    except ValueError:
        raise parameters.bad_parameter("beat") from None


def _officer(text: str) -> str:
    try:
        return text if text in ("", NOBODY) else str(uuid.UUID(text))
    except ValueError:
        raise parameters.bad_parameter("officer") from None


def tabs(filters: Filters, counts: dict[str, int]) -> list[dict[str, object]]:
    """One link per part of the queue, with its count under the other filters."""
    found = [
        {
            "label": words.ALL,
            "count": sum(counts[name] for name in line.DUES),
            "name": "all",
            "address": filters.address(due=""),
        }
    ]
    found += [
        {"label": words.GROUPS[name], "count": counts[name], "name": name, "address": filters.address(due=name)}
        for name in line.DUES
    ]
    chosen = filters.due[0] if len(filters.due) == 1 else "all"
    return [tab | {"current": tab["name"] == chosen} for tab in found]
