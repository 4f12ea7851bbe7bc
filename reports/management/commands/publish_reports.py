"""`manage.py publish_reports`: what the worker does every 15 minutes, by hand."""

from django.core.management.base import BaseCommand

from reports.services.publish import publish_waiting


class Command(BaseCommand):
    help = "Publishes reports that waited for it, in random order. Example: manage.py publish_reports"

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"published {publish_waiting()}")
