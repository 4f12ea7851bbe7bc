"""The address book: localities and streets with their line, so that a street and number becomes a point.

`search_name` is the normalised form that queries are compared with (districts.addresses.normalise).
"""

from django.contrib.gis.db import models
from django.contrib.postgres.indexes import GinIndex, GistIndex

from districts.models.areas import AdministrativeArea


class Locality(models.Model):
    """A town or village. `population` orders equal names and sizes the label on the base map."""

    name = models.CharField(max_length=120)
    search_name = models.CharField(max_length=120, db_index=True)
    area = models.ForeignKey(AdministrativeArea, on_delete=models.PROTECT, related_name="localities")
    point = models.PointField(spatial_index=False)
    population = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-population", "name"]
        # districts.addresses.search: names that begin with what was typed, or have a word that does
        indexes = [GinIndex(fields=["search_name"], name="locality_search_trigram", opclasses=["gin_trgm_ops"])]

    def __str__(self) -> str:
        return self.name


class Street(models.Model):
    """A street of a locality. House numbers run along `line` from `number_from` to `number_to`."""

    locality = models.ForeignKey(Locality, on_delete=models.CASCADE, related_name="streets")
    name = models.CharField(max_length=160)
    search_name = models.CharField(max_length=160, db_index=True)
    line = models.LineStringField(spatial_index=False)
    number_from = models.PositiveIntegerField(default=1)
    number_to = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name"]
        indexes = [
            GinIndex(fields=["search_name"], name="street_search_trigram", opclasses=["gin_trgm_ops"]),
            # districts.street_map: streets of a tile; districts.addresses.nearest: the nearest street of a report
            GistIndex(fields=["line"], name="street_line_gist"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["locality", "name"], name="districts_street_once"),
            models.CheckConstraint(
                condition=models.Q(number_to__gte=models.F("number_from")), name="districts_street_numbers"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.locality}"
