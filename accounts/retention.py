"""The end of keeping, for sign-ins: a session that ran out is deleted."""

import datetime
from collections import Counter

from django.contrib.sessions.models import Session
from django.db.models import QuerySet


def _over(at: datetime.datetime) -> QuerySet[Session]:
    return Session.objects.filter(expire_date__lt=at)


def due(at: datetime.datetime) -> Counter:
    return Counter(session=_over(at).count())


def erase_due(at: datetime.datetime) -> Counter:
    return Counter(session=_over(at).delete()[0])
