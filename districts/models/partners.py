"""Bodies outside the force that a confirmed threat can be handed over to."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from districts.models.units import Unit


class PartnerKind(models.TextChoices):
    MUNICIPAL_GUARD = "municipal_guard", _("municipal guard")
    ROAD_MANAGER = "road_manager", _("road manager")
    MUNICIPALITY = "municipality", _("municipality")
    SCHOOL = "school", _("school")
    HOUSING = "housing", _("housing co-operative")
    OTHER = "other", _("other body")


class PartnerQuerySet(models.QuerySet):
    def valid_on(self, day: datetime.date) -> "PartnerQuerySet":
        return self.filter(Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day))

    def serving(self, unit: Unit) -> "PartnerQuerySet":
        """Those of the unit, of the units above it, and those of the whole country. One query, two for a fresh `unit`."""
        chain, above = [], unit
        while above is not None:
            chain.append(above.pk)
            above = above.parent
        return self.filter(Q(unit=None) | Q(unit__in=chain))


class Partner(models.Model):
    """A body by its public name. `unit`: it serves what this unit and those below it serve; None, the whole country.

    Written by `verification.services.partners`, each time with a `PartnerChange`. `valid_from` and `valid_to` are the
    first and last day on which it takes new hand-overs; rows are never deleted. `source` says where the contact is from.
    """

    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=20, choices=PartnerKind.choices)
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True, default="", db_default="")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="partners")
    source = models.CharField(max_length=300, blank=True, default="", db_default="")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    objects = PartnerQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PartnerAct(models.TextChoices):
    ADDED = "added", _("added")
    CONTACT = "contact", _("contact changed")
    ENDED = "ended", _("ended")


class PartnerChange(models.Model):
    """Who did what to the register, with the contact as it stood afterwards. Only added to."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="changes")
    act = models.CharField(max_length=8, choices=PartnerAct.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=300, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.partner_id} {self.act} {self.at:%Y-%m-%d}"
