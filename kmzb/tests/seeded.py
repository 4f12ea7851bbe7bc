"""Rows that migrations seeded: they vanish when a transactional test empties the tables, and come back with this."""

from unittest.mock import patch

from django.apps import apps
from django.core.management.color import no_style
from django.core.management.commands import flush
from django.db import connection, transaction

Rows = dict[str, bytes]


def copy_rows() -> Rows:
    """By table, as `COPY` writes them; of a database that nobody has used since its migrations."""
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True) if model._meta.managed}
    with connection.cursor() as cursor:
        rows = {table: _read(cursor, table) for table in sorted(tables)}
    return {table: text for table, text in rows.items() if text}


def _read(cursor, table: str) -> bytes:
    with cursor.cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
        return b"".join(bytes(part) for part in copy)


def put_back(rows: Rows) -> None:
    """Keys to other tables are looked at when all of them are there; new rows get numbers after those that are back."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for table, text in rows.items():
            with cursor.cursor.copy(f'COPY "{table}" FROM STDIN') as copy:
                copy.write(text)
        models = [model for model in apps.get_models() if model._meta.db_table in rows]
        cursor.execute("".join(connection.ops.sequence_reset_sql(no_style(), models)))


def after_each_flush(rows: Rows):
    """Instead of Django's signal, which would make types of content and permissions anew: ten times slower."""
    return patch.object(flush, "emit_post_migrate_signal", lambda *_args, **_options: put_back(rows))
