"""A resident takes back what is theirs. Category, place, day and trail stay: they are about the place."""

import datetime
from collections.abc import Iterable

from django.db import transaction

from reports import contents
from reports.models import Report
from reports.services.change_status import lock


def withdraw(*, report: Report, what: Iterable[str], on: datetime.date) -> None:
    """`what` holds text, photos or both; twice is as good as once. The keys are destroyed: nothing opens the words again,
    not even a backup.
    """
    with transaction.atomic():
        contents.erase(lock(report), frozenset(what), on)
