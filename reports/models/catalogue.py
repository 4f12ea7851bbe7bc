"""Threat categories as dated data. The 27 known ones are seeded by a migration, keyed by slug."""

import datetime

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class CategoryGroup(models.TextChoices):
    """Groups of the published research on all reports of 2022; used as filters and to sort the tiles."""

    TRAFFIC = "traffic", _("Traffic")
    PUBLIC_ORDER = "public_order", _("Vandalism and demoralisation")
    SUBSTANCES = "substances", _("Alcohol and drugs")
    GREENERY = "greenery", _("Greenery and waste")
    WATER = "water", _("Water")
    ANIMALS = "animals", _("Animals")
    PEOPLE = "people", _("People who need help")


class CategoryQuerySet(models.QuerySet):
    def current(self, on: datetime.date) -> "CategoryQuerySet":
        """Categories that residents may choose on that day (`valid_to` is the last day)."""
        return self.filter(valid_from__lte=on).exclude(valid_to__lt=on)


class Category(models.Model):
    """One kind of threat. `slug` is its Polish name in ASCII and never changes; a report keeps its category for ever.

    `precision` is the side of the public cell in metres, 0 for the exact point. `minimum_visits` counts visits before
    "not confirmed". `near_m` is how far around a place reports of the group count as the same place. `words` are plain words that people search by. `icon` is a name of the icon package
    (`accounts.templatetags.icons.names`). Coordinators edit rows; nothing used is deleted.
    """

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    name_uk = models.CharField(max_length=120)
    group = models.CharField(max_length=20, choices=CategoryGroup.choices)
    hint = models.CharField(max_length=300)
    hint_en = models.CharField(max_length=300)
    hint_uk = models.CharField(max_length=300)
    words = models.CharField(max_length=400, blank=True)
    icon = models.CharField(max_length=40, default="triangle-alert", db_default="triangle-alert")
    description_required = models.BooleanField(default=False)
    precision = models.PositiveSmallIntegerField(default=0)
    minimum_visits = models.PositiveSmallIntegerField(default=1)
    near_m = models.PositiveSmallIntegerField(default=250, db_default=250)
    position = models.PositiveSmallIntegerField(default=0)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = CategoryQuerySet.as_manager()

    class Meta:
        ordering = ["position", "slug"]
        constraints = [
            models.CheckConstraint(condition=models.Q(precision__in=(0, 100, 250)), name="reports_category_precision"),
        ]

    def __str__(self) -> str:
        return self.name

    def name_in(self, language: str | None = None) -> str:
        return {"en": self.name_en, "uk": self.name_uk}.get(language or get_language() or "", self.name)

    def hint_in(self, language: str | None = None) -> str:
        return {"en": self.hint_en, "uk": self.hint_uk}.get(language or get_language() or "", self.hint)

    @property
    def label(self) -> str:
        return self.name_in()

    @property
    def hint_label(self) -> str:
        return self.hint_in()
