"""What the inbox of an officer holds, and the one mail a day that says how much it is."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from reports.models import Clock


class Step(models.TextChoices):
    """Steps of a deadline that somebody is told of. The days are in `verification.services.escalation`."""

    SOON = "soon", _("three quarters of the time are over")
    DUE = "due", _("due")
    OVERDUE = "overdue", _("a day late")
    LONG_OVERDUE = "long_overdue", _("three days late")


class Notice(models.Model):
    """One person was told of one step of one deadline: once, whatever happens to the worker."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices")
    clock = models.ForeignKey(Clock, on_delete=models.PROTECT, related_name="notices")
    step = models.CharField(max_length=12, choices=Step.choices)
    on = models.DateField()
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            # first by clock and step: it also answers "who was told of this step"
            models.UniqueConstraint(fields=["clock", "step", "user"], name="verification_notice_once"),
        ]
        indexes = [
            # the inbox, and the number beside its name on every page of the panel
            models.Index(fields=["user"], condition=models.Q(seen_at=None), name="notice_unseen"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.clock_id} {self.step}"


class Digest(models.Model):
    """The mail of a day was sent to somebody. It names numbers, never a report."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "on"], name="verification_digest_once_a_day")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.on}"
