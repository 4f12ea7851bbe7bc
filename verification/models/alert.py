"""What officers were told by mail, so that they are not told twice."""

from django.db import models

from districts.models import Unit


class AlertKind(models.TextChoices):
    """For code, never shown."""

    FLOOD = "flood", "flood"
    FADING = "fading", "fading"
    SET_ASIDE = "set_aside", "set_aside"


class Alert(models.Model):
    """A unit was told on a day: of a flood, of open reports that will lose their words, of a photo that was set aside.

    One mail of a kind a day, whatever comes. It names no report.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    on = models.DateField()
    kind = models.CharField(max_length=12, choices=AlertKind.choices, default=AlertKind.FLOOD)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "on", "kind"], name="verification_alert_once_a_day")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.on} {self.kind}"
