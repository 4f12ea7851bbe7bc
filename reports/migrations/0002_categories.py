"""Seeds the 27 categories by slug. Run again it changes nothing; taken back it deletes those that no report uses."""

from django.db import migrations

from reports.migrations._categories_2019 import CATEGORIES


def values(seed, position):
    name, name_en, name_uk = seed.names
    hint, hint_en, hint_uk = seed.hints
    return {
        "name": name,
        "name_en": name_en,
        "name_uk": name_uk,
        "group": seed.group,
        "hint": hint,
        "hint_en": hint_en,
        "hint_uk": hint_uk,
        "words": seed.words,
        "description_required": seed.description_required,
        "precision": seed.precision,
        "minimum_visits": seed.visits,
        "position": position,
        "valid_from": seed.valid_from,
        "valid_to": seed.valid_to,
    }


def seed_categories(apps, schema_editor):
    Category = apps.get_model("reports", "Category")
    for position, seed in enumerate(CATEGORIES, start=1):
        Category.objects.get_or_create(slug=seed.slug, defaults=values(seed, position))


def delete_unused(apps, schema_editor):
    Category = apps.get_model("reports", "Category")
    Category.objects.filter(slug__in=[seed.slug for seed in CATEGORIES], reports__isnull=True).delete()


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_report_and_its_life")]
    operations = [migrations.RunPython(seed_categories, delete_unused)]
