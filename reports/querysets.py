"""Which reports: the words that views, API and panel say instead of conditions."""

import datetime
from collections.abc import Iterable

from django.contrib.gis.db import models
from django.contrib.gis.geos import MultiPolygon, Polygon

from reports.statuses import Status

OPEN = (Status.NEW, Status.VERIFYING, Status.CONFIRMED, Status.REFERRED)


class ReportQuerySet(models.QuerySet):
    def published(self) -> "ReportQuerySet":
        """What lists, tiles and counts may show. A merged report is on its own page only."""
        return self.filter(is_published=True, is_hidden=False, merged_into__isnull=True)

    def with_page(self) -> "ReportQuerySet":
        """Published reports that have a page of their own: the listed ones and the merged ones."""
        return self.filter(is_published=True, is_hidden=False)

    def of_categories(self, slugs: Iterable[str]) -> "ReportQuerySet":
        slugs = list(slugs)
        return self.filter(category__slug__in=slugs) if slugs else self

    def of_statuses(self, statuses: Iterable[str]) -> "ReportQuerySet":
        statuses = list(statuses)
        return self.filter(status__in=statuses) if statuses else self

    def filed_between(self, since: datetime.date | None, until: datetime.date | None) -> "ReportQuerySet":
        """Both days inclusive."""
        found = self.filter(filed_on__gte=since) if since else self
        return found.filter(filed_on__lte=until) if until else found

    def in_box(self, box: tuple[float, float, float, float] | None) -> "ReportQuerySet":
        """West, south, east, north in degrees, checked by the caller (reports.filters); by the public point."""
        return self.filter(public_point__coveredby=Polygon.from_bbox(box)) if box else self

    def in_outline(self, outline: MultiPolygon | None) -> "ReportQuerySet":
        """Inside an area or on its border, by the public point."""
        return self.filter(public_point__coveredby=outline) if outline else self

    def open(self) -> "ReportQuerySet":
        return self.filter(status__in=OPEN)


class PublicReports(models.Manager):
    """The only door of public code to reports: a test forbids `Report.objects` there."""

    def get_queryset(self) -> ReportQuerySet:
        return super().get_queryset().published()

    def with_page(self) -> ReportQuerySet:
        return super().get_queryset().with_page()
