"""What a resident adds after the report, and what the same place tells: messages, an objection, a rating, "I see it too".

Seeds the term of an objection and two questions for each category. Run again it changes nothing; taken back it deletes them.
"""

from datetime import date

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from reports.migrations._questions_2026 import QUESTIONS, START
from reports.sealed import SealedTextField

OBJECTION = {
    "stage": "object",
    "category": None,
    "effective_from": date(2016, 9, 14),
    "source": "ustawienie wdrożenia",
}
STAGES = [
    ("read", "read"),
    ("verify", "verify"),
    ("eliminate", "eliminate"),
    ("reply", "reply of the competent body"),
    ("object", "objection of the resident"),
]
ID = ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))


def of_report(name, kind=models.ForeignKey, **options):
    return kind(on_delete=django.db.models.deletion.PROTECT, related_name=name, to="reports.report", **options)


def seed(apps, schema_editor):
    apps.get_model("reports", "DeadlineRule").objects.get_or_create(
        **OBJECTION, defaults={"amount": 14, "days": "calendar"}
    )
    Category = apps.get_model("reports", "Category")
    Question = apps.get_model("reports", "CategoryQuestion")
    for category in Category.objects.filter(slug__in=QUESTIONS):
        for position, (words, choices) in enumerate(QUESTIONS[category.slug], start=1):
            texts = dict(zip(("text", "text_en", "text_uk"), words, strict=True))
            listed = [dict(zip(("pl", "en", "uk"), choice, strict=True)) for choice in choices]
            Question.objects.get_or_create(
                category=category, position=position, valid_from=START, defaults={**texts, "choices": listed}
            )


def forget(apps, schema_editor):
    apps.get_model("reports", "DeadlineRule").objects.filter(**OBJECTION).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0006_publication_and_floods"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.AddField("category", "near_m", models.PositiveSmallIntegerField(default=250, db_default=250)),
        migrations.AddField("reportcontent", "withdrawn_on", models.DateField(null=True, blank=True)),
        *(
            migrations.AlterField(model, "stage", models.CharField(max_length=12, choices=STAGES))
            for model in ("deadlinerule", "clock")
        ),
        migrations.CreateModel(
            "Message",
            [
                ID,
                ("report", of_report("messages")),
                ("sender", models.CharField(choices=[("resident", "resident"), ("officer", "officer")], max_length=12)),
                (
                    "kind",
                    models.CharField(
                        choices=[("message", "Message"), ("objection", "Objection")], default="message", max_length=12
                    ),
                ),
                ("text", SealedTextField()),
                ("on", models.DateField()),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(blank=True, null=True)),
            ],
            options={"ordering": ["pk"]},
        ),
        migrations.CreateModel(
            "Endorsement",
            [
                ID,
                ("report", of_report("endorsed_on")),
                ("on", models.DateField()),
                ("count", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["on"],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "on"), name="reports_endorsement_once_a_day")
                ],
            },
        ),
        migrations.CreateModel(
            "Rating",
            [
                ("report", of_report("rating", models.OneToOneField, primary_key=True, serialize=False)),
                (
                    "value",
                    models.PositiveSmallIntegerField(
                        choices=[(3, "Yes, it is better"), (2, "In part"), (1, "No, nothing has changed")]
                    ),
                ),
                ("on", models.DateField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("value__in", [3, 2, 1])), name="reports_rating_known")
                ],
            },
        ),
        migrations.CreateModel(
            "CategoryQuestion",
            [
                ID,
                (
                    "category",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="reports.category"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("text", models.CharField(max_length=120)),
                ("text_en", models.CharField(max_length=120)),
                ("text_uk", models.CharField(max_length=120)),
                ("choices", models.JSONField()),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["category", "position", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("category", "position", "valid_from"), name="reports_question_once")
                ],
            },
        ),
        migrations.RunPython(seed, forget),
    ]
