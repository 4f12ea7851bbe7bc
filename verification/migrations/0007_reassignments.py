"""Who was asked to take a report over; which report was merged into which."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

PK = ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))
KINDS = [
    ("officer", "officer of a beat"),
    ("traffic", "traffic police"),
    ("patrol", "patrol"),
    ("cell", "another cell"),
]

ANSWERS = [
    ("accepted", "taken over"),
    ("refused", "refused"),
    ("withdrawn", "withdrawn"),
    ("overtaken", "settled otherwise"),
]


def key(to, **fields):
    """A foreign key that keeps its row."""
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=to, **{"related_name": "+"} | fields)


def user(**fields):
    return key(settings.AUTH_USER_MODEL, **fields)


class Migration(migrations.Migration):
    dependencies = [
        ("verification", "0006_tasks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="Reassignment",
            fields=[
                PK,
                ("report", key("reports.report", related_name="reassignments")),
                ("to", models.CharField(choices=KINDS, max_length=8)),
                ("unit", key("districts.unit")),
                ("officer", user(null=True)),
                ("reason", models.TextField()),
                ("asked_by", user()),
                ("asked_at", models.DateTimeField()),
                ("answer", models.CharField(blank=True, choices=ANSWERS, max_length=10)),
                ("answered_by", user(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("word", models.TextField(blank=True)),
                (
                    "task",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reassignment",
                        to="verification.task",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(condition=Q(answer=""), fields=["unit"], name="reassignment_asked_unit"),
                    models.Index(condition=Q(answer=""), fields=["asked_by"], name="reassignment_asking"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=Q(answer=""), fields=("report",), name="verification_reassignment_one_waits"
                    ),
                    models.CheckConstraint(
                        condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
                        name="verification_reassignment_answered_with_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                PK,
                ("report", key("reports.report", related_name="merges")),
                ("target", key("reports.report", related_name="merges_into")),
                ("by", user()),
                ("at", models.DateTimeField()),
                ("counted", models.PositiveIntegerField()),
                ("clocks", models.ManyToManyField(related_name="+", to="reports.clock")),
                ("undone_by", user(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=Q(undone_at=None), fields=("report",), name="verification_merge_one"
                    ),
                    models.CheckConstraint(condition=~Q(report=F("target")), name="verification_merge_of_two"),
                ],
            },
        ),
    ]
