"""What residents add after a report: words, "I see it too", how it ended for them. Days only, nobody's name, no row per person."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from reports.models.report import Report
from reports.sealed import SealedTextField


class Sender(models.TextChoices):
    RESIDENT = "resident", _("resident")
    OFFICER = "officer", _("officer")


class MessageKind(models.TextChoices):
    MESSAGE = "message", _("Message")
    OBJECTION = "objection", _("Objection")


class Message(models.Model):
    """One message of the thread between the holder of the receipt and the officers in scope. Never public.

    `text` is None once it is gone for ever: withdrawn by the resident, or kept long enough. Of an officer's message the
    resident reads "officer", never a name; `author` and `at` are for the panel and empty for a resident's.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="messages")
    sender = models.CharField(max_length=12, choices=Sender.choices)
    kind = models.CharField(max_length=12, choices=MessageKind.choices, default=MessageKind.MESSAGE)
    text = SealedTextField()
    on = models.DateField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.on} {self.sender}"


class Endorsement(models.Model):
    """How many people said "I see it too" of a report on one day. A sum: nobody can be told apart in it."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="endorsed_on")
    on = models.DateField()
    count = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["on"]
        constraints = [models.UniqueConstraint(fields=["report", "on"], name="reports_endorsement_once_a_day")]

    def __str__(self) -> str:
        return f"{self.on} {self.count}"


class RatingValue(models.IntegerChoices):
    BETTER = 3, _("Yes, it is better")
    PARTLY = 2, _("In part")
    NOT = 1, _("No, nothing has changed")


class Rating(models.Model):
    """What the holder of the receipt says of the outcome, once for each report."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, primary_key=True, related_name="rating")
    value = models.PositiveSmallIntegerField(choices=RatingValue.choices)
    on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(value__in=RatingValue.values), name="reports_rating_known")
        ]

    def __str__(self) -> str:
        return str(self.value)
