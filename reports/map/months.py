"""How many published reports a view holds, month by month: what the time slider of the map draws.

The days of the filters choose nothing here but `count`: the bars show the whole period, the slider a part of it.
"""

from dataclasses import dataclass, replace
from typing import Any

from django.db import OperationalError, connection, transaction
from django.db.models import Count, Q
from django.db.models.functions import TruncMonth

from reports.filters import Filters
from reports.models import Report

LONGEST_MS = 800  # then the slider stands without bars: counting all rows of a nation is not worth a slow page


@dataclass(frozen=True)
class Months:
    """`rows` are pairs of a month ("2026-03") and its reports, without empty ones; None where counting took too long.

    `count` is what the list of the same filters, days included, holds.
    """

    rows: list[tuple[str, int]] | None
    count: int | None

    def as_dict(self) -> dict[str, Any]:
        months = None if self.rows is None else [{"month": month, "n": n} for month, n in self.rows]
        return {"months": months, "count": self.count}


def months(filters: Filters) -> Months:
    """One query, in a transaction with a time limit of its own."""
    try:
        with transaction.atomic():
            _limit_time()
            rows = list(_counted(filters))
    except OperationalError:
        return Months(None, None)
    return Months([(f"{month:%Y-%m}", n) for month, n, _chosen in rows], sum(chosen for _month, _n, chosen in rows))


def _limit_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(LONGEST_MS)])


def _counted(filters: Filters):
    found = replace(filters, since=None, until=None).apply(Report.public.all())
    by_month = found.annotate(month=TruncMonth("filed_on")).values("month")
    counted = by_month.annotate(n=Count("filed_on"), chosen=Count("filed_on", filter=_days(filters))).order_by("month")
    return counted.values_list("month", "n", "chosen")


def _days(filters: Filters) -> Q:
    chosen = Q(filed_on__isnull=False)
    if filters.since:
        chosen &= Q(filed_on__gte=filters.since)
    return chosen & Q(filed_on__lte=filters.until) if filters.until else chosen
