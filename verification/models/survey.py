"""What officers say stands in their way: answers that nobody can tell whose they are.

Nothing joins an answer to a person: no key, no time, no order. `verification.services.survey` writes both tables anew, in
random order, whenever somebody answers, so that not even the transaction of a row tells who was last.
"""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from districts.models import Unit


class Obstacle(models.TextChoices):
    """Chosen for this product; no regulation lists them."""

    OTHER_DUTIES = "other_duties", _("other duties take the time for the beat")
    BEAT_TOO_LARGE = "beat_too_large", _("the beat is too large")
    NO_CAR = "no_car", _("no car or bicycle when it is needed")
    EQUIPMENT = "equipment", _("telephone, radio or computer missing or old")
    PAPERWORK = "paperwork", _("the same thing has to be written several times")
    UNCLEAR_REPORTS = "unclear_reports", _("reports without a place, hour or description")
    OTHER_BODIES = "other_bodies", _("other bodies do not answer")
    TRAINING = "training", _("too little training")
    PEOPLE = "people", _("residents do not know or do not trust their officer")
    NONE = "none", _("nothing stands in the way")


class SurveyRound(models.Model):
    """Who of a unit has answered in a month, so that each answers once. `answered` holds users' keys in ascending order.

    One row for the unit and not one for each person: rows would keep the order in which people came.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    month = models.DateField()
    answered = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "month"], name="verification_round_once"),
            models.CheckConstraint(condition=models.Q(month__day=1), name="verification_round_first_of_month"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.month}"


class SurveyAnswer(models.Model):
    """One officer's answer of a month. `unit` is the smallest one around the officer's that has enough officers.

    Read only as a sum over a whole tree of units, from five answers on.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    month = models.DateField()
    obstacles = ArrayField(models.CharField(max_length=16, choices=Obstacle.choices))
    proposal = models.CharField(max_length=1000, blank=True)

    class Meta:
        indexes = [models.Index(fields=["month", "unit"], name="answer_month_unit")]
        constraints = [
            models.CheckConstraint(condition=models.Q(month__day=1), name="verification_answer_first_of_month"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.month}"
