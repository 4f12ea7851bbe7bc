"""A visit that is sent twice is recorded once. The index is built while officers go on working."""

from django.db import migrations, models

NAME = "verification_visit_once"
MAKE = f"""CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS {NAME}
ON verification_visit (report_id, key) WHERE key IS NOT NULL"""
ONCE = models.UniqueConstraint(condition=models.Q(("key__isnull", False)), fields=("report", "key"), name=NAME)


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("verification", "0010_visit_distance")]
    operations = [
        migrations.AddField("visit", "key", models.UUIDField(editable=False, null=True)),
        migrations.RunSQL(MAKE, f"DROP INDEX CONCURRENTLY IF EXISTS {NAME}", [migrations.AddConstraint("visit", ONCE)]),
    ]
