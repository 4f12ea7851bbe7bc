"""One picture of a state at a width in a theme, small enough for a repository."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

from kmzb.tests.browser.looking import HEIGHTS
from kmzb.tests.browser.opening import DARK, View, opened
from kmzb.tests.browser.states import Known, State

PHONE, DESK, NIGHT = View(360), View(1280), View(360, DARK)
LONGEST = {360: 900, 1280: 900}  # of a page, in its pixels; what is further down looks the same
STORED_WIDTH = {360: 360, 1280: 800}
QUALITY = 48


@dataclass(frozen=True)
class Shot:
    state: State
    view: View

    @property
    def file(self) -> str:
        dark = "-dark" if self.view.theme == DARK else ""
        return f"{self.state.name}-{self.view.width}{dark}.webp"


def shots_of(state: State) -> Iterator[Shot]:
    views = [PHONE, DESK, NIGHT] if state.is_dark_too else [PHONE, DESK]
    return (Shot(state, view) for view in views)


def take(shot: Shot, browser: Browser, base_url: str, known: Known, folder: Path) -> list[str]:
    """Writes the picture. Gives what was wrong on the way, as `opened` says it."""
    with opened(browser, base_url, shot.state, known, shot.view) as tab:
        shot.view.show(tab)
        picture = Image.open(io.BytesIO(_pixels(tab.page, shot.view.width))).convert("RGB")
    stored = STORED_WIDTH[shot.view.width]
    picture = picture.resize((stored, round(picture.height * stored / picture.width)), Image.Resampling.LANCZOS)
    picture.save(folder / shot.file, quality=QUALITY, method=6)
    return tab.wrong


def _pixels(page: Page, width: int) -> bytes:
    """From where the page stands: a step of the form begins below its heading, and a popup may have scrolled the page."""
    whole = page.evaluate("document.documentElement.scrollHeight")
    height = max(HEIGHTS[width], min(whole, LONGEST[width]))
    return page.screenshot(
        full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height}, animations="disabled"
    )
