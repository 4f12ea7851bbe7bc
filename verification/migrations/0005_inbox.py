"""The inbox of an officer and the mail of a day."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

STEPS = [
    ("soon", "three quarters of the time are over"),
    ("due", "due"),
    ("overdue", "a day late"),
    ("long_overdue", "three days late"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0012_who_made_a_rule"),
        ("verification", "0004_alerts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="Digest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("user", "on"), name="verification_digest_once_a_day")]
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("step", models.CharField(choices=STEPS, max_length=12)),
                ("on", models.DateField()),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                (
                    "clock",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="reports.clock"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [models.Index(condition=models.Q(("seen_at", None)), fields=["user"], name="notice_unseen")],
                "constraints": [
                    models.UniqueConstraint(fields=("clock", "step", "user"), name="verification_notice_once")
                ],
            },
        ),
    ]
