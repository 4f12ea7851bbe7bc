"""Who made and ended a question of a category, and which one it replaces; one question in force for each place.

The old rule kept one row for each place and day, which a change of the order would break.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

PROTECT = django.db.models.deletion.PROTECT


def _person() -> models.ForeignKey:
    return models.ForeignKey(
        blank=True, null=True, on_delete=PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("reports", "0017_waiting_index"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [
        migrations.AddField(
            "categoryquestion",
            "replaces",
            models.OneToOneField(
                blank=True,
                null=True,
                on_delete=PROTECT,
                related_name="successor",
                to="reports.categoryquestion",
            ),
        ),
        migrations.AddField("categoryquestion", "made_by", _person()),
        migrations.AddField("categoryquestion", "made_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("categoryquestion", "ended_by", _person()),
        migrations.AddField("categoryquestion", "ended_at", models.DateTimeField(blank=True, null=True)),
        migrations.RemoveConstraint("categoryquestion", "reports_question_once"),
        migrations.AddConstraint(
            "categoryquestion",
            models.UniqueConstraint(
                fields=["category", "position"],
                condition=models.Q(("valid_to", None)),
                name="reports_question_one_a_place",
            ),
        ),
    ]
