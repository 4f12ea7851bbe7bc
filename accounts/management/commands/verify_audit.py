"""Checks the audit trail from the first record to the last, against what was published of it too."""

import json
from argparse import ArgumentParser
from itertools import islice
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from accounts import audit
from accounts.audit_acts import Act
from accounts.audit_chain import problems

MOST_SAID = 50


class Command(BaseCommand):
    help = (
        "Checks that no record of the audit trail was changed, taken out, put in or moved. With --seals FILE it compares "
        "with the heads that were published day by day and kept elsewhere, which alone shows a trail written anew. "
        "Example: manage.py verify_audit --seals /media/auditor/seals.json"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seals", type=Path, help='JSON: [{"day": …, "seq": …, "hash": …}]')

    def handle(self, *args: object, **options: object) -> None:
        try:
            kept = json.loads(options["seals"].read_text(encoding="utf-8")) if options["seals"] else []
            seals = [*audit.seals(), *kept, audit.head()]
            found = list(islice(problems(audit.exported(), seals), MOST_SAID))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CommandError(f"The published heads cannot be read: {error}") from error
        audit.record(Act.AUDIT_VERIFIED, detail={"problems": len(found)})
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write(self.style.SUCCESS("The trail is whole."))
