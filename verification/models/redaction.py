"""Boxes that cover what a photo must not show before it leaves the unit."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from reports.models import Photo


class Redaction(models.Model):
    """What one officer covered in a photo, and who else looked at it and agreed. Never edited: a change is a new row.

    `boxes` are `[left, top, width, height]` in thousandths of the picture, filled with solid colour in new pixels. Only
    with `approved_by`, who is somebody else, may the covered picture be taken out. No boxes: nothing needs covering.
    """

    photo = models.ForeignKey(Photo, on_delete=models.PROTECT, related_name="redactions")
    boxes = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("by")), name="verification_redaction_two_people"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.photo} {len(self.boxes)}"
