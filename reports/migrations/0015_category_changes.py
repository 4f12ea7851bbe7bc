"""What becomes different about a category on a day, and who made it so."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

PROTECT = django.db.models.deletion.PROTECT


class Migration(migrations.Migration):
    dependencies = [("reports", "0014_reason_dates"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [
        migrations.CreateModel(
            name="CategoryChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("effective_from", models.DateField()),
                ("after", models.JSONField()),
                ("before", models.JSONField(blank=True, null=True)),
                ("applied_at", models.DateTimeField(blank=True, null=True)),
                ("why", models.CharField(max_length=300)),
                ("made_at", models.DateTimeField()),
                (
                    "category",
                    models.ForeignKey(on_delete=PROTECT, related_name="dated_changes", to="reports.category"),
                ),
                ("made_by", models.ForeignKey(on_delete=PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "ordering": ["effective_from", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("category", "effective_from"), name="reports_categorychange_once")
                ],
            },
        ),
    ]
