"""Choices in the queue that officers keep."""

from django.conf import settings
from django.db import models


class SavedFilter(models.Model):
    """A choice in the queue under a name of its owner's, who alone sees it. At most one opens instead of the whole queue.

    `query` is the query string as `verification.panel.queue_filters` writes it, never with words that were searched for.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_filters")
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=400)
    is_start = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "name"], name="verification_savedfilter_name_once"),
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(is_start=True), name="verification_savedfilter_one_start"
            ),
        ]

    def __str__(self) -> str:
        return self.name
