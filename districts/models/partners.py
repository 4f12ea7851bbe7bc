"""Bodies outside the force that a confirmed threat can be handed over to."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PartnerKind(models.TextChoices):
    MUNICIPAL_GUARD = "municipal_guard", _("municipal guard")
    ROAD_MANAGER = "road_manager", _("road manager")
    MUNICIPALITY = "municipality", _("municipality")
    SCHOOL = "school", _("school")
    HOUSING = "housing", _("housing co-operative")
    OTHER = "other", _("other body")


class Partner(models.Model):
    """A body by its public name. `valid_to` ends its use for new hand-overs; rows are never deleted."""

    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=20, choices=PartnerKind.choices)
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
