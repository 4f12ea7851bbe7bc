"""Writes the audit trail into a file that an auditor checks without this application."""

import json
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from accounts import audit
from accounts.audit_acts import Act


class Command(BaseCommand):
    help = (
        "Writes the audit trail, one JSON object a line, and the published heads beside it (FILE.seals.json). Check both "
        "with: python accounts/audit_chain.py FILE FILE.seals.json. Example: manage.py export_audit trail.jsonl"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: object, **options: object) -> None:
        file: Path = options["file"]
        last = audit.head()["seq"]
        try:
            with file.open("w", encoding="utf-8") as trail:
                count = sum(1 for line in self._lines(last) if trail.write(line))
            seals = json.dumps(audit.seals(), indent=2)
            file.with_name(f"{file.name}.seals.json").write_text(f"{seals}\n", encoding="utf-8")
        except OSError as error:
            raise CommandError(f"The file cannot be written: {error}") from error
        audit.record(Act.AUDIT_EXPORTED, detail={"first": 1, "last": last})
        self.stdout.write(self.style.SUCCESS(f"{count} records, up to number {last}."))

    def _lines(self, last: object):
        for row in audit.exported(last=last):
            yield f"{json.dumps(row, ensure_ascii=False)}\n"
