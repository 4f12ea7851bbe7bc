"""What a unit does month by month besides reports: figures for each task of the programme, and hours on the beat."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from districts.models import Beat, Unit

APPEND_ONLY = pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)


class ProgrammeTask(models.Model):
    """A task of district officers of which a number is given each month, from `valid_from` to `valid_to` (inclusive).

    Comes with a migration; `source` says where its name comes from and who chose what is counted. A task that has figures
    is never deleted, it ends.
    """

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    name_uk = models.CharField(max_length=120)
    counted = models.CharField(max_length=120)
    counted_en = models.CharField(max_length=120)
    counted_uk = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.slug

    @property
    def label(self) -> str:
        return self._in_language("name")

    @property
    def unit_of_count(self) -> str:
        """What the number counts."""
        return self._in_language("counted")

    def _in_language(self, name: str) -> str:
        language = (get_language() or "pl")[:2]
        return getattr(self, f"{name}_{language}", "") or getattr(self, name)


class MonthlyFigure(models.Model):
    """How much of a task a unit did in a month, as somebody entered it. `month` is the first day of the month.

    Never changed: a correction is a new row, and the newest row of (unit, month, task) counts.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="monthly_figures")
    month = models.DateField()
    task = models.ForeignKey(ProgrammeTask, on_delete=models.PROTECT, related_name="figures")
    number = models.PositiveIntegerField()
    remark = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        indexes = [
            # the newest row of each task: one month of one unit, or of many
            models.Index(fields=["month", "unit", "task", "-id"], name="figure_newest"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(month__day=1), name="verification_figure_first_of_month"),
            models.CheckConstraint(condition=models.Q(number__lte=99_999), name="verification_figure_number"),
        ]
        triggers = [APPEND_ONLY]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.month} {self.task_id}: {self.number}"


class HoursKind(models.TextChoices):
    PLANNED = "planned", _("planned")
    DONE = "done", _("done")


class BeatHours(models.Model):
    """Hours on foot in a beat in a month, planned or done, as somebody entered them. Never changed, as figures are not.

    A beat is the same in a new edition of the borders when its `public_id` is.
    """

    beat = models.ForeignKey(Beat, on_delete=models.PROTECT, related_name="hours")
    month = models.DateField()
    kind = models.CharField(max_length=8, choices=HoursKind.choices)
    hours = models.PositiveSmallIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["month", "beat", "kind", "-id"], name="hours_newest")]
        constraints = [
            models.CheckConstraint(condition=models.Q(month__day=1), name="verification_hours_first_of_month"),
            models.CheckConstraint(condition=models.Q(hours__lte=744), name="verification_hours_of_a_month"),
        ]
        triggers = [APPEND_ONLY]

    def __str__(self) -> str:
        return f"{self.beat_id} {self.month} {self.kind}: {self.hours}"
