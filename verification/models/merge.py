"""Which report was merged into which, by whom, and what an unmerge puts back."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from reports.models import Clock, Report


class Merge(models.Model):
    """`report` is worked on with `target` until `undone_at`. Written with `Report.merged_into`, which says the same.

    `clocks` were running and were stopped by it; `counted` is what it added to the endorsements of the target.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="merges")
    target = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="merges_into")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    counted = models.PositiveIntegerField()
    clocks = models.ManyToManyField(Clock, related_name="+")
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["report"], condition=Q(undone_at=None), name="verification_merge_one"),
            models.CheckConstraint(condition=~Q(report=F("target")), name="verification_merge_of_two"),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.target_id}"
