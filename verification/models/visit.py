"""What officers did and wrote: visits and notes. Neither is ever edited."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from reports.models import Report, VisitResult


class VisitMethod(models.TextChoices):
    ON_FOOT = "on_foot", _("on foot")
    PATROL_CAR = "patrol_car", _("patrol car")
    SPEED_MEASUREMENT = "speed_measurement", _("speed measurement")
    CAMERA = "camera", _("camera")
    PHONE = "phone", _("telephone")
    DOCUMENTS = "documents", _("documents")


class Visit(models.Model):
    """*Sprawdzenie na miejscu*: one check of a report. The public reads day and result through the timeline.

    `at` is when the officer was there, in the past, not before the day of filing. `distance_m`: how far from the pin the
    officer's device was, in metres, where the officer gave that; the position itself is not kept. `key` names one act of
    saving: the same visit sent twice is one row.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="visits")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    method = models.CharField(max_length=20, choices=VisitMethod.choices)
    result = models.CharField(max_length=12, choices=VisitResult.choices)
    note = models.TextField(blank=True)
    distance_m = models.PositiveIntegerField(null=True, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    key = models.UUIDField(null=True, editable=False)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "key"], condition=models.Q(key__isnull=False), name="verification_visit_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.result}"


class Note(models.Model):
    """An officer's internal note on a report: added, never changed, never public."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    text = models.TextField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.author}"
