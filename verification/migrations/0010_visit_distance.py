"""How far from the pin an officer's device was during a visit."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("verification", "0009_templates")]
    operations = [
        migrations.AddField("visit", "distance_m", models.PositiveIntegerField(blank=True, null=True)),
    ]
