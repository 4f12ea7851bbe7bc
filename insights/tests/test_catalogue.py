"""The seeded catalogue and rules, and that a migration taken back keeps what is used."""

import datetime
import importlib
import unicodedata

import pytest
from django.apps import apps

from districts.tests.factories import make_region
from reports.models import Category, CategoryQuestion, DeadlineRule, Report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]
TODAY = datetime.date(2026, 6, 15)


def ascii_slug(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.lower().replace("ł", "l"))
    return "".join(c for c in plain if not unicodedata.combining(c)).replace(" ", "-")


def test_27_categories_of_which_24_are_current():
    assert Category.objects.count() == 27
    current = Category.objects.current(TODAY)
    assert current.count() == 24
    withdrawn = set(Category.objects.values_list("slug", flat=True)) - set(current.values_list("slug", flat=True))
    assert withdrawn == {"dzikie-kapieliska", "miejsce-niebezpieczne-na-terenach-wodnych", "utoniecia"}


def test_a_slug_is_the_polish_name_in_ascii():
    assert all(category.slug == ascii_slug(category.name) for category in Category.objects.all())


def test_every_category_has_names_hints_and_words_in_full():
    for category in Category.objects.all():
        assert len({category.name, category.name_en, category.name_uk}) == 3
        assert all(len(hint) > 30 for hint in (category.hint, category.hint_en, category.hint_uk))
        assert category.words


def test_people_are_never_pinned_to_a_point():
    coarse = dict(Category.objects.exclude(precision=0).values_list("slug", "precision"))
    assert coarse == {
        "spozywanie-alkoholu-w-miejscach-niedozwolonych": 100,
        "grupowanie-sie-maloletnich-zagrozonych-demoralizacja": 250,
        "osoba-bezdomna-wymagajaca-pomocy": 250,
        "uzywanie-srodkow-odurzajacych": 250,
        "zebractwo": 250,
    }


def test_only_dangerous_entertainment_needs_a_description():
    [category] = Category.objects.filter(description_required=True)
    assert (category.slug, category.valid_from) == (
        "miejsce-niebezpiecznej-dzialalnosci-rozrywkowej",
        datetime.date(2019, 1, 20),
    )


def test_the_rules_name_their_sources():
    rules = DeadlineRule.objects.filter(category=None)
    assert sorted(rules.values_list("stage", "amount")) == [
        ("eliminate", 30), ("object", 14), ("read", 2), ("read", 3), ("reply", 30), ("verify", 5),
    ]  # fmt: skip
    assert "do potwierdzenia przez Komendę" in rules.get(stage="verify").source


def test_seeding_again_changes_nothing_and_taking_back_keeps_what_is_used():
    migration = importlib.import_module("reports.migrations.0002_categories")
    used = Category.objects.get(slug="zebractwo")
    used.hint = "Changed by a coordinator."
    used.save()
    migration.seed_categories(apps, None)
    assert Category.objects.get(slug="zebractwo").hint == "Changed by a coordinator."
    region = make_region()
    point = region.beats[0].area.centroid
    Report.objects.create(
        category=used, filed_on=TODAY, point=point, public_point=point, unit=region.sections[0], edition=region.edition
    )
    CategoryQuestion.objects.all().delete()  # their table goes before the categories do
    migration.delete_unused(apps, None)
    assert list(Category.objects.all()) == [used]
