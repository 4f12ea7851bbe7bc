"""The ledger of hand-overs: what the body answered, who wrote it down, and the reminders. The table is a small one."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("districts", "0004_partner_register"),
        ("verification", "0007_reassignments"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.AddField(
            "handover",
            "outcome",
            models.CharField(
                blank=True,
                choices=[("done", "done by the body"), ("refused", "refused or sent back")],
                default="",
                db_default="",
                max_length=8,
            ),
        ),
        migrations.AddField("handover", "reply", models.TextField(blank=True, default="", db_default="")),
        migrations.AddField(
            "handover",
            "reply_by",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            "handover",
            models.Index(condition=models.Q(("replied_on", None)), fields=["reply_due"], name="handover_awaited"),
        ),
        migrations.AddConstraint(
            "handover",
            models.CheckConstraint(
                condition=models.Q(("outcome", ""), ("replied_on__isnull", False), _connector="OR"),
                name="verification_handover_outcome_of_a_reply",
            ),
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "hand_over",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="verification.handover",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("hand_over", "on"), name="verification_reminder_once_a_day")
                ],
            },
        ),
    ]
