"""When a report is published, and what came in a flood.

Spent proofs move to memory: a row with the second of its proof told when somebody had reported.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reports", "0005_place_index")]
    operations = [
        migrations.DeleteModel("UsedProof"),
        migrations.CreateModel(
            name="ReportGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("opened_on", models.DateField()),
                (
                    "category",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reports.category"
                    ),
                ),
            ],
            options={"verbose_name": "group of reports"},
        ),
        migrations.AddField("report", "batches_left", models.PositiveSmallIntegerField(default=0, db_default=0)),
        migrations.AddField("report", "is_in_flood", models.BooleanField(default=False, db_default=False)),
        migrations.AddField(
            "report",
            "group",
            models.ForeignKey(
                null=True,
                blank=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="reports",
                to="reports.reportgroup",
            ),
        ),
        migrations.AddIndex(
            "report",
            models.Index(fields=["unit"], condition=models.Q(is_in_flood=True), name="report_in_flood"),
        ),
    ]
