"""Photos, sealed text, and how long what is kept."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("reports", "0007_dialogue")]
    operations = []
