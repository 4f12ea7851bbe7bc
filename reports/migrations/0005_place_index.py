"""An index of published reports by their public place: lists of a town, of a view, of what shares one place."""

from django.contrib.postgres.indexes import GistIndex
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

LISTED = models.Q(is_published=True, is_hidden=False, merged_into__isnull=True)


class Migration(migrations.Migration):
    atomic = False  # built beside running writes
    dependencies = [("reports", "0004_category_icons")]
    operations = [
        AddIndexConcurrently(
            "report", GistIndex(fields=["public_point"], condition=LISTED, name="report_public_place")
        ),
    ]
