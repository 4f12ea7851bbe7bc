"""Queries whose SQL Django writes once and PostgreSQL plans once per connection.

For what is asked with every report and every act, where writing and planning it costs more than asking.
"""

import datetime
import functools
import uuid
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, nullcontext
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
    if len(values) != count:
        raise ValueError(f"{count} values are asked for, not {len(values)}")
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()


def rows(build: Callable[..., QuerySet], *values: object) -> list[Any]:
    """All rows of `build(*values)`: models with what `select_related` and `annotate` bring, tuples of `values_list`.

    `build` is a function of a module. It is called once, with values of the same kinds that stand for all others, so what it
    asks must not depend on them: no lists, no None. Raises `ValueError` for a value that it does not ask with.
    """
    return together((build, values))[0]


def together(*asked: tuple[Callable[..., QuerySet], Sequence[object]]) -> list[list[Any]]:
    """The rows of each, in order. All are sent at once and answered one after the other: one wait, and what the first locks
    the next sees locked.
    """
    written = [(_written(build, values), values) for build, values in asked]
    with ExitStack() as open_:
        cursors = [open_.enter_context(prepared()) for _ in written]
        with connection.wrap_database_errors, _pipeline(len(written)):
            for cursor, (one, values) in zip(cursors, written, strict=True):
                cursor.execute(one.sql, one.bound(values))
        found = [cursor.fetchall() for cursor in cursors]
    return [one.shaped_all(rows) for (one, _), rows in zip(written, found, strict=True)]


def _pipeline(statements: int) -> AbstractContextManager:
    alone = statements == 1 or connection.queries_logged  # see `prepared`: what Django binds is sent one by one
    return nullcontext() if alone else connection.connection.pipeline()


def execute(sql: str, values: Values) -> None:
    """A statement that gives nothing back. Its text is the same each time: a connection keeps the plan of each."""
    with prepared() as cursor:
        cursor.execute(sql, values)


def keep(row: Model, relation: str, found: list[Model]) -> None:
    """`row.relation.all()` gives these from now on, as after `prefetch_related`."""
    known = QuerySet(getattr(row, relation).model)
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

    def __init__(self, build: Callable[..., QuerySet], values: Sequence[object]) -> None:
        marks = [_mark(number, value) for number, value in enumerate(values, 1)]
        queryset = build(*marks)
        self._compiler = compiler = queryset.query.get_compiler(connection=connection)
        self.sql, found = compiler.as_sql()
        self._values = [(marks.index(value), None) if value in marks else (None, value) for value in found]
        if {place for place, _ in self._values} - {None} != set(range(len(marks))):
            raise ValueError(f"{build.__name__} does not ask with each of its {len(marks)} values")
        self._converters = compiler.get_converters([column for column, *_ in compiler.select[: compiler.col_count]])
        self._info = None if queryset._fields else compiler.klass_info  # columns are asked for, or models
        if self._info is not None:
            places = self._info["select_fields"]
            self._columns = slice(places[0], places[-1] + 1)
            self._names = [column.target.attname for column, *_ in compiler.select[self._columns]]
            self._joined = get_related_populators(self._info, compiler.select, connection.alias)

    def bound(self, values: Sequence[object]) -> list[object]:
        return [constant if place is None else values[place] for place, constant in self._values]

    def shaped_all(self, found: list[tuple]) -> list[Any]:
        converted = self._compiler.apply_converters(found, self._converters) if self._converters else found
        if self._info is None:
            return [tuple(row) for row in converted]
        model, alias = self._info["model"], connection.alias
        return [self._shaped(model, alias, row) for row in converted]

    def _shaped(self, model: type[Model], alias: str, row: Sequence[object]) -> Model:
        made = model.from_db(alias, self._names, row[self._columns])
        for populator in self._joined:
            populator.populate(row, made)
        for name, place in self._compiler.annotation_col_map.items():
            setattr(made, name, row[place])
        return made


@functools.cache
def _first_of(build: Build) -> tuple[str, int]:
    sql, values = build()[:1].query.sql_with_params()
    return sql, len(values)


def _mark(number: int, value: object) -> object:
    """A value of the same kind that no query of ours asks with by itself."""
    marks = {
        int: -1_000_000_000 - number,
        str: f"\N{REPLACEMENT CHARACTER}{number}",
        uuid.UUID: uuid.UUID(int=number),
        datetime.date: datetime.date(1, 1, number),
        datetime.datetime: datetime.datetime(1, 1, number, tzinfo=datetime.UTC),
    }
    return marks[type(value)]


_KNOWN: dict[Callable[..., QuerySet], _Written] = {}


def _written(build: Callable[..., QuerySet], values: Sequence[object]) -> _Written:
    if build not in _KNOWN:
        _KNOWN[build] = _Written(build, values)
    return _KNOWN[build]
