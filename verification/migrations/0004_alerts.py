"""Not only floods are told by mail: one table for what officers were told, by kind."""

from django.db import migrations, models

KINDS = [("flood", "flood"), ("fading", "fading"), ("set_aside", "set_aside")]
OLD, NEW = "verification_floodalert_once_a_day", "verification_alert_once_a_day"


class Migration(migrations.Migration):
    dependencies = [("verification", "0003_redactions")]
    operations = [
        migrations.RemoveConstraint("floodalert", OLD),
        migrations.RenameModel("FloodAlert", "Alert"),
        migrations.AddField("alert", "kind", models.CharField(choices=KINDS, default="flood", max_length=12)),
        migrations.AddConstraint("alert", models.UniqueConstraint(fields=("unit", "on", "kind"), name=NEW)),
    ]
