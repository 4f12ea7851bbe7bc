"""Acts on many reports that can be undone at once, and who was told of a flood."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

PK = ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))
PROTECT = django.db.models.deletion.PROTECT


class Migration(migrations.Migration):
    dependencies = [
        ("verification", "0001_evidence"),
        ("reports", "0008_photos_and_retention"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="BulkAct",
            fields=[
                PK,
                (
                    "kind",
                    models.CharField(
                        choices=[("hide", "hidden from the public"), ("show", "shown to the public")], max_length=8
                    ),
                ),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                ("actor", models.ForeignKey(on_delete=PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={"ordering": ["pk"]},
        ),
        migrations.CreateModel(
            name="BulkItem",
            fields=[
                PK,
                ("was_hidden", models.BooleanField()),
                ("was_in_flood", models.BooleanField()),
                ("act", models.ForeignKey(on_delete=PROTECT, related_name="items", to="verification.bulkact")),
                ("report", models.ForeignKey(on_delete=PROTECT, related_name="bulk_items", to="reports.report")),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("act", "report"), name="verification_bulkitem_once")],
            },
        ),
        migrations.AddField(
            "bulkact",
            "reports",
            models.ManyToManyField(related_name="+", through="verification.BulkItem", to="reports.report"),
        ),
        migrations.CreateModel(
            name="FloodAlert",
            fields=[
                PK,
                ("on", models.DateField()),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="districts.unit"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "on"), name="verification_floodalert_once_a_day")
                ]
            },
        ),
    ]
