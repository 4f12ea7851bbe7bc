"""`manage.py disclosure_drill <id>`: everything that could be handed over about a report. It is little."""

import json
import uuid
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

import reports.retention
import verification.retention
from reports.models import Report


class Command(BaseCommand):
    help = (
        "Prints all that is held about one report, as JSON: every row of every table that points to it. "
        "Example: manage.py disclosure_drill 6f1c2a34-0000-4000-8000-000000000000"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("id", type=uuid.UUID, help="the public id of the report")

    def handle(self, *args: Any, **options: Any) -> None:
        report = Report.objects.filter(public_id=options["id"]).first()
        if report is None:
            raise CommandError("There is no such report.")
        held = {
            "reports": reports.retention.held_on(report),
            "verification": verification.retention.held_on(report),
        }
        self.stdout.write(json.dumps(held, ensure_ascii=False, indent=2))
