"""Answer templates in three languages, with the first fifteen. Taken back, the table goes with them."""

import datetime

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from verification.migrations._templates_2026 import TEMPLATES

STATUSES = [
    ("new", "New"),
    ("verifying", "Verification"),
    ("confirmed", "Confirmed"),
    ("eliminated", "Confirmed (eliminated)"),
    ("referred", "Confirmed (handed over outside the Police)"),
    ("unconfirmed", "Not confirmed"),
    ("hoax", "Joke or mistake"),
]
FIRST_DAY = datetime.date(2026, 1, 1)


def seed_templates(apps, schema_editor):
    AnswerTemplate = apps.get_model("verification", "AnswerTemplate")
    for status, title, text, text_en, text_uk in TEMPLATES:
        texts = {"text": text, "text_en": text_en, "text_uk": text_uk}
        AnswerTemplate.objects.get_or_create(status=status, title=title, valid_from=FIRST_DAY, defaults=texts)


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0012_who_made_a_rule"),
        ("verification", "0008_ledger"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="AnswerTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("status", models.CharField(blank=True, choices=STATUSES, max_length=12)),
                ("title", models.CharField(max_length=120)),
                ("text", models.TextField()),
                ("text_en", models.TextField()),
                ("text_uk", models.TextField()),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("made_at", models.DateTimeField(blank=True, null=True)),
                (
                    "category",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reports.category",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successor",
                        to="verification.answertemplate",
                    ),
                ),
            ],
            options={"ordering": ["status", "title", "pk"]},
        ),
        migrations.RunPython(seed_templates, migrations.RunPython.noop),  # reverse: the table is dropped
    ]
