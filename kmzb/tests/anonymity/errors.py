"""Statements that fail with a resident's words in them, as a fault of the site would make them."""

import contextlib

import psycopg

from kmzb.tests.anonymity.site import Site
from kmzb.tests.anonymity.visitors import FLOOD, Visitor
from kmzb.tests.served import Server

CAREFULLY, CARELESSLY = "kanarek-5a1c", "kanarek-77e2"
LOOSE = "SET log_min_messages = warning; SET log_min_error_statement = error; SET log_error_verbosity = default;"


def force_errors(site: Site, server: Server) -> None:
    """Words in the statement, in a parameter, in the row that a constraint refuses; then a report that is refused so."""
    with site.connection() as connection:
        connection.execute("CREATE TABLE once (words text PRIMARY KEY, CHECK (words <> 'none'))")
        connection.execute("INSERT INTO once VALUES (%s)", [CAREFULLY])
        for statement in ("SELECT %s::int", "INSERT INTO once VALUES (%s)", "INSERT INTO once SELECT %s FROM nowhere"):
            fails(connection, statement, CAREFULLY)
        fails(connection, f"SELECT '{CAREFULLY}'::int")
        connection.execute("ALTER TABLE reports_reportcontent ADD CONSTRAINT full_up CHECK (false) NOT VALID")
        person = Visitor(FLOOD, server, set())
        assert person.post_new(CAREFULLY).split()[1] in (b"409", b"500")
        connection.execute("ALTER TABLE reports_reportcontent DROP CONSTRAINT full_up")
    site.cluster.superuser(f"{LOOSE} SELECT '{CARELESSLY}'::int", can_fail=True)


def fails(connection: psycopg.Connection, statement: str, *values: str) -> None:
    with contextlib.suppress(psycopg.Error):
        connection.execute(statement, values)
        raise AssertionError(f"went through: {statement}")
