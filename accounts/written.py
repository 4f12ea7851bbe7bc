"""Queries whose SQL Django writes once and PostgreSQL plans once per connection.

For what is asked with every report and every act, where writing and planning it costs more than asking.
"""

import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import psycopg
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import Model, QuerySet
from django.db.models.query import get_related_populators

Build = Callable[[], QuerySet]
Values = Sequence[object] | Mapping[str, object]


def first_row(build: Build, *values: object) -> tuple | None:
    """The first row of what `build` asks for, with these values in the places of its own, in the order of the SQL.

    `build` is a function of a module, gives columns (`values_list`) in an order, and always asks the same. Values are as
    the database takes them. Raises `ValueError` where their number is another.
    """
    sql, count = _first_of(build)
    _check(count, values)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()


def rows(build: Build, *values: object) -> list[Any]:
    """All rows: models with what `select_related` and `annotate` bring, tuples of `values_list`. As `first_row` otherwise."""
    written = _written(build)
    _check(written.count, values)
    with prepared() as cursor:
        cursor.execute(written.sql, values)
        found = cursor.fetchall()
    return [written.shaped(row) for row in written.converted(found)]


def execute(sql: str, values: Values) -> None:
    """A statement that gives nothing back. Its text is the same each time: a connection keeps the plan of each."""
    with prepared() as cursor:
        cursor.execute(sql, values)


def keep(row: Model, relation: str, found: list[Model]) -> None:
    """`row.relation.all()` gives these from now on, as after `prefetch_related`."""
    known = getattr(row, relation).none()
    known._result_cache, known._prefetch_done = found, True
    row.__dict__.setdefault("_prefetched_objects_cache", {})[relation] = known


class _Cursor(psycopg.Cursor):
    """Django's own binds values into the text, which is then parsed and planned anew each time."""

    def execute(self, query: Any, params: Any = None) -> "_Cursor":
        return super().execute(query, params, prepare=True)


def prepared() -> CursorWrapper:
    """Where queries are logged, Django's own instead: of what the server binds it could not tell the words."""
    if connection.queries_logged:
        return connection.cursor()
    connection.ensure_connection()
    return connection.make_cursor(_Cursor(connection.connection))


class _Written:
    """SQL and what makes rows of its answers. The compiler keeps no connection: `connection` is the thread's own."""

    def __init__(self, queryset: QuerySet) -> None:
        self._compiler = compiler = queryset.query.get_compiler(connection=connection)
        self.sql, values = compiler.as_sql()
        self.count = len(values)
        self._converters = compiler.get_converters([column for column, *_ in compiler.select[: compiler.col_count]])
        self._info = None if queryset._fields else compiler.klass_info  # columns are asked for, or models
        if self._info is not None:
            places = self._info["select_fields"]
            self._columns = slice(places[0], places[-1] + 1)
            self._names = [column.target.attname for column, *_ in compiler.select[self._columns]]
            self._joined = get_related_populators(self._info, compiler.select, connection.alias)

    def converted(self, found: list[tuple]) -> Any:
        return self._compiler.apply_converters(found, self._converters) if self._converters else found

    def shaped(self, row: Sequence[object]) -> Any:
        if self._info is None:
            return tuple(row)
        made = self._info["model"].from_db(connection.alias, self._names, row[self._columns])
        for populator in self._joined:
            populator.populate(row, made)
        for name, place in self._compiler.annotation_col_map.items():
            setattr(made, name, row[place])
        return made


def _check(count: int, values: Sequence[object]) -> None:
    if len(values) != count:
        raise ValueError(f"{count} values are asked for, not {len(values)}")


@functools.cache
def _first_of(build: Build) -> tuple[str, int]:
    sql, values = build()[:1].query.sql_with_params()
    return sql, len(values)


@functools.cache
def _written(build: Build) -> _Written:
    return _Written(build())
