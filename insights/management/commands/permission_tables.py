"""`manage.py permission_tables`: writes the matrix of who may what into docs/permissions.md."""

from typing import Any

from django.core.management.base import BaseCommand

from insights.permission_tables import FILE, written


class Command(BaseCommand):
    help = "Writes the table of permissions into docs/permissions.md. Example: manage.py permission_tables"

    def handle(self, *args: Any, **options: Any) -> None:
        FILE.write_text(written(FILE.read_text(encoding="utf-8")), encoding="utf-8")
        self.stdout.write(f"written: {FILE.name}")
