"""Who works on a report where it is not the officer of its beat, by whose word and until when; rules that say so by themselves."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from districts.models import Unit
from reports.models import Category, Report


class TaskFor(models.TextChoices):
    """What the holder of a task is, for the words on the page. Who may work on it is said by unit and officer alone."""

    OFFICER = "officer", _("officer of a beat")
    TRAFFIC = "traffic", _("traffic police")
    PATROL = "patrol", _("patrol")
    CELL = "cell", _("another cell")


class TaskOutcome(models.TextChoices):
    DONE = "done", _("done")
    WITHDRAWN = "withdrawn", _("withdrawn")
    PASSED_ON = "passed_on", _("passed on")


class TaskingRule(models.Model):
    """New reports of `category` in the tree of `unit` go to `to_unit` by themselves, with `reply_days` days to reply.

    Applies to reports filed from `effective_from` on and before `ends_on` (None: no end yet). The rule of the deepest unit
    wins. Never edited or deleted: a change ends one rule and begins another.
    """

    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="tasking_rules")
    to = models.CharField(max_length=8, choices=TaskFor.choices)
    to_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    reply_days = models.PositiveSmallIntegerField()
    effective_from = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["category__name", "-effective_from", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["category", "unit"], condition=Q(ends_on=None), name="verification_taskingrule_one_in_force"
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=models.F("effective_from")),
                name="verification_taskingrule_in_order",
            ),
            models.CheckConstraint(condition=Q(reply_days__range=(1, 60)), name="verification_taskingrule_days"),
        ]

    def __str__(self) -> str:
        return f"{self.category_id} {self.unit_id} {self.effective_from}"


class TaskQuerySet(models.QuerySet):
    def open(self) -> "TaskQuerySet":
        return self.filter(closed_at=None)

    def late(self, on: datetime.date) -> "TaskQuerySet":
        """The same rule as `Task.is_late`, as rows; a test compares them."""
        return self.open().filter(answered_at=None, reply_by__lt=on)


class Task(models.Model):
    """Somebody else than the officer of the beat has the report. No row: the officer of the beat has it.

    `officer` empty: whoever serves in `unit`. `reply_by` empty: by the deadlines of the report. A task of a rule has the day
    of its batch and no instant, since it follows a resident's act. `answered_at` is the first verdict or the answer. It
    closes with the answer, with the report, when it is withdrawn or when somebody else gets the report.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="tasks")
    to = models.CharField(max_length=8, choices=TaskFor.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="tasks")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    reply_by = models.DateField(null=True)
    note = models.TextField(blank=True)
    rule = models.ForeignKey(TaskingRule, on_delete=models.PROTECT, null=True, related_name="tasks")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    made_on = models.DateField()
    made_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=TaskOutcome.choices, blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    answer = models.TextField(blank=True)

    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            # the scope of whoever serves in the unit, and of the heads above it
            models.Index(fields=["unit"], condition=Q(closed_at=None), name="task_open_unit"),
            models.Index(fields=["officer"], condition=Q(closed_at=None), name="task_open_officer"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["report"], condition=Q(closed_at=None), name="verification_task_one_open"),
            models.CheckConstraint(
                condition=Q(rule=None, made_by__isnull=False, made_at__isnull=False)
                | Q(rule__isnull=False, made_by=None, made_at=None),
                name="verification_task_rule_or_person",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, outcome="") | (Q(closed_at__isnull=False) & ~Q(outcome="")),
                name="verification_task_closed_with_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.to}"

    def is_late(self, on: datetime.date) -> bool:
        """No answer and no verdict by the day that was set."""
        waits = self.closed_at is None and self.answered_at is None
        return waits and self.reply_by is not None and self.reply_by < on
