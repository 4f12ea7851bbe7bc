"""Deadline rules as dated data, and the clocks that run by them. Computed in `reports.deadlines`."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from reports.models.catalogue import Category
from reports.models.report import Report


class Stage(models.TextChoices):
    READ = "read", _("read")
    VERIFY = "verify", _("verify")
    ELIMINATE = "eliminate", _("eliminate")
    REPLY = "reply", _("reply of the competent body")
    OBJECT = "object", _("objection of the resident")  # a term without a clock: it is the resident's


class DayKind(models.TextChoices):
    CALENDAR = "calendar", _("calendar days")
    WORKING = "working", _("working days")


SET_HERE = "ustawienie wdrożenia"  # the `source` of a rule that quotes nothing, as the seeds write it


class DeadlineRule(models.Model):
    """How long a stage may take from `effective_from` on; a category's own rule goes before the general one.

    Never edited once a clock uses it: a new rule is a new row, so history keeps the rule of its day. `source` quotes
    where the number comes from. `made_by` and `made_at` are empty for what came with the installation.
    """

    stage = models.CharField(max_length=12, choices=Stage.choices)
    category = models.ForeignKey(Category, on_delete=models.PROTECT, null=True, blank=True, related_name="rules")
    amount = models.PositiveSmallIntegerField()
    days = models.CharField(max_length=10, choices=DayKind.choices, default=DayKind.CALENDAR)
    effective_from = models.DateField()
    source = models.CharField(max_length=300)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["stage", "-effective_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["stage", "category", "effective_from"], nulls_distinct=False, name="reports_rule_once"
            ),
            models.CheckConstraint(condition=models.Q(amount__range=(1, 366)), name="reports_rule_amount"),
        ]

    def __str__(self) -> str:
        return f"{self.stage} {self.amount} {self.days}"

    @property
    def is_set_here(self) -> bool:
        """Whether no regulation gives the number: whoever runs the map has chosen it."""
        return self.source == SET_HERE


def _keeps_the_due_day(
    name: str, operation: pgtrigger.Operation, referencing: pgtrigger.Referencing
) -> pgtrigger.Trigger:
    """`Report.due_on` follows its clocks, whoever writes them; nothing is written where it is right already."""
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=referencing,
        func="""
            UPDATE reports_report AS report SET due_on = nearest.due_on
            FROM (
                SELECT changed.report_id, COALESCE(MIN(clock.due_on), DATE '9999-12-31') AS due_on
                FROM (SELECT DISTINCT report_id FROM touched) AS changed
                LEFT JOIN reports_clock AS clock ON clock.report_id = changed.report_id AND clock.stopped_on IS NULL
                GROUP BY changed.report_id
            ) AS nearest
            WHERE report.id = nearest.report_id AND report.due_on <> nearest.due_on;
            RETURN NULL;
        """,
    )


class Clock(models.Model):
    """One run of a stage of a report. The day of `started_on` is not counted; due at the end of `due_on`, Warsaw time.

    A reopened report gets new rows; `stopped_on` empty means running. Overdue is always computed from `due_on`.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="clocks")
    stage = models.CharField(max_length=12, choices=Stage.choices)
    rule = models.ForeignKey(DeadlineRule, on_delete=models.PROTECT, related_name="clocks")
    started_on = models.DateField()
    due_on = models.DateField()
    stopped_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["started_on", "pk"]
        indexes = [
            # the queue in order of the clock, and what is overdue
            models.Index(fields=["due_on"], condition=models.Q(stopped_on=None), name="clock_running_due"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "stage"], condition=models.Q(stopped_on=None), name="reports_clock_one_running"
            ),
        ]
        triggers = [
            _keeps_the_due_day("due_day_of_new", pgtrigger.Insert, pgtrigger.Referencing(new="touched")),
            _keeps_the_due_day("due_day_of_changed", pgtrigger.Update, pgtrigger.Referencing(new="touched")),
            _keeps_the_due_day("due_day_of_gone", pgtrigger.Delete, pgtrigger.Referencing(old="touched")),
        ]

    def __str__(self) -> str:
        return f"{self.stage} {self.due_on}"


class PauseReason(models.TextChoices):
    """Why a clock may stand still. The residents read it too; chosen for this product, no regulation names them."""

    ANSWER = "answer", _("waiting for the resident's answer")
    OTHER_BODY = "other_body", _("waiting for another body")
    OUT_OF_SEASON = "out_of_season", _("the threat shows at certain times only")
    NO_ACCESS = "no_access", _("the place cannot be entered now")


class ClockPause(models.Model):
    """Days on which a clock stands still, first and last included; none where `until` lies before `since`.

    Its due day is worked out anew from all pauses, so that overdue needs nothing but `Clock.due_on`. `planned_until` is what
    was promised; `until` is earlier where work went on before. The table keeps every pause.
    """

    clock = models.ForeignKey(Clock, on_delete=models.PROTECT, related_name="pauses")
    since = models.DateField()
    until = models.DateField()
    planned_until = models.DateField()
    reason = models.CharField(max_length=16, choices=PauseReason.choices)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(planned_until__gte=models.F("since"), until__lte=models.F("planned_until")),
                name="reports_pause_in_order",
            )
        ]

    def __str__(self) -> str:
        return f"{self.since} {self.until} {self.reason}"
