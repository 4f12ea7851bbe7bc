"""Short questions of a category: an answer by one tap says more than a description that nobody dares to write."""

import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import get_language

from reports.models.catalogue import Category


class CategoryQuestionQuerySet(models.QuerySet):
    def current(self, on: datetime.date) -> "CategoryQuestionQuerySet":
        """Those asked on that day (`valid_to` is the last day)."""
        return self.filter(valid_from__lte=on).exclude(valid_to__lt=on)


class CategoryQuestion(models.Model):
    """A question with answers to choose from. `choices` is a list of `{"pl", "en", "uk"}`.

    The officer reads question and answer in Polish, as a line in front of the description; a changed question is a new
    row that `replaces` the old one, so that old answers keep their words. The order, `position`, is the one of today.
    `made_by` is empty for those that came with the installation, `ended_by` for one that was replaced.
    """

    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="questions")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(max_length=120)
    text_en = models.CharField(max_length=120)
    text_uk = models.CharField(max_length=120)
    choices = models.JSONField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="successor")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = CategoryQuestionQuerySet.as_manager()

    class Meta:
        ordering = ["category", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["category", "position"], condition=models.Q(valid_to=None), name="reports_question_one_a_place"
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def label(self) -> str:
        return {"en": self.text_en, "uk": self.text_uk}.get(get_language() or "", self.text)

    @property
    def name(self) -> str:
        """Of its field in the form."""
        return f"answer-{self.pk}"

    @property
    def answers(self) -> list[tuple[str, str]]:
        """Value and label of each choice; the value is its place in the list."""
        language = get_language() or "pl"
        return [(str(place), choice.get(language, choice["pl"])) for place, choice in enumerate(self.choices)]
