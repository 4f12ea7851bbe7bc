"""`manage.py apply_retention`: what the worker does each night, by hand."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from insights.demo.progress import Progress
from insights.retention import CLOCK, apply, due

WHY = {
    CLOCK: "The clock went back, or no run was made for more than two days. Check the clock.",
    "too_many": "More than 2 % of all reports would lose something. Check the rules of retention.",
}


class Command(BaseCommand):
    help = (
        "Erases what its time of keeping is over for, by the dated rules: texts, exact points, photos and their keys. "
        "Example: manage.py apply_retention --dry-run"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only counts")
        parser.add_argument(
            "--second-person", action="store_true", help="two people have looked at why the guard stopped it: go on"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        at = timezone.now()
        if options["dry_run"]:
            self._tell("would be erased", due(at))
            return
        with Progress(self.stderr).step("Retention"):
            run = apply(at, agreed=options["second_person"])
        if run.stopped:
            raise CommandError(f"{WHY[run.stopped]} Nothing was erased. When two people agree: --second-person")
        self._tell("erased", run.counts)

    def _tell(self, what: str, counts: dict[str, int]) -> None:
        for name, count in sorted(counts.items()):
            self.stdout.write(f"{name:12} {count:8} {what}")
