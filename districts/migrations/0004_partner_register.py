"""The register of bodies that take threats over: contact, whom they serve, since when, and what became of each entry."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("districts", "0003_street_line_index"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.AddField("partner", "phone", models.CharField(blank=True, default="", db_default="", max_length=40)),
        migrations.AddField(
            "partner", "source", models.CharField(blank=True, default="", db_default="", max_length=300)
        ),
        migrations.AddField("partner", "valid_from", models.DateField(blank=True, null=True)),
        migrations.AddField(
            "partner",
            "unit",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="partners",
                to="districts.unit",
            ),
        ),
        migrations.CreateModel(
            name="PartnerChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "act",
                    models.CharField(
                        choices=[("added", "added"), ("contact", "contact changed"), ("ended", "ended")], max_length=8
                    ),
                ),
                ("at", models.DateTimeField()),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("valid_to", models.DateField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="districts.partner"
                    ),
                ),
            ],
            options={"ordering": ["-pk"]},
        ),
    ]
