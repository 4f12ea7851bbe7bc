"""How browser tests look at a page: axe, screenshots, overflow, and what a public page must not do."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (360, 768, 1280)
HEIGHTS = {360: 740, 768: 1024, 1280: 800}
SCREENSHOTS = Path(settings.BASE_DIR) / ".local" / "screenshots"


def assert_accessible(page):
    """axe finds nothing of any impact."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response["violations"]
    lines = [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]]
    assert not lines, "\n".join(lines)


def assert_no_sideways_scroll(page):
    wide, seen = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide <= seen, f"the page is {wide} px wide in a window of {seen} px"


def screenshot(page, name, *, widths=WIDTHS, full_page=False):
    """Saves `.local/screenshots/<name>-<width>.png` for people to look at; leaves the window 1280 px wide."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for width in widths:
        page.set_viewport_size({"width": width, "height": HEIGHTS.get(width, 800)})
        page.wait_for_timeout(150)
        page.screenshot(path=SCREENSHOTS / f"{name}-{width}.png", full_page=full_page)
    page.set_viewport_size({"width": 1280, "height": 800})


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

    def check(self):
        errors = [text for text in self.errors if "status of 4" not in text]  # pages that refuse say so on purpose
        assert not errors, errors
        assert not self.others, self.others
        assert self.page.context.cookies() == []
        if self.page.url.startswith("http"):
            assert self.page.context.storage_state()["origins"] == []
