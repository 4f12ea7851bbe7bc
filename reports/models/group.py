"""Reports that seem to tell of one thing: kept side by side, never joined into one."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from reports.models.catalogue import Category


class ReportGroup(models.Model):
    """Near duplicates: one category, one place, one day or the next. Made by a periodic batch (`reports.services.groups`).

    It decides nothing: each report keeps its clock, its receipt and its place in the queue. Whether they are one threat
    is an officer's word (`Report.merged_into`). `category` and `opened_on` are those of the first report.
    """

    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField()

    class Meta:
        verbose_name = _("group of reports")

    def __str__(self) -> str:
        return f"{self.category_id} {self.opened_on}"
