"""Texts that officers send to residents often: in three languages, dated, never changed."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from reports.models import Category
from reports.statuses import Status


class AnswerTemplateQuerySet(models.QuerySet):
    def valid_on(self, day: datetime.date) -> "AnswerTemplateQuerySet":
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)


class AnswerTemplate(models.Model):
    """A text for the resident, offered beside the verdict `status` or, where that is empty, beside a question.

    `category` None: for all. `title` is for officers. No row is ever edited: a new one `replaces` it, and the old one
    ends the day before. `valid_to` is the last day. `made_by` is empty for those that came with the installation.
    """

    status = models.CharField(max_length=12, choices=Status.choices, blank=True)
    category = models.ForeignKey(Category, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=120)
    text = models.TextField()
    text_en = models.TextField()
    text_uk = models.TextField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="successor")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(null=True, blank=True)

    objects = AnswerTemplateQuerySet.as_manager()

    class Meta:
        ordering = ["status", "title", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def texts(self) -> dict[str, str]:
        """By language."""
        return {"pl": self.text, "en": self.text_en, "uk": self.text_uk}
