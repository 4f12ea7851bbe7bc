"""An index of the open reports in the order of their due days: one page of a queue from anywhere, and its counts."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

OPEN = ("new", "verifying", "confirmed", "referred")


class Migration(migrations.Migration):
    atomic = False  # built beside running writes
    dependencies = [("reports", "0016_due_day")]
    operations = [
        AddIndexConcurrently(
            "report",
            models.Index(
                fields=["due_on", "public_id"],
                include=["id", "status", "unit", "beat", "group", "is_hidden", "is_in_flood"],
                condition=models.Q(status__in=OPEN, merged_into__isnull=True),
                name="report_waiting",
            ),
        ),
    ]
