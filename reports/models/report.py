"""The report itself. The public sees only rows of `Report.public`, and of those only the fields of `reports.public`."""

import datetime
import uuid

import pgtrigger
from django.conf import settings
from django.contrib.gis.db import models
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GistIndex
from django.utils.translation import gettext_lazy as _

from districts.models import Beat, BoundaryEdition, Unit
from reports.models.catalogue import Category
from reports.models.group import ReportGroup
from reports.querysets import OPEN, PublicReports, ReportQuerySet
from reports.sealed import SealedTextField
from reports.statuses import Reason, Status, transitions

NEVER = datetime.date(9999, 12, 31)  # no clock runs: last in every order of due days
WAITING = models.Q(status__in=OPEN, merged_into__isnull=True)
PUBLIC = models.Q(is_published=True, is_hidden=False, merged_into__isnull=True)


class Source(models.TextChoices):
    """How a report came in. All but the first were entered by an officer for somebody who is not named."""

    RESIDENT = "resident", _("on the map")
    PHONE = "phone", _("by telephone")
    VISIT = "visit", _("at a meeting or a visit")
    DEBATE = "debate", _("at a public debate")
    LETTER = "letter", _("by letter or e-mail")


class Report(models.Model):
    """A threat that a resident pinned. Nothing of the resident is in this row or in any other.

    Written by `reports.services.submit_report` and `change_status` alone; the database refuses an edge outside the
    table of `reports.statuses`. `filed_on` is a Warsaw day, never an instant. `beat`, `unit` and `edition` are those of
    that day and stay. `point` is exact and for officers in scope; `public_point` is what the category lets everybody
    see. `cell` is the Morton code of the z21 web-mercator tile of `public_point`. `is_in_hole` marks a place that no
    beat covers. `batches_left` counts the batches of `publish_waiting` until it is shown. `is_in_flood` marks one that came
    with very many others and that no officer has looked at; until then it is hidden. `group` is of near duplicates.
    `due_on` is the nearest due day of its running clocks, `NEVER` where none runs; triggers of `Clock` keep it so.
    `source` is how it came in, `entered_by` the officer who wrote it down for a resident; neither is public.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="reports")
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.NEW)
    reason = models.CharField(max_length=24, choices=Reason.choices, blank=True)
    filed_on = models.DateField()
    point = models.PointField(spatial_index=False)
    public_point = models.PointField(spatial_index=False)
    cell = models.GeneratedField(
        expression=models.Func(models.F("public_point"), function="reports_cell"),
        output_field=models.BigIntegerField(),
        db_persist=True,
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="reports")
    beat = models.ForeignKey(Beat, on_delete=models.PROTECT, null=True, blank=True, related_name="reports")
    edition = models.ForeignKey(BoundaryEdition, on_delete=models.PROTECT, related_name="reports")
    is_in_hole = models.BooleanField(default=False)
    is_published = models.BooleanField(default=False)
    is_hidden = models.BooleanField(default=False)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged", verbose_name=_("merged into")
    )
    endorsements = models.PositiveIntegerField(default=0)
    batches_left = models.PositiveSmallIntegerField(default=0, db_default=0)
    is_in_flood = models.BooleanField(default=False, db_default=False)
    due_on = models.DateField(default=NEVER, db_default=NEVER)
    group = models.ForeignKey(ReportGroup, on_delete=models.SET_NULL, null=True, blank=True, related_name="reports")
    source = models.CharField(
        max_length=8, choices=Source.choices, default=Source.RESIDENT, db_default=Source.RESIDENT.value
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    objects = ReportQuerySet.as_manager()
    public = PublicReports.from_queryset(ReportQuerySet)()

    class Meta:
        default_manager_name = "objects"
        indexes = [
            # reports.map.tiles: a tile is one range of cells; partial, so no count betrays what is not public
            models.Index(
                fields=["cell"], include=["category", "status", "filed_on"], condition=PUBLIC, name="report_public_cell"
            ),
            # the public list and API: newest day first, keyset by the random id
            models.Index(fields=["-filed_on", "public_id"], condition=PUBLIC, name="report_public_newest"),
            # lists of a town, a view or one place: in_box, in_outline
            GistIndex(fields=["public_point"], condition=PUBLIC, name="report_public_place"),
            # the queue: open reports of a beat or a unit
            models.Index(fields=["beat", "status"], name="report_beat_status"),
            models.Index(fields=["unit", "status"], name="report_unit_status"),
            # publish_reports: what waits
            models.Index(fields=["filed_on"], condition=models.Q(is_published=False), name="report_unpublished"),
            # the queue: what a flood left to look at
            models.Index(fields=["unit"], condition=models.Q(is_in_flood=True), name="report_in_flood"),
            # verification.queue for whoever reads a whole force: a page from anywhere, and the counts, from the index alone
            models.Index(
                fields=["due_on", "public_id"],
                include=["id", "status", "unit", "beat", "group", "is_hidden", "is_in_flood"],
                condition=WAITING,
                name="report_waiting",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(status__in=Status.values), name="reports_report_status_known"),
        ]
        triggers = [
            pgtrigger.FSM(name="status_edges", field="status", transitions=transitions()),
            pgtrigger.Protect(
                name="starts_new", operation=pgtrigger.Insert, condition=~pgtrigger.Q(new__status=Status.NEW.value)
            ),
        ]

    def __str__(self) -> str:
        return str(self.public_id)


class ReportContent(models.Model):
    """What the resident wrote: for officers in scope only, erased at the end of retention. Never public.

    `description` lies sealed under a key of its own; None: erased or withdrawn.
    `weekdays` 1-7, Monday 1; `hours` like "18-22". `occurred_on` is the day the resident named.
    `withdrawn_on` is the day on which the resident took the text back.
    """

    report = models.OneToOneField(Report, on_delete=models.PROTECT, primary_key=True, related_name="content")
    description = SealedTextField()
    occurred_on = models.DateField(null=True, blank=True)
    weekdays = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    hours = ArrayField(models.CharField(max_length=5), default=list, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.report_id)
