"""Reports that seem to tell of one thing: kept side by side, never joined into one."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from reports.models.catalogue import Category


class ReportGroup(models.Model):
    """Near duplicates: one place and category, or the same words or photo, on one day or the next. Made by a periodic batch.

    It decides nothing (`reports.services.groups`): each report keeps its clock and its receipt. The queue shows one of
    those that wait for the same, and an officer may decide on all of them at once. Whether they are one threat is an
    officer's word (`Report.merged_into`). `category` and `opened_on` are those of the first report.
    """

    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField()

    class Meta:
        verbose_name = _("group of reports")

    def __str__(self) -> str:
        return f"{self.category_id} {self.opened_on}"
