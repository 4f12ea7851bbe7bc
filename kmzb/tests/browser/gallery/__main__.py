"""`python -m kmzb.tests.browser.gallery [--pictures | --checks] [NAME …]`. Called by script/screens, which explains it."""

import argparse
import os
import sys
from pathlib import Path

import django


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="script/screens", description="Pictures and checks of every public page.")
    parser.add_argument("names", nargs="*", help="only states whose name begins so")
    parser.add_argument("--pictures", action="store_true", help="only the pictures")
    parser.add_argument("--checks", action="store_true", help="only the checks")
    return parser.parse_args()


def main() -> None:
    asked = read_arguments()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kmzb.settings")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the synchronous Playwright keeps an event loop in this thread
    django.setup()
    from kmzb.tests.browser.gallery.run import run

    docs = Path(__file__).parents[4] / "docs"
    sys.exit(run(asked.names, docs, pictures=not asked.checks, checks=not asked.pictures))


if __name__ == "__main__":
    main()
