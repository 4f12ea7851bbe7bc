"""Hand-overs of confirmed threats to bodies outside the Police."""

from django.conf import settings
from django.db import models

from districts.models import Partner
from reports.models import Report


class HandOver(models.Model):
    """*Przekazanie poza Policję*: to which body, when, and what it answered. `replied_on` empty while it is awaited."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="hand_overs")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="hand_overs")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField()
    reply_due = models.DateField()
    replied_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["sent_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reply_due__gte=models.F("sent_on")), name="verification_handover_due_after_sent"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner} {self.sent_on}"
