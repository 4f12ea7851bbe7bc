"""District officers and who serves which beat, when."""

import uuid

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from districts.models.units import Beat, Unit


class Officer(models.Model):
    """*Dzielnicowy* or head of section as the public knows them: service contacts only, never private ones.

    `user` links the person who signs in, where there is one. `phone` in the demo is no real number.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="officer"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="officers")
    rank = models.CharField(max_length=40)
    first_name = models.CharField(max_length=60)
    last_name = models.CharField(max_length=80)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    photo = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)
    updated_on = models.DateField()

    class Meta:
        ordering = ["last_name", "first_name"]

    def __str__(self) -> str:
        return f"{self.rank} {self.first_name} {self.last_name}"


class AssignmentRole(models.TextChoices):
    HOLDER = "holder", _("district officer")
    SUBSTITUTE = "substitute", _("substitute")


class Assignment(models.Model):
    """An officer serves a beat during `valid` (half-open days). The database refuses two holders on one day.

    A substitute answers in place of the holder for as long as the substitution is valid.
    """

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="assignments")
    beat = models.ForeignKey(Beat, on_delete=models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=12, choices=AssignmentRole.choices, default=AssignmentRole.HOLDER)
    valid = DateRangeField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="districts_assignment_one_at_a_time",
                expressions=[
                    ("beat", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.officer} · {self.beat} · {self.valid}"


class DutyHours(models.Model):
    """When an officer answers the service phone: weekday 1 (Monday) to 7, local time, `until` after `since`."""

    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="duty_hours")
    weekday = models.PositiveSmallIntegerField()
    since = models.TimeField()
    until = models.TimeField()

    class Meta:
        ordering = ["weekday", "since"]
        constraints = [
            models.CheckConstraint(condition=models.Q(weekday__range=(1, 7)), name="districts_duty_weekday"),
            models.CheckConstraint(condition=models.Q(until__gt=models.F("since")), name="districts_duty_order"),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.since:%H:%M}-{self.until:%H:%M}"
