"""Administrative areas and boundary editions. Geometry is WGS84 (SRID 4326)."""

from django.contrib.gis.db import models
from django.contrib.postgres.indexes import GistIndex
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class AreaKind(models.TextChoices):
    COUNTRY = "country", _("country")
    VOIVODESHIP = "voivodeship", _("voivodeship")
    COUNTY = "county", _("county")
    MUNICIPALITY = "municipality", _("municipality")


class AdministrativeArea(models.Model):
    """A piece of the country by TERYT code. Read by everybody; written by imports and the demo only.

    `is_made_up` marks outlines that were computed for the demo: every page that shows one says so.
    """

    code = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=16, choices=AreaKind.choices)
    name = models.CharField(max_length=120)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    outline = models.MultiPolygonField(spatial_index=False)
    is_made_up = models.BooleanField(default=False)

    class Meta:
        ordering = ["kind", "code"]
        indexes = [GistIndex(fields=["outline"], name="area_outline_gist")]  # which area covers a point
        constraints = [
            models.CheckConstraint(condition=models.Q(outline__isvalid=True), name="districts_area_outline_valid"),
        ]

    def __str__(self) -> str:
        return self.name


class BoundaryEdition(models.Model):
    """One complete set of beat and unit boundaries. Exactly one is current; going back means marking an older one.

    Rows are never deleted: a report keeps the edition of its day.
    """

    name = models.CharField(max_length=120, unique=True)
    is_current = models.BooleanField(default=False)
    is_made_up = models.BooleanField(default=False)
    created_on = models.DateField(db_default=Now())
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-created_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_current"], condition=models.Q(is_current=True), name="districts_edition_one_current"
            ),
        ]

    def __str__(self) -> str:
        return self.name
