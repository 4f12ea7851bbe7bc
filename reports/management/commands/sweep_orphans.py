"""`manage.py sweep_orphans`: what the worker does each night, by hand."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from reports.orphans import sweep


class Command(BaseCommand):
    help = (
        "Removes keys and files of photos that no row has pointed to for a day, and counts rows that open nothing any more. "
        "Example: manage.py sweep_orphans --dry-run"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only counts")
        parser.add_argument(
            "--second-person", action="store_true", help="two people have looked at why the guard stopped it: go on"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        swept = sweep(timezone.now(), agreed=options["second_person"], dry=options["dry_run"])
        done = "would be removed" if options["dry_run"] else "removed"
        if swept.stopped and not options["dry_run"]:
            raise CommandError(
                f"{swept.keys} keys and {swept.files} files have no row: more than 2 %. Check that this database belongs "
                "to this KEY_STORE and MEDIA_STORAGE. Nothing was removed. When two people agree: --second-person"
            )
        self.stdout.write(f"keys {swept.keys} {done}\nfiles {swept.files} {done}")
        self.stdout.write(f"rows without their key {swept.no_key}\nphotos without their file {swept.no_file}")
