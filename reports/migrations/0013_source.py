"""How a report came in, and the officer who wrote it down for somebody. Both columns cost no rewrite of the table."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

SOURCES = [
    ("resident", "on the map"),
    ("phone", "by telephone"),
    ("visit", "at a meeting or a visit"),
    ("debate", "at a public debate"),
    ("letter", "by letter or e-mail"),
]


class Migration(migrations.Migration):
    dependencies = [("reports", "0012_who_made_a_rule"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [
        migrations.AddField(
            "report",
            "source",
            models.CharField(choices=SOURCES, default="resident", db_default="resident", max_length=8),
        ),
        migrations.AddField(
            "report",
            "entered_by",
            models.ForeignKey(
                null=True,
                blank=True,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
