"""A tile of the map in one query, straight from the partial covering index on `cell`.

Up to 100 reports in a tile are shown one by one, except those that share a public point; more become cells with counts by
status. The sum of all counts is the number of published rows under the filter: a test holds it for random tiles.
"""

from collections.abc import Iterable
from typing import Any

from django.db import connection

from reports.filters import Filters
from reports.map import cells

MOST_SINGLE = 100

# The conditions of the index report_public_cell, so that the planner may use it.
_HITS = "is_published AND NOT is_hidden AND merged_into_id IS NULL AND cell BETWEEN %(first)s AND %(last)s"
_SQL = """
WITH hits AS MATERIALIZED (
  SELECT cell >> %(shift)s AS code, status, count(*) AS n FROM reports_report WHERE {where} GROUP BY 1, 2
), total AS (SELECT coalesce(sum(n), 0) AS n FROM hits)
SELECT code, status, n, NULL::float8, NULL::float8, NULL::uuid, NULL::text FROM hits
WHERE (SELECT n FROM total) > %(single)s
UNION ALL
SELECT NULL, r.status, 1, ST_X(r.public_point), ST_Y(r.public_point), r.public_id, c.slug
FROM reports_report r JOIN reports_category c ON c.id = r.category_id
WHERE (SELECT n FROM total) <= %(single)s AND r.id IN (SELECT id FROM reports_report WHERE {where})
"""


def tile(z: int, x: int, y: int, filters: Filters) -> dict[str, Any]:
    """`{count, cells: [[lon, lat, n, {status: n}]], reports: [[lon, lat, id, category, status]]}` of a valid tile."""
    level = cells.level_of(z)
    first, last = cells.tile_range(z, x, y)
    values: dict[str, Any] = {
        "first": first,
        "last": last,
        "shift": 2 * (cells.DEEPEST - level),
        "single": MOST_SINGLE,
    }
    where = " AND ".join([_HITS, *_conditions(filters, values)])
    with connection.cursor() as cursor:
        cursor.execute(_SQL.format(where=where), values)
        rows = cursor.fetchall()
    grouped = _cells((row for row in rows if row[0] is not None), level)
    shared, single = _places([row for row in rows if row[0] is None])
    shown = sorted(grouped + shared)
    return {"count": sum(cell[2] for cell in shown) + len(single), "cells": shown, "reports": single}


def _conditions(filters: Filters, values: dict[str, Any]) -> list[str]:
    """SQL over named parameters only; column names are constants."""
    found = []
    if filters.categories:
        found.append("category_id IN (SELECT id FROM reports_category WHERE slug = ANY(%(categories)s))")
        values["categories"] = list(filters.categories)
    if filters.statuses:
        found.append("status = ANY(%(statuses)s)")
        values["statuses"] = list(filters.statuses)
    # "+ 0": with an index on the day present, the planner would leave the cell index for it (design section 6).
    if filters.since:
        found.append("filed_on + 0 >= %(since)s")
        values["since"] = filters.since
    if filters.until:
        found.append("filed_on + 0 <= %(until)s")
        values["until"] = filters.until
    return found


def _cells(rows: Iterable[tuple], level: int) -> list[list[Any]]:
    by_code: dict[int, dict[str, int]] = {}
    for code, status, n, *_ in rows:
        by_code.setdefault(code, {})[status] = n
    return [[*cells.centre(code, level), sum(counts.values()), counts] for code, counts in by_code.items()]


def _places(rows: list[tuple]) -> tuple[list[list[Any]], list[list[Any]]]:
    """Shared points as cells that never split, all others one by one."""
    by_place: dict[tuple[float, float], list[tuple]] = {}
    for _, status, _, lon, lat, public_id, category in rows:
        by_place.setdefault((round(lon, 6), round(lat, 6)), []).append((str(public_id), category, status))
    shared, single = [], []
    for place, reports in by_place.items():
        if len(reports) == 1:
            single.append([*place, *reports[0]])
            continue
        counts: dict[str, int] = {}
        for _, _, status in reports:
            counts[status] = counts.get(status, 0) + 1
        shared.append([*place, len(reports), counts])
    return shared, sorted(single, key=lambda row: row[2])
