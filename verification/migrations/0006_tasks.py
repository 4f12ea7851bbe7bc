"""Who works on a report where it is not the officer of its beat; rules that task by themselves."""

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


def key(to, **fields):
    """A foreign key that keeps its row."""
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=to, **{"related_name": "+"} | fields)


def user(**fields):
    return key(settings.AUTH_USER_MODEL, **fields)


class Migration(migrations.Migration):
    dependencies = [
        ("districts", "0003_street_line_index"),
        ("reports", "0012_who_made_a_rule"),
        ("verification", "0005_inbox"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="TaskingRule",
            fields=[
                PK,
                ("category", key("reports.category")),
                ("unit", key("districts.unit", related_name="tasking_rules")),
                ("to", models.CharField(choices=KINDS, max_length=8)),
                ("to_unit", key("districts.unit")),
                ("reply_days", models.PositiveSmallIntegerField()),
                ("effective_from", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("made_by", user()),
                ("made_at", models.DateTimeField()),
                ("ended_by", user(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["category__name", "-effective_from", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=Q(ends_on=None),
                        fields=("category", "unit"),
                        name="verification_taskingrule_one_in_force",
                    ),
                    models.CheckConstraint(
                        condition=Q(("ends_on", None), ("ends_on__gte", F("effective_from")), _connector="OR"),
                        name="verification_taskingrule_in_order",
                    ),
                    models.CheckConstraint(
                        condition=Q(reply_days__range=(1, 60)), name="verification_taskingrule_days"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                PK,
                ("report", key("reports.report", related_name="tasks")),
                ("to", models.CharField(choices=KINDS, max_length=8)),
                ("unit", key("districts.unit", related_name="tasks")),
                ("officer", user(null=True)),
                ("reply_by", models.DateField(null=True)),
                ("note", models.TextField(blank=True)),
                ("rule", key("verification.taskingrule", null=True, related_name="tasks")),
                ("made_by", user(null=True)),
                ("made_on", models.DateField()),
                ("made_at", models.DateTimeField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("done", "done"), ("withdrawn", "withdrawn"), ("passed_on", "passed on")],
                        max_length=10,
                    ),
                ),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_by", user(null=True)),
                ("answer", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(condition=Q(closed_at=None), fields=["unit"], name="task_open_unit"),
                    models.Index(condition=Q(closed_at=None), fields=["officer"], name="task_open_officer"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=Q(closed_at=None), fields=("report",), name="verification_task_one_open"
                    ),
                    models.CheckConstraint(
                        condition=Q(made_at__isnull=False, made_by__isnull=False, rule=None)
                        | Q(made_at=None, made_by=None, rule__isnull=False),
                        name="verification_task_rule_or_person",
                    ),
                    models.CheckConstraint(
                        condition=Q(closed_at=None, outcome="") | (Q(closed_at__isnull=False) & ~Q(outcome="")),
                        name="verification_task_closed_with_outcome",
                    ),
                ],
            },
        ),
    ]
