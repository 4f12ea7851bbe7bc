"""An act on several reports that is done in batches, with what became of each report."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from reports.models import Report
from verification.models.bulk import BulkAct


class JobKind(models.TextChoices):
    TAKE = "take", _("taken for verification")
    HIDE = "hide", _("hidden from the public")
    SHOW = "show", _("shown to the public")


class JobOutcome(models.TextChoices):
    WAITING = "waiting", _("waits")
    DONE = "done", _("done")
    LEFT = "left", _("left as it was")


class BulkJob(models.Model):
    """One officer's act on many reports. Nothing happens before `starts_at`; until then it can be taken back as a whole.

    `act` holds how hidden and shown reports were, for their undo. `ended_at` is set when nothing waits any more, or when
    the officer stopped it (`is_stopped`): what was not reached then stays `waiting` for ever.
    Written by `verification.services.bulk_jobs`, read by its officer alone.
    """

    kind = models.CharField(max_length=8, choices=JobKind.choices)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    starts_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    is_stopped = models.BooleanField(default=False)
    act = models.ForeignKey(BulkAct, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["starts_at"], condition=models.Q(ended_at=None), name="bulkjob_to_do"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d}"


class BulkJobItem(models.Model):
    """A report of a job and what became of it; `why` is the code of the refusal where it was left."""

    job = models.ForeignKey(BulkJob, on_delete=models.PROTECT, related_name="items")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=8, choices=JobOutcome.choices, default=JobOutcome.WAITING)
    why = models.CharField(max_length=32, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["job", "outcome"], name="bulkjobitem_outcome")]
        constraints = [models.UniqueConstraint(fields=["job", "report"], name="verification_bulkjobitem_once")]

    def __str__(self) -> str:
        return f"{self.job_id} {self.report_id}"
