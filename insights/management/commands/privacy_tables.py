"""`manage.py privacy_tables`: writes the register of what is kept into docs/privacy.md."""

from typing import Any

from django.core.management.base import BaseCommand

from insights.privacy_tables import FILE, written


class Command(BaseCommand):
    help = "Writes the tables of what is kept into docs/privacy.md. Example: manage.py privacy_tables"

    def handle(self, *args: Any, **options: Any) -> None:
        FILE.write_text(written(FILE.read_text(encoding="utf-8")), encoding="utf-8")
        self.stdout.write(f"written: {FILE.name}")
