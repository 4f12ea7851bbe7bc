"""The whole run: the demo served in this process, pictures, checks, the page that shows the pictures."""

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.test import override_settings
from playwright.sync_api import Browser, Error, sync_playwright

from insights.demo.progress import Progress
from kmzb.tests.browser.gallery import matrix, pictures
from kmzb.tests.browser.gallery.readme import write_readme
from kmzb.tests.browser.serving import ARGUMENTS, serving
from kmzb.tests.browser.states import Known, State
from kmzb.tests.browser.states.every import EVERY, GROUPS, PANEL
from kmzb.tests.browser.states.known import find_known

CHANGED = {"PUBLICATION_DELAY": 0, "LIMIT_FACTOR": 1_000, "ROOT_URLCONF": "kmzb.tests.browser.failing_urls"}


def run(names: list[str], docs: Path, *, pictures: bool, checks: bool) -> int:
    """Gives the number for the shell: 1 where anything is wrong or no state has such a name."""
    states = [state for state in [*EVERY, *PANEL] if state.name.startswith(tuple(names))] if names else EVERY
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)  # a request that hangs on purpose ends with its page
    progress, wrong = Progress(), [] if states else [f"no state begins with: {', '.join(names)}"]
    with override_settings(**CHANGED), serving() as base_url:
        known = find_known()
        with _chromium() as browser:
            if pictures:
                wrong += _pictures(states, browser, base_url, known, docs / "screens", progress)
            if checks:
                wrong += _checks(
                    states, browser, base_url, known, None if names else docs / "accessibility.json", progress
                )
    for text in wrong:
        progress.stream.write(f"{text}\n")
    return 1 if wrong else 0


@contextmanager
def _chromium() -> Iterator[Browser]:
    path = os.environ.get("KMZB_CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


def _said(name: str, work: Callable[[], list[str]]) -> list[str]:
    """What was wrong, with its name; a state that cannot be reached is one of these things and does not end the run."""
    try:
        return [f"{name}: {text}" for text in work()]
    except (Error, AssertionError) as error:
        return [f"{name}: {str(error).splitlines()[0]} {str(error).partition('waiting for')[2].splitlines()[:1]}"]


def _pictures(
    states: list[State], browser: Browser, base_url: str, known: Known, folder: Path, progress: Progress
) -> list[str]:
    folder.mkdir(parents=True, exist_ok=True)
    shots, wrong = [shot for state in states for shot in pictures.shots_of(state)], []
    with progress.step("Pictures") as told:
        for shot in progress.counted("Pictures", shots, len(shots)):
            wrong += _said(shot.file, lambda shot=shot: pictures.take(shot, browser, base_url, known, folder))
        told.append(f"{len(shots)} in {folder}")
    wanted = {shot.file for state in [*EVERY, *PANEL] for shot in pictures.shots_of(state)}
    for old in folder.glob("*.webp"):
        if old.name not in wanted:
            old.unlink()
    write_readme(GROUPS, folder)
    return wrong


def _checks(
    states: list[State], browser: Browser, base_url: str, known: Known, file: Path | None, progress: Progress
) -> list[str]:
    tally = matrix.Tally()
    with progress.step("Checks") as told:
        for state in progress.counted("Checks", states, len(states)):
            tally.found += _said(state.name, lambda state=state: matrix.examine(state, browser, base_url, known, tally))
        told += [f"{tally.views} views", f"{len(tally.found)} things wrong"]
    if file:
        matrix.write(tally, states, known, file)
    return tally.found
