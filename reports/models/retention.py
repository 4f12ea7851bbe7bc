"""How long what is kept: dated rules, read by `<app>.retention` and printed on the page of privacy."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Held(models.TextChoices):
    TEXT = "text", _("Description, messages, days and hours that you named, officers' notes")
    POINT = "point", _("Exact place; after that only what the public map shows")
    PHOTO = "photo", _("Photos")
    OPEN = "open", _("All of these of a report that nobody closes, counted from its last change of status")


class RetentionRule(models.Model):
    """From `effective_from` on, `what` is erased so many days after the day on which the report was closed.

    Never edited: a new period is a new row. An open report keeps everything, since somebody still works
    with it, until nobody has done so for as long as `OPEN` says.
    `source` quotes where the number comes from.
    """

    what = models.CharField(max_length=12, choices=Held.choices)
    days = models.PositiveSmallIntegerField()
    effective_from = models.DateField()
    source = models.CharField(max_length=300)

    class Meta:
        ordering = ["what", "-effective_from"]
        constraints = [
            models.UniqueConstraint(fields=["what", "effective_from"], name="reports_retention_once"),
            models.CheckConstraint(condition=models.Q(days__range=(1, 3660)), name="reports_retention_days"),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.days}"


class RetentionRun(models.Model):
    """One run of `apply_retention`: the day, what was erased by count, and whether a guard stopped it. No row is named."""

    on = models.DateField()
    counts = models.JSONField(default=dict)
    stopped = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.on} {self.stopped or 'done'}"
