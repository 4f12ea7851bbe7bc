"""When a report appears: 15 to 60 minutes after it was sent, by batches, so that nobody can tell when that was."""

import random

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F

from reports.models import Report

BATCHES = (
    2,
    3,
    4,
)  # of a quarter of an hour; the first may come at once, so 2 are more than 15 minutes and 4 at most 60
_random = random.SystemRandom()


def draw_batches() -> int:
    """How many batches a new report waits for; 0 where reports are published at once."""
    return _random.choice(BATCHES) if settings.PUBLICATION_DELAY else 0


def publish_waiting() -> int:
    """One batch, every 15 minutes: counts down what waits and publishes what has waited long enough. Returns how many.

    Rows are written one by one in random order. One statement would write them in the order in which they came, and
    the table would keep it.
    """
    with transaction.atomic():
        waiting = Report.objects.filter(is_published=False)
        waiting.filter(batches_left__gt=0).update(batches_left=F("batches_left") - 1)
        due = [(pk,) for pk in waiting.filter(batches_left=0).values_list("pk", flat=True)]
        _random.shuffle(due)
        with connection.cursor() as cursor:
            cursor.executemany("UPDATE reports_report SET is_published = true WHERE id = %s", due)
    return len(due)
