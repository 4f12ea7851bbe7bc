"""`python -m kmzb.bench NAME [options]`. Called by script/bench, which explains it."""

import argparse
import importlib
import os
import sys
from pathlib import Path

import django

# each module has run(options, counted) -> rows of the demo, cases; the figure a case missed is named in its `missed`
CASES = {
    "audit": "kmzb.bench.audit",
    "face": "kmzb.bench.face",
    "panel": "kmzb.bench.panel",
    "reports": "kmzb.bench.reports",
}
FILE = Path(__file__).parents[2] / ".local" / "bench.json"


def _parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="script/bench", epilog="Example: script/bench reports --seconds 30")
    parser.add_argument("name", choices=sorted(CASES))
    parser.add_argument("--repeats", type=int, default=7, help="visits of each page, photos of each kind (7)")
    parser.add_argument("--seconds", type=int, default=300, help="reports: how long the load lasts (300)")
    parser.add_argument("--rate", type=int, default=50, help="reports: how many arrive in a second (50)")
    parser.add_argument(
        "--reports", type=int, default=5_000_000, help="panel: how many reports the country has (5000000)"
    )
    return parser.parse_args()


def main() -> int:
    options = _parsed()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kmzb.settings")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the synchronous Playwright keeps an event loop in this thread
    django.setup()
    from insights.demo.progress import Progress
    from kmzb.bench import table

    bench = importlib.import_module(CASES[options.name])
    rows, cases = bench.run(options, Progress().counted)
    table.write(rows, cases, FILE)
    sys.stdout.write(f"\n{table.as_text(cases)}\n\n{rows} reports. The same in .local/bench.json.\n")
    return int(any(case["missed"] for case in cases))


if __name__ == "__main__":
    sys.exit(main())
