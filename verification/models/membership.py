"""Roles of users in units, with dates."""

import datetime

from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.utils.translation import gettext_lazy as _

from districts.models import AdministrativeArea, Unit


class Role(models.TextChoices):
    OFFICER = "officer", _("district officer")
    SECTION_HEAD = "section_head", _("head of section")
    LOCAL_COORDINATOR = "local_coordinator", _("local coordinator")
    PROVINCIAL_COORDINATOR = "provincial_coordinator", _("voivodeship coordinator")
    NATIONAL_COORDINATOR = "national_coordinator", _("national coordinator")
    VIEWER = "viewer", _("representative of a municipality or organisation")
    AUDITOR = "auditor", _("auditor")
    SYSTEM_ADMIN = "system_admin", _("system administrator")


class MembershipQuerySet(models.QuerySet):
    def valid_on(self, day: datetime.date) -> "MembershipQuerySet":
        return self.filter(valid__contains=day)


class Membership(models.Model):
    """A user has a role in a unit (or, a viewer, in a municipality) during `valid` (half-open days).

    Written by coordinators and the system administrator. It is read on every request: a withdrawn role ends there.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=30, choices=Role.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships")
    area = models.ForeignKey(
        AdministrativeArea, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    valid = DateRangeField()

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(unit__isnull=False, area__isnull=True)
                | models.Q(unit__isnull=True, area__isnull=False),
                name="verification_membership_unit_or_area",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.role}"
