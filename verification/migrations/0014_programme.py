"""Monthly figures with the tasks they are for, hours on the beat, and the anonymous survey of officers.

Seeds the tasks. Run again it changes nothing; taken back everything here goes.
"""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from verification.migrations._tasks_2016 import SOURCE, START, TASKS

LANGUAGES = ("", "_en", "_uk")


def seed_tasks(apps, schema_editor):
    ProgrammeTask = apps.get_model("verification", "ProgrammeTask")
    for position, (slug, names, counted) in enumerate(TASKS, start=1):
        values = {f"name{tail}": text for tail, text in zip(LANGUAGES, names, strict=True)}
        values |= {f"counted{tail}": text for tail, text in zip(LANGUAGES, counted, strict=True)}
        values |= {"position": position, "valid_from": START, "source": SOURCE}
        ProgrammeTask.objects.get_or_create(slug=slug, defaults=values)


def delete_unused(apps, schema_editor):
    ProgrammeTask = apps.get_model("verification", "ProgrammeTask")
    ProgrammeTask.objects.filter(slug__in=[slug for slug, *_ in TASKS], figures__isnull=True).delete()
    # the table goes next, in the same transaction: nothing of it may wait
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):
    dependencies = [
        ("districts", "0003_street_line_index"),
        ("verification", "0013_bulk_jobs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ProgrammeTask",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("name_en", models.CharField(max_length=120)),
                ("name_uk", models.CharField(max_length=120)),
                ("counted", models.CharField(max_length=120)),
                ("counted_en", models.CharField(max_length=120)),
                ("counted_uk", models.CharField(max_length=120)),
                ("position", models.PositiveSmallIntegerField()),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("source", models.CharField(max_length=300)),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="MonthlyFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                ("number", models.PositiveIntegerField()),
                ("remark", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="monthly_figures", to="districts.unit"
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="verification.programmetask",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="SurveyAnswer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("month", models.DateField()),
                (
                    "obstacles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("other_duties", "other duties take the time for the beat"),
                                ("beat_too_large", "the beat is too large"),
                                ("no_car", "no car or bicycle when it is needed"),
                                ("equipment", "telephone, radio or computer missing or old"),
                                ("paperwork", "the same thing has to be written several times"),
                                ("unclear_reports", "reports without a place, hour or description"),
                                ("other_bodies", "other bodies do not answer"),
                                ("training", "too little training"),
                                ("people", "residents do not know or do not trust their officer"),
                                ("none", "nothing stands in the way"),
                            ],
                            max_length=16,
                        ),
                        size=None,
                    ),
                ),
                ("proposal", models.CharField(blank=True, max_length=1000)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="districts.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SurveyRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                (
                    "answered",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="districts.unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="BeatHours",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                ("kind", models.CharField(choices=[("planned", "planned"), ("done", "done")], max_length=8)),
                ("hours", models.PositiveSmallIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "beat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="hours", to="districts.beat"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["month", "beat", "kind", "-id"], name="hours_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("month__day", 1)), name="verification_hours_first_of_month"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("hours__lte", 744)), name="verification_hours_of_a_month"
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="beathours",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="45ffe87c61e82bd043e7c974f099ff05ba166b04",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_0872d",
                    table="verification_beathours",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="monthlyfigure",
            index=models.Index(fields=["month", "unit", "task", "-id"], name="figure_newest"),
        ),
        migrations.AddConstraint(
            model_name="monthlyfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(("month__day", 1)), name="verification_figure_first_of_month"
            ),
        ),
        migrations.AddConstraint(
            model_name="monthlyfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__lte", 99999)), name="verification_figure_number"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="monthlyfigure",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0a709052e2360ea7395300a420a351f6133aacb2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_9a036",
                    table="verification_monthlyfigure",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="surveyanswer",
            index=models.Index(fields=["month", "unit"], name="answer_month_unit"),
        ),
        migrations.AddConstraint(
            model_name="surveyanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("month__day", 1)), name="verification_answer_first_of_month"
            ),
        ),
        migrations.AddConstraint(
            model_name="surveyround",
            constraint=models.UniqueConstraint(fields=("unit", "month"), name="verification_round_once"),
        ),
        migrations.AddConstraint(
            model_name="surveyround",
            constraint=models.CheckConstraint(
                condition=models.Q(("month__day", 1)), name="verification_round_first_of_month"
            ),
        ),
        migrations.RunPython(seed_tasks, delete_unused),
    ]
