"""Police units as a tree, and the beats of their officers. Geometry is WGS84 (SRID 4326)."""

import uuid

from django.contrib.gis.db import models
from django.contrib.postgres.indexes import GistIndex
from django.utils.translation import gettext_lazy as _

from districts.models.areas import BoundaryEdition
from districts.querysets import BeatQuerySet, UnitAreaQuerySet


class UnitKind(models.TextChoices):
    """Kinds by Zarządzenie nr 5 KGP of 20 June 2016."""

    KGP = "kgp", _("National Police Headquarters")
    KWP = "kwp", _("voivodeship headquarters")
    KMP = "kmp", _("city headquarters")
    KPP = "kpp", _("county headquarters")
    KRP = "krp", _("district headquarters")
    STATION = "station", _("police station")
    POST = "post", _("police post")
    SECTION = "section", _("section of district officers")


class Unit(models.Model):
    """A unit of the force. `head` is the person who answers where a beat has nobody (vacancy)."""

    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=16, choices=UnitKind.choices)
    name = models.CharField(max_length=160)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    depth = models.PositiveSmallIntegerField(default=0)  # 0 at the root; the deepest covering unit serves a hole
    head = models.ForeignKey(
        "districts.Officer", on_delete=models.SET_NULL, null=True, blank=True, related_name="heads"
    )
    street = models.CharField(max_length=160, blank=True)
    postal_code = models.CharField(max_length=6, blank=True)
    city = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)

    class Meta:
        ordering = ["depth", "name"]

    def __str__(self) -> str:
        return self.name


class UnitArea(models.Model):
    """What a unit serves in one edition: the union of its beats plus what lies between them."""

    edition = models.ForeignKey(BoundaryEdition, on_delete=models.PROTECT, related_name="unit_areas")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="areas")
    area = models.MultiPolygonField(spatial_index=False)

    objects = UnitAreaQuerySet.as_manager()

    class Meta:
        indexes = [GistIndex(fields=["area"], name="unitarea_area_gist")]  # the covering unit of a hole
        constraints = [
            models.UniqueConstraint(fields=["edition", "unit"], name="districts_unitarea_once"),
            models.CheckConstraint(condition=models.Q(area__isvalid=True), name="districts_unitarea_valid"),
        ]

    def __str__(self) -> str:
        return f"{self.unit} · {self.edition}"


class Beat(models.Model):
    """*Rejon służbowy*: the part of a unit's area that one district officer serves, in one boundary edition.

    `number` is what the force writes ("7", "IV", "12a"); `sort_key` orders numbers naturally and decides ties on a
    shared border. `public_id` survives a new edition when the beat does.
    """

    public_id = models.UUIDField(default=uuid.uuid4, editable=False)
    edition = models.ForeignKey(BoundaryEdition, on_delete=models.PROTECT, related_name="beats")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="beats")
    number = models.CharField(max_length=12)
    sort_key = models.CharField(max_length=24)
    name = models.CharField(max_length=160)
    streets = models.JSONField(default=list, blank=True)  # list of strings, as written for people
    area = models.MultiPolygonField(spatial_index=False)
    # Assignments of the day of `people_on`, set by BeatQuerySet.with_people; never saved.
    holding = standing_in = None

    objects = BeatQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key", "pk"]
        indexes = [GistIndex(fields=["area"], name="beat_area_gist")]  # districts.lookup: which beat covers a point
        constraints = [
            models.UniqueConstraint(fields=["edition", "unit", "number"], name="districts_beat_number_once"),
            models.UniqueConstraint(fields=["edition", "public_id"], name="districts_beat_public_id_once"),
            models.CheckConstraint(condition=models.Q(area__isvalid=True), name="districts_beat_area_valid"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"
