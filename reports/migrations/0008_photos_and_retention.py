"""Photos, sealed text, and how long what is kept.

Texts move into columns of sealed bytes, each under a key in `KEY_STORE`; taken back, they are opened again. A note of the
trail may be emptied from now on, since retention ends for officers' words too; nothing else of the trail ever changes.
"""

import uuid
from datetime import date

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import reports.sealed

BATCH = 1_000
START = date(2016, 9, 14)
OWN = "ustawienie wdrożenia"
RULES = (("text", 365, START, OWN), ("point", 365, START, OWN), ("photo", 30, START, OWN))


def seal_texts(apps, schema_editor):
    copy(apps.get_model("reports", "ReportContent"), "plain", "description")


def open_texts(apps, schema_editor):
    copy(apps.get_model("reports", "ReportContent"), "description", "plain")


def copy(model, source, target):
    batch = []
    for row in model.objects.iterator(chunk_size=BATCH):
        setattr(row, target, str(getattr(row, source) or ""))
        batch.append(row)
        if len(batch) == BATCH:
            model.objects.bulk_update(batch, [target])
            batch.clear()
    model.objects.bulk_update(batch, [target])


def seed_retention(apps, schema_editor):
    RetentionRule = apps.get_model("reports", "RetentionRule")
    for what, days, effective_from, source in RULES:
        RetentionRule.objects.get_or_create(
            what=what, effective_from=effective_from, defaults={"days": days, "source": source}
        )


def delete_rules(apps, schema_editor):
    apps.get_model("reports", "RetentionRule").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("reports", "0007_dialogue")]
    operations = [
        migrations.CreateModel(
            name="Photo",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="photos", to="reports.report"
                    ),
                ),
                ("slot", models.BigIntegerField(null=True)),
                ("digest", models.BinaryField(max_length=32)),
                ("width", models.PositiveSmallIntegerField()),
                ("height", models.PositiveSmallIntegerField()),
                ("added_on", models.DateField()),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="RetentionRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("text", "Description, messages, days and hours that you named, officers' notes"),
                            ("point", "Exact place; after that only what the public map shows"),
                            ("photo", "Photos"),
                        ],
                        max_length=12,
                    ),
                ),
                ("days", models.PositiveSmallIntegerField()),
                ("effective_from", models.DateField()),
                ("source", models.CharField(max_length=300)),
            ],
            options={
                "ordering": ["what", "-effective_from"],
            },
        ),
        migrations.CreateModel(
            name="RetentionRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("counts", models.JSONField(default=dict)),
                ("stopped", models.CharField(blank=True, max_length=40)),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="retentionrule",
            constraint=models.UniqueConstraint(fields=("what", "effective_from"), name="reports_retention_once"),
        ),
        migrations.AddConstraint(
            model_name="retentionrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("days__range", (1, 3660))), name="reports_retention_days"
            ),
        ),
        migrations.AddConstraint(
            model_name="photo",
            constraint=models.UniqueConstraint(fields=("report", "digest"), name="reports_photo_once"),
        ),
        migrations.RenameField("reportcontent", "description", "plain"),
        migrations.AddField("reportcontent", "description", reports.sealed.SealedTextField(blank=True, null=True)),
        migrations.RunPython(seal_texts, open_texts),
        migrations.RemoveField("reportcontent", "plain"),
        pgtrigger.migrations.RemoveTrigger("statuschange", "append_only"),
        pgtrigger.migrations.AddTrigger(
            model_name="statuschange",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="353d698f014270dccc87e739ff5e3aca8ceabee1",
                    operation="DELETE",
                    pgid="pgtrigger_append_only_c1aed",
                    table="reports_statuschange",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statuschange",
            trigger=pgtrigger.compiler.Trigger(
                name="only_note_changes",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."actor_id" IS DISTINCT FROM (NEW."actor_id") OR OLD."at" IS DISTINCT FROM (NEW."at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."new" IS DISTINCT FROM (NEW."new") OR OLD."old" IS DISTINCT FROM (NEW."old") OR OLD."on" IS DISTINCT FROM (NEW."on") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."report_id" IS DISTINCT FROM (NEW."report_id") OR OLD."role" IS DISTINCT FROM (NEW."role"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="58fc670e4c23eb448897f6a64d5141f1e05d79c1",
                    operation="UPDATE",
                    pgid="pgtrigger_only_note_changes_027c1",
                    table="reports_statuschange",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statuschange",
            trigger=pgtrigger.compiler.Trigger(
                name="note_only_erased",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."note" IS DISTINCT FROM (NEW."note") AND NOT (NEW."note" = \'\'))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="0535a4e199ff56bdfa10cb94d5b4c7d684eacae0",
                    operation="UPDATE",
                    pgid="pgtrigger_note_only_erased_97d9f",
                    table="reports_statuschange",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunPython(seed_retention, delete_rules),
    ]
