"""Opening a state as a visitor would, at a width and in a theme, and looking at it with every check."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.conf import settings
from playwright.sync_api import Browser, Page, TimeoutError

from kmzb.tests.browser import checks
from kmzb.tests.browser.looking import HEIGHTS, Watch
from kmzb.tests.browser.states import Known, State

LIGHT, DARK, FORCED = "light", "dark", "forced"
THEMES = {
    LIGHT: {"color_scheme": "light", "forced_colors": "none"},
    DARK: {"color_scheme": "dark", "forced_colors": "none"},
    FORCED: {"color_scheme": "light", "forced_colors": "active"},
}


@dataclass(frozen=True)
class View:
    width: int
    theme: str = LIGHT

    @property
    def size(self) -> dict[str, int]:
        return {"width": self.width, "height": HEIGHTS.get(self.width, 740)}

    def show(self, tab: "Opened") -> None:
        page = tab.page
        page.emulate_media(**THEMES[self.theme], reduced_motion="reduce")
        if page.viewport_size != self.size:
            page.set_viewport_size(self.size)
        if tab.state.scripts:
            checks.settle(page)

    def __str__(self) -> str:
        return f"{self.width} px, {self.theme}"


@dataclass
class Opened:
    page: Page
    state: State
    wrong: list[str] = field(default_factory=list)


@contextmanager
def opened(browser: Browser, base_url: str, state: State, known: Known, view: View) -> Iterator[Opened]:
    """The page in its state. `wrong` says what went wrong on the way: the answer's status, the console, a promise."""
    context = browser.new_context(
        base_url=base_url,
        locale="pl-PL",
        viewport=view.size,
        reduced_motion="reduce",
        java_script_enabled=state.scripts,
        **THEMES[view.theme],
    )
    context.set_default_timeout(15_000)
    if state.signed_in:
        key = known.sessions[state.signed_in]
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": f"{base_url}/panel/"}])
    page = context.new_page()
    watch = Watch(page, base_url)
    try:
        found = Opened(page, state)
        if state.before:
            state.before(page, known)
        answer = page.goto(state.path(known))
        if answer.status != state.status:
            found.wrong.append(f"the answer is {answer.status}, not {state.status}")
        _wait(page, state)
        if state.prepare:
            state.prepare(page, known)
            _wait(page, state)
        yield found
        is_refused = bool(state.before) or state.is_cut_off or state.status >= 400
        found.wrong += watch.broken(ignore_loading=is_refused, in_panel=state.is_of_panel)
    finally:
        page.unroute_all(behavior="ignoreErrors")
        context.close()


def _wait(page: Page, state: State) -> None:
    if not state.is_settled:
        return
    try:
        page.wait_for_load_state("networkidle")
    except TimeoutError:
        raise AssertionError(f"{state.name}: the network does not come to rest") from None


def look(tab: Opened, view: View, asked: list[Callable[[Page], list[str]]]) -> dict[str, list[str]]:
    """What each check finds in this view, by the check's name. axe is a script: without scripts it is left out."""
    view.show(tab)
    usable = [check for check in asked if tab.state.scripts or check is not checks.axe]
    return {check.__name__: check(tab.page) for check in usable}
