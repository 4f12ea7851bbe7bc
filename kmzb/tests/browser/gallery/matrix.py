"""Every check on every state at every width in every theme, counted for the accessibility statement."""

import datetime
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.urls import Resolver404, resolve
from playwright.sync_api import Browser, Page

from kmzb.tests.browser import checks
from kmzb.tests.browser.opening import DARK, FORCED, LIGHT, View, look, opened
from kmzb.tests.browser.states import Known, State

ALWAYS = [checks.axe, checks.headings, checks.sideways, checks.targets, checks.focus]
ALSO = {View(360): [checks.spacing], View(768): [checks.twice_the_size]}
WIDTHS = [(360, 320), (1280, 768)]  # a state is made anew for a phone and for a desk, and then only made narrower
GAPS = [
    "Automatic checks find a part of all barriers; people with disabilities have not tried this version yet.",
    "No film in Polish Sign Language and no easy-to-read version yet.",
    "The drawn map itself is not described point by point; the list holds the same reports with the same filters.",
]


@dataclass
class Tally:
    """What the run has found so far. `found` are sentences for whoever runs it."""

    views: int = 0
    passed: Counter = field(default_factory=Counter)
    failed: Counter = field(default_factory=Counter)
    violations: int = 0
    found: list[str] = field(default_factory=list)
    engine: str = ""

    def add(self, where: str, results: dict[str, list[str]]) -> None:
        self.views += 1
        self.violations += len(results.get("axe", []))
        for name, texts in results.items():
            (self.failed if texts else self.passed)[name] += 1
            self.found += [f"{where}: {name}: {text}" for text in texts]


def groups_of(state: State) -> Iterator[list[View]]:
    """Views that share one opening of the page."""
    return ([View(width, theme) for width in widths for theme in (LIGHT, DARK, FORCED)] for widths in WIDTHS)


def examine(state: State, browser: Browser, base_url: str, known: Known, tally: Tally) -> list[str]:
    """Counts into `tally`; gives what went wrong on the way to the state."""
    wrong = []
    for views in groups_of(state):
        with opened(browser, base_url, state, known, views[0]) as tab:
            for view in views:
                tally.add(f"{state.name}, {view}", look(tab, view, asked_at(view)))
            if state.scripts:
                tally.engine = tally.engine or f"axe-core {checks.axe_version(tab.page)}"
        wrong += tab.wrong
    return wrong


def asked_at(view: View) -> list[Callable[[Page], list[str]]]:
    """Focus last: it is the one that moves the page."""
    return [*ALSO.get(view, []), *ALWAYS]


def pages_of(states: list[State], known: Known) -> int:
    """How many different pages the states are of, languages counted once."""
    return len({_page_of(state.path(known)) for state in states})


def _page_of(path: str) -> str:
    try:
        return resolve(path.partition("#")[0].partition("?")[0].removeprefix("/en").removeprefix("/uk")).view_name
    except Resolver404:
        return "error"


def write(tally: Tally, states: list[State], known: Known, file: Path) -> None:
    result = {
        "checked_on": datetime.date.today().isoformat(),  # noqa: DTZ011 - the day on the wall of whoever checks
        "engine": tally.engine,
        "pages": pages_of(states, known),
        "states": len(states),
        "views": tally.views,
        "violations": tally.violations,
        "checks": [
            {"name": check.__name__, "what": words, "passed": tally.passed[check.__name__], "failed": tally.failed[check.__name__]}
            for check, words in checks.WORDS.items()
        ],
        "gaps": GAPS,
    }  # fmt: skip
    file.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
