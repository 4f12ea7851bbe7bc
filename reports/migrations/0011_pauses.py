"""Pauses with a reason of a list, who made them and what was promised. The table was empty until now."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

REASONS = [
    ("answer", "waiting for the resident's answer"),
    ("other_body", "waiting for another body"),
    ("out_of_season", "the threat shows at certain times only"),
    ("no_access", "the place cannot be entered now"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0010_open_for_years_and_set_aside"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.DeleteModel("ClockPause"),
        migrations.CreateModel(
            name="ClockPause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("planned_until", models.DateField()),
                ("reason", models.CharField(choices=REASONS, max_length=16)),
                ("at", models.DateTimeField()),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "clock",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pauses", to="reports.clock"
                    ),
                ),
            ],
            options={
                "ordering": ["since", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(planned_until__gte=models.F("since"), until__lte=models.F("planned_until")),
                        name="reports_pause_in_order",
                    )
                ],
            },
        ),
    ]
