"""What a resident adds after the report, and what the same place tells."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("reports", "0006_publication_and_floods")]
    operations = []
