"""Boxes that two people draw over a photo before it leaves the unit."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("verification", "0002_bulk_acts")]
    operations = []
