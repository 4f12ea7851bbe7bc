"""How browser tests look at a page: axe, screenshots, overflow, and what a public page must not do."""

import os
import time
from pathlib import Path

from django.conf import settings

from kmzb.tests.browser import checks

WIDTHS = (360, 768, 1280)
HEIGHTS = {320: 640, 360: 740, 768: 1024, 1280: 800}
SCREENSHOTS = Path(settings.BASE_DIR) / ".local" / "screenshots"


def assert_accessible(page):
    """axe finds nothing of any impact."""
    found = checks.axe(page)
    assert not found, "\n".join(found)


def assert_soon(page, expression):
    """The JavaScript expression becomes true within five seconds. Playwright's own wait needs eval, which pages forbid."""
    until = time.monotonic() + 5
    while not page.evaluate(expression):
        assert time.monotonic() < until, f"never true: {expression}"
        page.wait_for_timeout(50)


def assert_no_sideways_scroll(page):
    found = checks.sideways(page)
    assert not found, found


def screenshot(page, name, *, widths=WIDTHS, full_page=False):
    """In the long run, `.local/screenshots/<name>-<width>.png` for people to look at; the window is 1280 px wide then."""
    if "KMZB_LONG" not in os.environ:
        return
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for width in widths:
        page.set_viewport_size({"width": width, "height": HEIGHTS.get(width, 800)})
        page.wait_for_timeout(150)
        page.screenshot(path=SCREENSHOTS / f"{name}-{width}.png", full_page=full_page)
    page.set_viewport_size({"width": 1280, "height": 800})


KEPT = """async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(database => database.name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).map(worker => worker.scope),
})"""


def kept_on_the_device(page):
    """Every place in which a page can leave something, with what is there; empty places are left out."""
    places = page.evaluate(KEPT) | {"cookies": [cookie["name"] for cookie in page.context.cookies()]}
    return {place: kept for place, kept in places.items() if kept}


class Watch:
    """Collects what a tab does; `check` fails where the promises of the public pages are broken."""

    def __init__(self, page, base_url):
        self.page, self.errors, self.others = page, [], []
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self._note(request.url, base_url))

    def _note(self, url, base_url):
        if not url.startswith((base_url, "data:", "blob:")):
            self.others.append(url)

    def broken(self, *, ignore_loading=False, in_panel=False):
        """The promises that were broken, as sentences. Pages that refuse say so in the console on purpose.

        The panel has cookies, and nothing else.
        """
        expected = "Failed to load resource" if ignore_loading else "status of 4"
        broken = [f"console: {text}" for text in self.errors if expected not in text]
        broken += [f"a request to somebody else: {url}" for url in self.others]
        if not in_panel:
            broken += [f"a cookie: {cookie['name']}" for cookie in self.page.context.cookies()]
        if self.page.url.startswith("http"):
            broken += [f"stored: {kept}" for kept in self.page.context.storage_state()["origins"]]
        return broken

    def check(self):
        broken = self.broken()
        assert not broken, broken
