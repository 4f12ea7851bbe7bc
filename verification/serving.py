"""Which beats an officer serves on a day, as rows: the substitute in place of the holder."""

import datetime

from django.db.models import Q, QuerySet

from districts.models import Assignment, AssignmentRole


def serving(on: datetime.date) -> QuerySet[Assignment]:
    """One row for each beat that somebody serves on that day."""
    active = Assignment.objects.filter(valid__contains=on, officer__is_active=True)
    replaced = active.filter(role=AssignmentRole.SUBSTITUTE).values("beat__public_id")
    return active.filter(Q(role=AssignmentRole.SUBSTITUTE) | ~Q(beat__public_id__in=replaced))
