"""Near duplicates are put into groups by a periodic batch, so that an officer sees one thing instead of a hundred.

Nothing is deleted, hidden or counted differently: each report of a group keeps its clock and its receipt.
"""

import datetime

from django.db import connection, transaction

from districts import geo
from reports.models import Report, ReportGroup

NEAR_M = 50
DAYS = 1
# In a flood the category is part of the prank (all of them pinned on one house), so there the place alone decides.
_CLUSTERS = """
    SELECT array_agg(id), min(group_id), min(filed_on), (array_agg(category_id ORDER BY filed_on, public_id))[1]
    FROM (
        SELECT id, public_id, group_id, filed_on, category_id,
               CASE WHEN is_in_flood THEN 0 ELSE category_id END AS kind,
               ST_ClusterDBSCAN(ST_Transform(point, %(metric)s), %(near)s, 2)
                   OVER (PARTITION BY CASE WHEN is_in_flood THEN 0 ELSE category_id END) AS cluster
        FROM reports_report WHERE filed_on >= %(since)s
    ) AS recent
    WHERE cluster IS NOT NULL
    GROUP BY kind, cluster
    HAVING bool_or(group_id IS NULL)
"""


def group_recent(on: datetime.date) -> int:
    """Groups the reports of `on` and the day before: one category within 50 m of each other. Returns how many got a group."""
    since = on - datetime.timedelta(days=DAYS)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(_CLUSTERS, {"metric": geo.METRIC, "near": NEAR_M, "since": since})
            clusters = cursor.fetchall()
        return sum(_join(*cluster) for cluster in clusters)


def _join(members: list[int], group: int | None, opened_on: datetime.date, category: int) -> int:
    """A new report joins the oldest group that it lies beside."""
    group = group or ReportGroup.objects.create(category_id=category, opened_on=opened_on).pk
    return Report.objects.filter(pk__in=members, group=None).update(group=group)
