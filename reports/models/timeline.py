"""The trail (who changed the status, append-only) and the timeline (what the resident and the public may read)."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from reports.models.report import Report
from reports.statuses import Reason, Status


class StatusChange(models.Model):
    """One change of status. Written by `change_status` only; the database refuses UPDATE and DELETE.

    `actor` is empty for a resident's act, which then has no `at` either: a day, never an instant. `role` is the actor's
    role on that day, a plain string. `note` is for officers; it may be emptied at the end of retention, nothing else
    changes ever.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="changes")
    old = models.CharField(max_length=12, choices=Status.choices)
    new = models.CharField(max_length=12, choices=Status.choices)
    reason = models.CharField(max_length=24, choices=Reason.choices, blank=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=30, blank=True)
    note = models.TextField(blank=True)
    on = models.DateField()
    at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="only_note_changes", operation=pgtrigger.Update, condition=pgtrigger.AnyChange(exclude=["note"])
            ),
            pgtrigger.Protect(
                name="note_only_erased",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__note__df=pgtrigger.F("new__note")) & ~pgtrigger.Q(new__note=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old} -> {self.new}"


class EntryKind(models.TextChoices):
    RECEIVED = "received", _("Received")
    STATUS = "status", _("Change of status")
    VISIT = "visit", _("Check on the spot")
    HAND_OVER = "hand_over", _("Hand-over")
    MESSAGE = "message", _("Message")
    OBJECTION = "objection", _("Objection")


class EntryBy(models.TextChoices):
    RESIDENT = "resident", _("resident")
    OFFICER = "officer", _("officer")
    HEAD = "head", _("head of section")
    COORDINATOR = "coordinator", _("coordinator")
    SYSTEM = "system", _("system")


class PartOfDay(models.TextChoices):
    NIGHT = "night", _("at night (22-6)")
    MORNING = "morning", _("in the morning (6-12)")
    AFTERNOON = "afternoon", _("in the afternoon (12-18)")
    EVENING = "evening", _("in the evening (18-22)")


class VisitResult(models.TextChoices):
    CONFIRMED = "confirmed", _("threat seen")
    NOT_SEEN = "not_seen", _("threat not seen")
    PARTLY = "partly", _("seen in part")
    IMPOSSIBLE = "impossible", _("check was not possible")


class TimelineEntry(models.Model):
    """One line of a report's public story: codes and a day, no free text and no hour.

    Upper floors write here in their own transaction, so the receipt and the public page read one table. `part_of_day`
    and `result` belong to visits and are shown by the receipt only. `partner` is the name of the body of a hand-over.
    Read in the order of its own days: a visit of yesterday may be written today.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="timeline")
    kind = models.CharField(max_length=12, choices=EntryKind.choices)
    status = models.CharField(max_length=12, choices=Status.choices, blank=True)
    reason = models.CharField(max_length=24, choices=Reason.choices, blank=True)
    on = models.DateField()
    by = models.CharField(max_length=12, choices=EntryBy.choices)
    part_of_day = models.CharField(max_length=12, choices=PartOfDay.choices, blank=True)
    result = models.CharField(max_length=12, choices=VisitResult.choices, blank=True)
    partner = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["on", "pk"]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.on} {self.kind}"
