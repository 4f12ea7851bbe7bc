"""Acts on many reports that can be undone at once."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("verification", "0001_evidence"), ("reports", "0008_photos_and_retention")]
    operations = []
