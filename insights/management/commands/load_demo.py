"""Loads the demo region. See insights.demo.load for what it does."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from insights.demo.load import REPORTS, SEED, DemoRefused, load_demo, receipts_to_try
from insights.demo.sign_ins import table, write_file
from reports.receipts import grouped


class Command(BaseCommand):
    help = (
        "Loads the demo: the region of Łódź with made-up areas, officers and reports. Again: only prints the sign-ins."
    )

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> ArgumentParser:
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.epilog = "Example:\n  python manage.py load_demo --reports 500 --seed 7"
        return parser

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seed", type=int, default=SEED, help="the same seed gives the same demo")
        parser.add_argument("--reports", type=int, default=REPORTS, help=f"about how many reports (default {REPORTS})")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = load_demo(seed=options["seed"], reports=options["reports"])
        except DemoRefused as refused:
            raise CommandError(str(refused)) from None
        file = write_file(settings.BASE_DIR / ".local")
        what = "Demo already loaded." if loaded.was_there else f"Demo loaded: {loaded.reports} reports."
        self.stdout.write(f"{what}\n\n{table()}\n\nThe same in {file.relative_to(settings.BASE_DIR)}.")
        codes = "\n".join(f"{grouped(code)}  {status}" for status, code in receipts_to_try())
        self.stdout.write(f"\nReceipt codes to try:\n{codes}")
