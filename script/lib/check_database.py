"""Looks at the database of DATABASE_URL before anything is written there; one line on stderr says what is wrong.

Warnings come first and stop nothing. Extensions that are missing are made where the role may do that. Run by script/lib/database.sh.
"""

import os
import sys
from pathlib import Path

import environ
import psycopg

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from kmzb import quiet_database

SCHEMES = {"postgis", "postgres", "postgresql", "psql", "pgsql"}
OLDEST_POSTGRES, OLDEST_POSTGIS = 15, (3, 3)


def connect() -> psycopg.Connection:
    url = os.environ["DATABASE_URL"]
    if url.partition("://")[0] not in SCHEMES:
        sys.exit("it must begin with postgis:// or postgres://")
    config = environ.Env.db_url_config(url)
    parts = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    chosen = {name: config[key] for name, key in parts.items() if config.get(key)}
    return psycopg.connect(**chosen, **config.get("OPTIONS", {}), connect_timeout=10, autocommit=True)


def create_extension(connection: psycopg.Connection, name: str) -> None:
    try:
        connection.execute(psycopg.sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(psycopg.sql.Identifier(name)))
    except psycopg.Error as error:
        reason = str(error).splitlines()[0]
        sys.exit(
            f'the extension {name} is missing and cannot be made ({reason}). As a superuser of that database: CREATE EXTENSION "{name}";'
        )


def check(connection: psycopg.Connection, extensions: list[str]) -> None:
    version = connection.info.server_version // 10000
    if version < OLDEST_POSTGRES:
        sys.exit(f"the server is PostgreSQL {version}; {OLDEST_POSTGRES} or newer is needed.")
    for name in extensions:
        create_extension(connection, name)
    row = connection.execute("SELECT extversion FROM pg_extension WHERE extname = 'postgis'").fetchone()
    postgis = tuple(int(part) for part in row[0].split(".")[:2]) if row else (0, 0)
    if postgis < OLDEST_POSTGIS:
        sys.exit(f"PostGIS {postgis[0]}.{postgis[1]} is too old; 3.3 or newer is needed.")
    if connection.execute("SHOW is_superuser").fetchone() == ("on",):
        sys.stderr.write("Warning: DATABASE_URL connects as a superuser. Give the application a role of its own.\n")
    settings = dict(connection.execute(quiet_database.QUERY, [quiet_database.NAMES]).fetchall())
    for sentence in quiet_database.advice(settings).values():
        sys.stderr.write(f"Warning: {sentence}\n")


def main() -> None:
    try:
        with connect() as connection:
            check(connection, sys.argv[1:])
    except psycopg.OperationalError as error:
        reason = " ".join(str(error).split())
        sys.exit(f"the database cannot be reached: {reason}")


main()
