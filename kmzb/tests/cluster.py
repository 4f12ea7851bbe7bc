"""A PostgreSQL of a test's own, made by the parts of script/lib with the settings that `script/server` gives it."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.conf import settings

from kmzb.tests.scripts import Tree

PASSWORD = "password-of-this-run"
LIBRARY_ROWS = "--exclude-table-data=*.spatial_ref_sys"  # of PostGIS: its owner alone may write there
HAS_PROGRAMS = bool(list(Path("/usr/lib/postgresql").glob("*/bin/initdb")))


class Cluster:
    """`home` holds `data` and `postgres.log`; they belong to the user postgres where root runs the tests."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        said = tree.bash(
            f'place_cluster; run_cluster >&2; prepare_database {PASSWORD}; printf "%s\\n" "$PG_HOME" "$PG_SOCKET" "$PG_BIN"'
        )
        assert said.returncode == 0, said.stderr
        home, socket, programs = said.stdout.splitlines()
        self.home, self.socket, self.programs = Path(home), socket, Path(programs)
        self.url = f"postgis://kmzb:{PASSWORD}@/{quote(socket)}/kmzb"
        self.as_owner(
            "echo local replication postgres peer map=owner | as_pg tee -a $PG_DATA/pg_hba.conf;"
            'as_pg "$PG_BIN/pg_ctl" reload --silent --pgdata "$PG_DATA"'
        )

    def as_owner(self, body: str) -> str:
        """A line of bash in which `as_pg` is the cluster's owner; what it prints."""
        said = self._tree.bash(f"place_cluster; {body}")
        assert said.returncode == 0, said.stderr
        return said.stdout

    def as_superuser(self, sql: str, *, can_fail: bool = False) -> None:
        self.as_owner(f"superuser --dbname kmzb --command {_quoted(sql)}{' || true' if can_fail else ''}")

    def program(self, name: str, *arguments: str, given: bytes = b"") -> bytes:
        """One of PostgreSQL's programs as the application's role; what it prints."""
        command = [self.programs / name, "-h", self.socket, "-U", "kmzb", *arguments]
        environment = os.environ | {"PGPASSWORD": PASSWORD}
        done = subprocess.run(command, input=given, env=environment, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout

    def copy_of_tests(self) -> None:
        """Fills the empty database with what the database of the running tests holds."""
        at = settings.DATABASES["default"]
        place = ["-h", at["HOST"] or "localhost", "-p", str(at["PORT"] or 5432), "-U", at["USER"], at["NAME"]]
        command = [self.programs / "pg_dump", "--no-owner", "--no-privileges", "--no-comments", LIBRARY_ROWS, *place]
        environment = os.environ | {"PGPASSWORD": at["PASSWORD"] or ""}
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        self.program("psql", "-qX", "-v", "ON_ERROR_STOP=1", "--single-transaction", "kmzb", given=done.stdout)

    def stop(self) -> None:
        self.as_owner("halt_cluster")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


@contextmanager
def private_cluster() -> Iterator[tuple[Cluster, Path]]:
    """The running cluster, and a folder that its owner may enter; both are gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="kmzb-", dir="/tmp"))
    folder.chmod(0o755)
    tree = Tree(folder)
    try:
        yield Cluster(tree), folder
    finally:
        tree.bash('place_cluster; halt_cluster; rm -rf "$PG_HOME" "$PG_SOCKET"')
        shutil.rmtree(folder)
