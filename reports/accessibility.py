"""The newest result of the accessibility tests, as the statement prints it. Reads a file that the tests write.

The act of 4 April 2019 asks for a review of the statement by 31 March of each year.
"""

import datetime
import json
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_noop

RESULTS = Path(settings.BASE_DIR) / "docs" / "accessibility.json"

GAPS = (
    gettext_noop(
        "Automatic checks find a part of all barriers; people with disabilities have not tried this version yet."
    ),
    gettext_noop("No film in Polish Sign Language and no easy-to-read version yet."),
    gettext_noop(
        "The drawn map itself is not described point by point; the list holds the same reports with the same filters."
    ),
)
# Sentences of the results file, for the catalogues: the file is written in English and read in three languages.
CHECKS = (
    gettext_noop("axe-core, rules of WCAG 2.0 to 2.2 A and AA and best practice: no violation of any impact"),
    gettext_noop("exactly one heading of the first level"),
    gettext_noop("no sideways scroll (WCAG 1.4.10)"),
    gettext_noop("targets of at least 44 px for primary controls and 24 px for all (WCAG 2.5.8)"),
    gettext_noop("focus seen and not covered at each stop (WCAG 2.4.7, 2.4.11)"),
    gettext_noop("wider spacing of text cuts nothing (WCAG 1.4.12)"),
    gettext_noop("text twice as large cuts nothing and needs no sideways scroll (WCAG 1.4.4)"),
)


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
