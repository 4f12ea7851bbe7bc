"""Hand-overs of confirmed threats to bodies outside the Police."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from districts.models import Partner
from reports.models import Report


class HandOverOutcome(models.TextChoices):
    """What a body says it did."""

    DONE = "done", _("done by the body")
    REFUSED = "refused", _("refused or sent back")


class HandOver(models.Model):
    """*Przekazanie poza Policję*: to which body, when, and what it answered. `replied_on` empty while it is awaited.

    `reply` holds the words of the body, for officers; `outcome` is empty where nobody wrote it down (older answers).
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="hand_overs")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="hand_overs")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField()
    reply_due = models.DateField()
    replied_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    outcome = models.CharField(max_length=8, choices=HandOverOutcome.choices, blank=True, default="", db_default="")
    reply = models.TextField(blank=True, default="", db_default="")
    reply_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["sent_on", "pk"]
        indexes = [
            # the ledger: what is awaited, the most urgent first
            models.Index(fields=["reply_due"], condition=models.Q(replied_on=None), name="handover_awaited"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reply_due__gte=models.F("sent_on")), name="verification_handover_due_after_sent"
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="") | models.Q(replied_on__isnull=False),
                name="verification_handover_outcome_of_a_reply",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner} {self.sent_on}"


class Reminder(models.Model):
    """An officer reminded the body, by whatever way: at most once a day, so that two clicks are one."""

    hand_over = models.ForeignKey(HandOver, on_delete=models.PROTECT, related_name="reminders")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["hand_over", "on"], name="verification_reminder_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.hand_over_id} {self.on}"
