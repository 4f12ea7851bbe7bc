"""Photos of a report: what is known of each. The pictures lie sealed in files (`reports.photos.files`)."""

import uuid

from django.db import models

from reports.models.report import Report


class Photo(models.Model):
    """A picture that a resident added, as pixels written anew; its original was in memory only. Never public.

    `public_id` names the file and is drawn at random. `slot` is the key that opens it (`reports.keys`), None once the key
    is destroyed; the row stays, so that the trail can say that there was a photo. `digest` is an HMAC of the picture:
    the same photo is kept once for a report. `sketch` is what near duplicates are told by, sealed under the same key.
    `is_set_aside`: it is on the list of known illegal pictures; no page shows it, and two roles alone are told of it.
    `withdrawn_on` is the day on which the resident took it back.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="photos")
    slot = models.BigIntegerField(null=True)
    digest = models.BinaryField(max_length=32)
    sketch = models.BinaryField(max_length=36, null=True)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    added_on = models.DateField()
    is_set_aside = models.BooleanField(default=False, db_default=False)
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["report", "digest"], name="reports_photo_once")]

    def __str__(self) -> str:
        return str(self.public_id)
