"""The matrix of who may what (docs/authz_matrix.csv), read for tests, and its short form for people (docs/permissions.md).

A line is one address, method and act on one kind of object; its cells are the answers that each role gets.
"""

import csv
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from django.conf import settings

MATRIX = Path(settings.BASE_DIR) / "docs" / "authz_matrix.csv"
FILE = Path(settings.BASE_DIR) / "docs" / "permissions.md"
START, END = "<!-- matrix: start -->", "<!-- matrix: end -->"
HEAD = ("rows", "right", "address", "method", "act", "object")
NOBODY_IN = ("resident", "one_factor", "no_role")
ROLES = (
    "officer", "section_head", "local_coordinator", "provincial_coordinator", "national_coordinator",
    "viewer", "auditor", "system_admin",
)  # fmt: skip
STEP_UP = " S"
_TITLES = {
    "resident": "Resident",
    "officer": "Officer",
    "section_head": "Head of a section",
    "local_coordinator": "Local coordinator",
    "provincial_coordinator": "Provincial coordinator",
    "national_coordinator": "National coordinator",
    "viewer": "Viewer",
    "auditor": "Auditor",
    "system_admin": "System administrator",
}
_EXTENT = {
    "officer": "own beats",
    "section_head": "own section",
    "local_coordinator": "own county",
    "provincial_coordinator": "own province",
    "national_coordinator": "whole country",
    "auditor": "whole country",
}


@dataclass(frozen=True)
class Line:
    """`method` is GET (HEAD answers alike), POST or OTHER; `answers` maps each role to `ok`, `open`, `sign-in`, a status, `-`."""

    rows: str
    right: str
    address: str
    method: str
    act: str
    object: str
    answers: dict[str, str]

    def __str__(self) -> str:
        return " ".join(part for part in (self.method, self.address, self.act, self.object) if part)

    def asks(self, role: str) -> bool:
        """False where there is no such object for the role: nothing lies beside the whole country."""
        return self.answers[role] != "-"

    def answer(self, role: str) -> str:
        """As it is today, without the mark of a fresh sign-in that is still to come."""
        return self.answers[role].removesuffix(STEP_UP)


def read_matrix() -> list[Line]:
    with MATRIX.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [Line(*(row[name] for name in HEAD), {role: row[role] for role in (*NOBODY_IN, *ROLES)}) for row in rows]


def tables() -> str:
    """Each right once. What only refuses a method is left out."""
    shown = ("resident", *ROLES)
    heads = [_TITLES[role] for role in shown]
    parts = [f"| Right | {' | '.join(heads)} |", "|---" * (len(shown) + 1) + "|"]
    lines = sorted((line for line in read_matrix() if _says_something(line)), key=lambda line: _order(line.right))
    for right, group in groupby(lines, key=lambda line: line.right):
        same = list(group)
        parts.append(f"| {right} | {' | '.join(_cell(same, role) for role in shown)} |")
    return "\n".join(parts)


def _says_something(line: Line) -> bool:
    return any(answer.startswith(("ok", "open")) for answer in line.answers.values())


def _order(right: str) -> tuple[str, str]:
    return right.partition(":")[0], right


def _cell(lines: list[Line], role: str) -> str:
    """The widest answer of the right's lines: where to it reaches, and whether it will need a fresh sign-in."""
    given = [line for line in lines if line.answer(role) in ("ok", "open")]
    if not given:
        return "–"
    reaches = role in _EXTENT and any(line.object in ("own", "given") for line in given if not _is_personal(line))
    mark = " ⁽ˢ⁾" if any(line.answers[role].endswith(STEP_UP) for line in given) else ""
    return (_EXTENT[role] if reaches else "yes") + mark


def _is_personal(line: Line) -> bool:
    """What lies in nobody's area but is the person's own."""
    return line.right.startswith("Own ")


def written(text: str) -> str:
    """The page with the table of today between its markers."""
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n\n{tables()}\n\n{END}{after}"
