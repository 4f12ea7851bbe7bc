"""A new row and the rows that belong to it, in one statement: one trip to the database, one commit, all or nothing.

Saving them one by one costs a trip each, and Django writes the same SQL anew each time; both together were most of what a
report cost.
"""

import functools
from collections.abc import Sequence
from contextlib import nullcontext

from django.db import connection, models, transaction
from django.db.models.expressions import RawSQL
from django.db.models.sql import InsertQuery

Rows = Sequence[models.Model]
_NEW = RawSQL("(SELECT id FROM new_row)", [])


def insert_together(row: models.Model, groups: Sequence[Rows], link: str) -> None:
    """Inserts `row`, then each group of rows of one model, whose foreign key `link` gets the key of the new row.

    Durable on return, or part of the caller's transaction; raises what saving would. Only `row` gets its key: of the
    others nobody needs it. No signals. Values are plain ones, no expressions.
    """
    groups = [group for group in groups if group]
    parts = [_sql_of(type(group[0]), len(group), link) for group in groups]
    values = [value for group in ([row], *groups) for one in group for value in _values(one, link)]
    # one statement is a transaction of its own; inside another one, what fails must not take that with it
    with transaction.atomic() if connection.in_atomic_block else nullcontext(), connection.cursor() as cursor:
        cursor.execute(_joined(_sql_of(type(row), 1, ""), row, parts), values)
        made = cursor.fetchone()
    for field, value in zip(_of_database(type(row)), made, strict=True):
        setattr(row, field.attname, value)
    row._state.adding, row._state.db = False, connection.alias
    for one in (one for group in groups for one in group):
        setattr(one, link, row)


def _joined(first: str, row: models.Model, parts: Sequence[str]) -> str:
    made = ", ".join(connection.ops.quote_name(field.column) for field in _of_database(type(row)))
    named = [f"new_row AS ({first} RETURNING {made})", *(f"part_{n} AS ({part})" for n, part in enumerate(parts))]
    return f"WITH {', '.join(named)} SELECT * FROM new_row"  # noqa: S608 - Django's own SQL


@functools.cache
def _sql_of(model: type[models.Model], count: int, link: str) -> str:
    """INSERT as Django writes it for so many rows, without what it would return."""
    rows = [model(**({f"{link}_id": _NEW} if link else {})) for _ in range(count)]
    query = InsertQuery(model)
    query.insert_values(_given(model), rows)
    [(sql, _)] = query.get_compiler(connection=connection).as_sql()
    return sql


def _values(row: models.Model, link: str) -> list[object]:
    fields = [field for field in _given(type(row)) if field.name != link]
    return [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields]


@functools.cache
def _given(model: type[models.Model]) -> list[models.Field]:
    return [field for field in model._meta.local_concrete_fields if field not in _of_database(model)]


@functools.cache
def _of_database(model: type[models.Model]) -> list[models.Field]:
    """What the database makes by itself: the key and generated columns."""
    return [field for field in model._meta.local_concrete_fields if field.generated or field is model._meta.auto_field]
