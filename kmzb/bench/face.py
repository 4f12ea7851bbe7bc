"""The public pages on a slow phone: weight, the wait for something useful, stillness, the longest task."""

import argparse
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, sync_playwright

from kmzb.bench.serving import gunicorn
from kmzb.bench.table import Case, of_times
from kmzb.bench.visit import Visit, visit
from reports.models import Report

LEAFLET = """<!DOCTYPE html><html lang="pl"><title>Map</title><link rel="stylesheet" href="/static/leaflet/leaflet.css">
<style>html, body, #map { height: 100%; margin: 0 }</style><div id="map"></div>
<script src="/static/leaflet/leaflet.js"></script><script type="module">
const map = L.map("map").setView([51.77, 19.46], 8);
const { cells, reports } = await (await fetch("/api/v1/map/8/141/85.json")).json();
for (const [lon, lat] of [...cells, ...reports]) L.marker([lat, lon], { icon: L.divIcon({ className: "spot" }) }).addTo(map);
</script></html>"""
WORDS = """<!DOCTYPE html><html lang="pl"><title>Words</title><h1>Words</h1><p>Nothing but words.</p></html>"""
MOST_KB, MOST_CLS, MOST_MAP_MS, MOST_TASK_MS = 150, 0.02, 1_000, 200  # what the product promises


@dataclass(frozen=True)
class Page:
    """`useful` says when a visitor can begin; `bare` is the least that a page of this kind can be."""

    name: str
    path: str
    bare: str
    useful: Callable[[Visit], float]


PAGES = [
    Page("map", "/", LEAFLET, lambda seen: seen.mark),
    Page("list", "/zgloszenia/", WORDS, lambda seen: seen.lcp),
    Page("form", "/zglos/", WORDS, lambda seen: seen.lcp),
    Page("finder", "/dzielnicowy/", WORDS, lambda seen: seen.lcp),
]


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = os.environ.get("KMZB_CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        try:
            yield browser
        finally:
            browser.close()


def run(options: argparse.Namespace, counted: Callable) -> tuple[int, list[Case]]:
    with gunicorn() as address, chromium() as browser:
        return visits(address, options.repeats, browser, counted)


def visits(address: str, repeats: int, browser: Browser, counted: Callable) -> tuple[int, list[Case]]:
    """Pages and their references in turn, so that a busy moment of the machine meets both."""
    seen: dict[str, list[Visit]] = {page.name: [] for page in PAGES}
    bare: dict[str, list[Visit]] = {page.name: [] for page in PAGES}
    turns = [page for _ in range(repeats) for page in PAGES]
    for page in counted("Visits", turns, len(turns)):
        bare[page.name].append(visit(browser, address + page.path, page.bare))
        seen[page.name].append(visit(browser, address + page.path))
    return Report.public.count(), [_case(page, seen[page.name], bare[page.name]) for page in PAGES]


def _case(page: Page, seen: list[Visit], bare: list[Visit]) -> Case:
    times, reference = [page.useful(one) for one in seen], [page.useful(one) for one in bare]
    kilobytes = max(one.bytes for one in seen) / 1_000
    shift, longest = max(one.cls for one in seen), _median([one.longest for one in seen])
    kept = {"kb": kilobytes <= MOST_KB, "cls": shift <= MOST_CLS, "task": longest <= MOST_TASK_MS}
    if page.name == "map":
        kept["useful"] = _median(times) <= MOST_MAP_MS
    more = {
        "kb": round(kilobytes, 1),
        "requests": max(one.requests for one in seen),
        "cls": round(shift, 4),
        "lcp_ms": round(_median([one.lcp for one in seen])),
        "first_tile_ms": round(_median([one.tile for one in seen])),
        "longest_task_ms": round(longest),
        "missed": [name for name, is_kept in kept.items() if not is_kept],
    }
    return of_times(f"face-{page.name}", times, reference) | more


def _median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]
