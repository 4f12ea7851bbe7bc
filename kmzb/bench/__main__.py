"""`python -m kmzb.bench NAME [--repeats N]`. Called by script/bench, which explains it."""

import argparse
import importlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import django

ROOT = Path(__file__).parents[2]
CASES = {"face": "kmzb.bench.face"}  # each module has run(address, repeats, browser, counted) -> rows, cases
PORT = 8399


@contextmanager
def gunicorn() -> Iterator[str]:
    """The site as it is installed: two workers, compressed static files."""
    environment = os.environ | {"WEB_BIND": f"127.0.0.1:{PORT}", "WEB_WORKERS": "2"}
    command = [sys.executable, "-m", "gunicorn", "--config", "kmzb/gunicorn.py"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)  # noqa: S603 - our own server
    try:
        _wait(f"http://localhost:{PORT}", process)
        yield f"http://localhost:{PORT}"
    finally:
        process.terminate()
        process.wait(30)


def _wait(address: str, process: subprocess.Popen) -> None:
    for _ in range(300):
        if process.poll() is not None:
            break
        try:
            urlopen(f"{address}/healthz", timeout=5).close()  # noqa: S310 - the address above
            return
        except (URLError, OSError):
            time.sleep(0.1)
    raise SystemExit(f"The site did not start on port {PORT}.")


def main() -> None:
    parser = argparse.ArgumentParser(prog="script/bench")
    parser.add_argument("name", choices=sorted(CASES))
    parser.add_argument("--repeats", type=int, default=7, help="visits of each page (7)")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kmzb.settings")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the synchronous Playwright keeps an event loop in this thread
    django.setup()
    from playwright.sync_api import sync_playwright

    from insights.demo.progress import Progress
    from kmzb.bench import table

    chromium = os.environ.get("KMZB_CHROMIUM", "/usr/bin/chromium")
    with gunicorn() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        bench = importlib.import_module(CASES[asked.name])
        rows, cases = bench.run(address, asked.repeats, browser, Progress().counted)
        browser.close()
    table.write(rows, cases, ROOT / ".local" / "bench.json")
    sys.stdout.write(f"\n{table.as_text(cases)}\n\n{rows} reports. The same in .local/bench.json.\n")


if __name__ == "__main__":
    main()
