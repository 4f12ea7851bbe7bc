"""What is asked of every page in every state. Each check looks at the page as it stands and gives sentences, or none."""

from collections.abc import Callable, Iterable
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MEASURES = (Path(__file__).parent / "checks.js").read_text(encoding="utf-8").rstrip().rstrip(";")
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
# A mark of the map that a control covers in part: its place is what it says (2.5.8, "essential"), keys and the list reach
# it whole, and its size is measured by `targets`.
SHORT = """options => axe.run(document, options).then(found => found.violations.flatMap(rule => rule.nodes
    .filter(node => rule.id !== "target-size" || !document.querySelector(node.target.at(-1))?.matches(".spot"))
    .map(node => `${rule.id} (${rule.impact}): ${node.target} ${node.failureSummary}`)))"""
# A bar that stays in the window covers half of whatever scrolls past it: sizes are measured without. What it hides from
# somebody who goes by keys is measured by `focus`, with it.
UNSTUCK = ".step > .buttons, .step__foot, .sheet-handle { position: static !important; }"
# WCAG 1.4.12: what a reader may set. A sheet made by script passes the policy that refuses inline styles.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }"""
DRESS = """rules => { const sheet = new CSSStyleSheet(); sheet.replaceSync(rules);
    document.adoptedStyleSheets = [sheet]; }"""
UNDRESS = "() => { document.adoptedStyleSheets = []; }"
FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
# Leaflet draws anew 200 ms after the last change of a window's size, and says nothing before.
REDRAWN = "() => document.querySelector('.leaflet-container') && new Promise(done => setTimeout(done, 300))"


def settle(page: Page) -> None:
    """What a new size or theme changes has been laid out, and a map has drawn what it shows now."""
    page.evaluate(FRAMES)
    page.evaluate(REDRAWN)


def _measure(page: Page, name: str) -> list[str]:
    return page.evaluate(MEASURES, name)


def axe(page: Page) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    with _dressed(page, UNSTUCK):
        return page.evaluate(SHORT, OPTIONS)


def axe_version(page: Page) -> str:
    page.evaluate(AXE_SCRIPT)
    return page.evaluate("axe.version")


def headings(page: Page) -> list[str]:
    return _measure(page, "headings")


def targets(page: Page) -> list[str]:
    return _measure(page, "targets")


def sideways(page: Page) -> list[str]:
    return _measure(page, "sideways")


def focus(page: Page) -> list[str]:
    """After one real Tab, so that the browser shows the focus as it does for somebody who uses keys."""
    page.keyboard.press("Tab")
    return _measure(page, "focus")


def spacing(page: Page) -> list[str]:
    with _dressed(page, SPACING):
        return _measure(page, "clipped") + _measure(page, "sideways")


def twice_the_size(page: Page) -> list[str]:
    """Text at 200 %: nothing cut, nothing beside the window."""
    with _font_size(page, "200%"):
        return _measure(page, "clipped") + _measure(page, "sideways")


@contextmanager
def _dressed(page: Page, rules: str) -> Iterable[None]:
    page.evaluate(DRESS, rules)
    yield
    page.evaluate(UNDRESS)


@contextmanager
def _font_size(page: Page, size: str) -> Iterable[None]:
    page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
    yield
    page.evaluate("() => { document.documentElement.style.fontSize = ''; }")


Check = Callable[[Page], list[str]]
# What each check is called where its result is told (docs/accessibility.json, and from there /dostepnosc/).
WORDS: dict[Check, str] = {
    axe: "axe-core, rules of WCAG 2.0 to 2.2 A and AA and best practice: no violation of any impact",
    headings: "exactly one heading of the first level",
    sideways: "no sideways scroll (WCAG 1.4.10)",
    targets: "targets of at least 44 px for primary controls and 24 px for all (WCAG 2.5.8)",
    focus: "focus seen and not covered at each stop (WCAG 2.4.7, 2.4.11)",
    spacing: "wider spacing of text cuts nothing (WCAG 1.4.12)",
    twice_the_size: "text twice as large cuts nothing and needs no sideways scroll (WCAG 1.4.4)",
}
