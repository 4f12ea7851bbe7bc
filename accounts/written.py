"""Queries whose SQL Django writes once: for what is asked with every report, where writing it costs more than asking."""

import functools
from collections.abc import Callable

from django.db import connection
from django.db.models import QuerySet


def first_row(build: Callable[[], QuerySet], *values: object) -> tuple | None:
    """The first row of what `build` asks for, with these values in the places of its own, in the order of the SQL.

    `build` is a function of a module, gives columns (`values_list`) in an order, and always asks the same. Values are as
    the database takes them. Raises `ValueError` where their number is another.
    """
    sql, count = _sql_of(build)
    if len(values) != count:
        raise ValueError(f"{count} values are asked for, not {len(values)}")
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()


@functools.cache
def _sql_of(build: Callable[[], QuerySet]) -> tuple[str, int]:
    sql, values = build()[:1].query.sql_with_params()
    return sql, len(values)
