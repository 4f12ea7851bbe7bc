"""Acts on several reports at once, so that they can be undone at once."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from reports.models import Report


class BulkKind(models.TextChoices):
    HIDE = "hide", _("hidden from the public")
    SHOW = "show", _("shown to the public")
    TASK = "task", _("given to somebody")


class BulkAct(models.Model):
    """One officer hid, showed or gave away several reports in one go. Written by `verification.services`, undone at most once.

    Tasks that were made, passed on or settled by it have its moment, `at`.
    """

    kind = models.CharField(max_length=8, choices=BulkKind.choices)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    reports = models.ManyToManyField(Report, through="BulkItem", related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d}"


class BulkItem(models.Model):
    """A report of an act and whether it was seen by the public before: what an undo of hiding or showing puts back."""

    act = models.ForeignKey(BulkAct, on_delete=models.PROTECT, related_name="items")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="bulk_items")
    was_hidden = models.BooleanField()
    was_in_flood = models.BooleanField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["act", "report"], name="verification_bulkitem_once")]

    def __str__(self) -> str:
        return f"{self.act_id} {self.report_id}"
