"""One visit of one page by a slow phone with nothing in its cache, and what it cost."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

MEASURES = (Path(__file__).parent / "measures.js").read_text(encoding="utf-8")
PHONE = {"width": 360, "height": 740}
SLOWER = 4  # times than this machine
TILE = "/api/v1/map/"
FIRST_TILE = """path => { const asked = performance.getEntriesByType("resource").filter(one => one.name.includes(path));
    return asked.length ? Math.min(...asked.map(one => one.responseEnd)) : 0; }"""


@dataclass(frozen=True)
class Visit:
    """Times in milliseconds from the start of the navigation; 0 where there was no such thing. Bytes as on the wire."""

    requests: int
    bytes: int
    lcp: float
    cls: float
    longest: float
    mark: float
    tile: float


def visit(browser: Browser, address: str, bare: str = "") -> Visit:
    """`bare` is the whole page in place of what the server would answer: the reference."""
    context = browser.new_context(viewport=PHONE, locale="pl-PL", is_mobile=True, has_touch=True)
    try:
        return _visited(context, address, bare)
    finally:
        context.close()


def _visited(context: BrowserContext, address: str, bare: str) -> Visit:
    page = context.new_page()
    page.add_init_script(MEASURES)
    if bare:
        page.route(address, lambda route: route.fulfill(body=bare, content_type="text/html; charset=utf-8"))
    sizes = _watch_network(context, page)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    noted = page.evaluate("window.kmzbMeasures")
    return Visit(
        requests=len(sizes),
        bytes=round(sum(sizes)),
        tile=page.evaluate(FIRST_TILE, TILE),
        **{name: noted[name] for name in ("lcp", "cls", "longest", "mark")},
    )


def _watch_network(context: BrowserContext, page: Page) -> list[float]:
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    return sizes
