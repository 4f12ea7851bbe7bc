"""The newest result of the accessibility tests, as the statement prints it. Reads a file that the tests write.

The act of 4 April 2019 asks for a review of the statement by 31 March of each year.
"""

import datetime
import json
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

RESULTS = Path(settings.BASE_DIR) / "docs" / "accessibility.json"


@dataclass(frozen=True)
class Check:
    """One run over every page in every state. `gaps` are known shortcomings, `checks` what was tried how often."""

    checked_on: datetime.date
    engine: str
    pages: int
    states: int
    views: int
    violations: int
    checks: tuple[dict[str, object], ...]
    gaps: tuple[str, ...]

    @property
    def review_by(self) -> datetime.date:
        """The last day on which the statement still counts as reviewed."""
        return datetime.date(self.checked_on.year + 1, 3, 31)


def newest_check(path: Path = RESULTS) -> Check | None:
    """None while the tests have not been run for this version, or where their file cannot be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return Check(
            checked_on=datetime.date.fromisoformat(found["checked_on"]),
            engine=str(found["engine"]),
            **{name: int(found[name]) for name in ("pages", "states", "views", "violations")},
            checks=tuple(found["checks"]),
            gaps=tuple(found["gaps"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
