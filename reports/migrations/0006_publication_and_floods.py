"""When a report is published, and what came in a flood."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("reports", "0005_place_index")]
    operations = []
