"""Dated changes of the catalogues: reasons withdrawn or allowed again, categories changed from a day on. Never edited."""

from django.conf import settings
from django.db import models

from reports.models.catalogue import Category
from reports.statuses import Reason, Status


class ReasonRule(models.Model):
    """From `effective_from` on the reason may (not) be given for a change from `old` to `new`; the newest rule holds.

    Without a rule a reason of the closed list may be given. What was decided before keeps its reason.
    `why` says what the change rests on.
    """

    old = models.CharField(max_length=12, choices=Status.choices)
    new = models.CharField(max_length=12, choices=Status.choices)
    reason = models.CharField(max_length=24, choices=Reason.choices)
    is_allowed = models.BooleanField()
    effective_from = models.DateField()
    why = models.CharField(max_length=300)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["effective_from", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["old", "new", "reason", "effective_from"], name="reports_reasonrule_once")
        ]

    def __str__(self) -> str:
        return f"{self.old} {self.new} {self.reason} {self.effective_from}"


class CategoryChange(models.Model):
    """What becomes different about a category on a day: `after` by field, `before` once a job has applied it.

    Reports, their public points and their clocks keep what held when they were made.
    """

    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="dated_changes")
    effective_from = models.DateField()
    after = models.JSONField()
    before = models.JSONField(null=True, blank=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    why = models.CharField(max_length=300)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["effective_from", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["category", "effective_from"], name="reports_categorychange_once")
        ]

    def __str__(self) -> str:
        return f"{self.category_id} {self.effective_from}"
