"""Somebody who has a report asks somebody else to take it over."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from districts.models import Unit
from reports.models import Report
from verification.models.task import Task, TaskFor


class Answer(models.TextChoices):
    ACCEPTED = "accepted", _("taken over")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")
    OVERTAKEN = "overtaken", _("settled otherwise")


class Reassignment(models.Model):
    """Asked of `officer` or, where that is empty, of whoever serves in `unit`. `task` is what came of it when accepted.

    At most one waits for an answer. `word` is what the other side wrote; a refusal needs one.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="reassignments")
    to = models.CharField(max_length=8, choices=TaskFor.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.TextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    word = models.TextField(blank=True)
    task = models.OneToOneField(Task, on_delete=models.PROTECT, null=True, related_name="reassignment")

    class Meta:
        ordering = ["pk"]
        indexes = [
            # the inbox of both sides
            models.Index(fields=["unit"], condition=Q(answer=""), name="reassignment_asked_unit"),
            models.Index(fields=["asked_by"], condition=Q(answer=""), name="reassignment_asking"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["report"], condition=Q(answer=""), name="verification_reassignment_one_waits"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="verification_reassignment_answered_with_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.answer or 'asked'}"
