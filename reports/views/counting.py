"""How many of the listed reports have each status, each number with the list of exactly its reports."""

from dataclasses import replace

from django.db.models import Count

from reports.filters import Filters
from reports.models import Report
from reports.statuses import Status
from reports.views.chosen import query_of

MOST_COUNTED = 10_000  # more is told as "more than": counting all rows of a nation takes seconds


def by_status(filters: Filters) -> list[tuple[Status, int, str]]:
    """How many of each status, in the order of the statuses, with the query that lists exactly these. One query.

    Counting stops past MOST_COUNTED rows: then the numbers of the statuses mean nothing, only that there are more.
    """
    some = filters.apply(Report.public.all()).order_by()[: MOST_COUNTED + 1]
    counted = Report.public.filter(pk__in=some.values("pk")).values_list("status").annotate(n=Count("pk"))
    found = dict(counted.order_by())
    return [
        (status, found[status], query_of(replace(filters, statuses=(status.value,))))
        for status in Status
        if status in found
    ]
