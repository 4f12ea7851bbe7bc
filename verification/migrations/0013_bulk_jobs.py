"""Acts on many reports that are done in batches, and what became of each report."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

PK = ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))
PROTECT = django.db.models.deletion.PROTECT
KINDS = [("take", "taken for verification"), ("hide", "hidden from the public"), ("show", "shown to the public")]
OUTCOMES = [("waiting", "waits"), ("done", "done"), ("left", "left as it was")]


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0012_who_made_a_rule"),
        ("verification", "0012_saved_filters"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="BulkJob",
            fields=[
                PK,
                ("kind", models.CharField(choices=KINDS, max_length=8)),
                ("at", models.DateTimeField()),
                ("starts_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("is_stopped", models.BooleanField(default=False)),
                (
                    "act",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=PROTECT, related_name="+", to="verification.bulkact"
                    ),
                ),
                ("actor", models.ForeignKey(on_delete=PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(condition=models.Q(("ended_at", None)), fields=["starts_at"], name="bulkjob_to_do")
                ],
            },
        ),
        migrations.CreateModel(
            name="BulkJobItem",
            fields=[
                PK,
                ("outcome", models.CharField(choices=OUTCOMES, default="waiting", max_length=8)),
                ("why", models.CharField(blank=True, max_length=32)),
                ("job", models.ForeignKey(on_delete=PROTECT, related_name="items", to="verification.bulkjob")),
                ("report", models.ForeignKey(on_delete=PROTECT, related_name="+", to="reports.report")),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["job", "outcome"], name="bulkjobitem_outcome")],
                "constraints": [
                    models.UniqueConstraint(fields=("job", "report"), name="verification_bulkjobitem_once")
                ],
            },
        ),
    ]
