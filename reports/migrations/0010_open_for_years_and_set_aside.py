"""Photos that are set aside, and the end of keeping for reports that nobody closes."""

from datetime import date

from django.db import migrations, models

WHAT = [
    ("text", "Description, messages, days and hours that you named, officers' notes"),
    ("point", "Exact place; after that only what the public map shows"),
    ("photo", "Photos"),
    ("open", "All of these of a report that nobody closes, counted from its last change of status"),
]
RULE = ("open", 730, date(2016, 9, 14), "ustawienie wdrożenia")


def seed_open(apps, schema_editor):
    what, days, effective_from, source = RULE
    apps.get_model("reports", "RetentionRule").objects.get_or_create(
        what=what, effective_from=effective_from, defaults={"days": days, "source": source}
    )


def delete_open(apps, schema_editor):
    apps.get_model("reports", "RetentionRule").objects.filter(what=RULE[0]).delete()


class Migration(migrations.Migration):
    dependencies = [("reports", "0009_sketch_of_a_photo")]
    operations = [
        migrations.AddField("photo", "is_set_aside", models.BooleanField(default=False, db_default=False)),
        migrations.AlterField("retentionrule", "what", models.CharField(choices=WHAT, max_length=12)),
        migrations.RunPython(seed_open, delete_open),
    ]
