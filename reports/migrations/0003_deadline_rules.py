"""Seeds the deadline rules with their sources. Run again it changes nothing; taken back it deletes unused ones."""

from datetime import date

from django.db import migrations

START = date(2016, 9, 14)
ANNOUNCED = "ogłoszenia z 2016 r."
OWN = "ustawienie wdrożenia"
RULES = (
    ("read", 2, START, ANNOUNCED),
    ("read", 3, date(2019, 12, 20), "Wytyczne nr 3 KGP z 20.12.2019, § 5 ust. 1"),
    ("verify", 5, START, f"{ANNOUNCED}; do potwierdzenia przez Komendę"),
    ("eliminate", 30, START, OWN),
    ("reply", 30, START, OWN),
)


def seed_rules(apps, schema_editor):
    DeadlineRule = apps.get_model("reports", "DeadlineRule")
    for stage, amount, effective_from, source in RULES:
        DeadlineRule.objects.get_or_create(
            stage=stage,
            category=None,
            effective_from=effective_from,
            defaults={"amount": amount, "days": "calendar", "source": source},
        )


def delete_unused(apps, schema_editor):
    DeadlineRule = apps.get_model("reports", "DeadlineRule")
    for stage, _amount, effective_from, source in RULES:
        DeadlineRule.objects.filter(
            stage=stage, category=None, effective_from=effective_from, source=source, clocks__isnull=True
        ).delete()


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_categories")]
    operations = [migrations.RunPython(seed_rules, delete_unused)]
