"""A PostgreSQL of one test's own, made and set by the parts of script/lib: durable like an installation's, gone afterwards."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.conf import settings

from kmzb.tests.scripts import Tree

ROLE, PASSWORD, DATABASE = "kmzb", "trial-only", "kmzb"
LIBRARY_ROWS = "--exclude-table-data=*.spatial_ref_sys"  # of PostGIS: its owner alone may write there
STOP = 'as_pg "$PG_BIN/pg_ctl" stop --silent --mode "$MODE" --wait --timeout 60 --pgdata "$PG_DATA"'
COPIES = (
    "echo local replication postgres peer map=owner | as_pg tee -a $PG_DATA/pg_hba.conf >&2;"
    'as_pg "$PG_BIN/pg_ctl" reload --silent --pgdata "$PG_DATA"'
)


def is_possible() -> bool:
    """Whether this machine has PostgreSQL's programs with PostGIS; a database elsewhere does not need them."""
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return any(Path(f"/usr/share/postgresql/{file.parts[4]}/extension/postgis.control").exists() for file in found)


class Cluster:
    """Runs as the user postgres where root asks for it. `home` holds `data` and `postgres.log`, `socket` is the folder of
    its unix socket, `folder` may be entered by its owner.
    """

    def __init__(self, folder: Path, tree: Tree) -> None:
        self.folder, self._tree = folder, tree
        said = self.as_owner('printf "%s\\n" "$PG_HOME" "$PG_SOCKET" "$PG_BIN"')
        self.home, self.socket, self.programs = (Path(line) for line in said.splitlines())
        self.as_owner(f"run_cluster >&2; prepare_database {PASSWORD} >&2; {COPIES}")

    @property
    def url(self) -> str:
        """As DATABASE_URL wants it, for the application's role, which is no superuser."""
        return f"postgis://{ROLE}:{PASSWORD}@/{quote(str(self.socket))}/{DATABASE}"

    def start(self) -> None:
        """Returns when it takes connections, the recovery of a crash included."""
        self.as_owner("run_cluster >&2")

    def stop(self, *, at_once: bool = False) -> None:
        """`at_once` is a crash: nothing is finished or written, and every connection breaks."""
        self.as_owner(STOP, MODE="immediate" if at_once else "fast")

    def superuser(self, sql: str, *, can_fail: bool = False) -> str:
        """What psql prints for it, bare."""
        return self.as_owner(
            f'superuser --dbname {DATABASE} --command "$SQL" {"|| true" if can_fail else ""}', SQL=sql
        ).strip()

    def as_owner(self, body: str, **environment: str) -> str:
        """Lines of bash in which `as_pg` is the cluster's owner; what they print."""
        done = self._tree.bash(f"place_cluster\n{body}", **environment)
        if done.returncode:
            raise RuntimeError(done.stderr[-2000:])
        return done.stdout

    def program(self, name: str, *arguments: str, given: bytes = b"") -> bytes:
        """One of PostgreSQL's programs as the application's role; what it prints."""
        place = ["-h", self.socket, "-U", ROLE]
        return _run([self.programs / name, *place, *arguments], PASSWORD, given)

    def copy_of_tests(self) -> None:
        """Fills the empty database with what the database of the running tests holds."""
        at = settings.DATABASES["default"]
        place = ["-h", at["HOST"] or "localhost", "-p", str(at["PORT"] or 5432), "-U", at["USER"], at["NAME"]]
        dump = [self.programs / "pg_dump", "--no-owner", "--no-privileges", "--no-comments", LIBRARY_ROWS, *place]
        rows = _run(dump, at["PASSWORD"] or "", b"")
        self.program("psql", "-qX", "-v", "ON_ERROR_STOP=1", "--single-transaction", DATABASE, given=rows)


def _run(command: list, password: str, given: bytes) -> bytes:
    done = subprocess.run(
        command, input=given, env=os.environ | {"PGPASSWORD": password}, capture_output=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr.decode()[-2000:])
    return done.stdout


@contextmanager
def private_cluster() -> Iterator[Cluster]:
    with tempfile.TemporaryDirectory(prefix="kmzb-", dir="/tmp") as at:
        folder = Path(at)
        folder.chmod(0o755)  # the user postgres must reach it
        tree = Tree(folder)
        try:
            yield Cluster(folder, tree)
        finally:
            tree.bash('place_cluster; halt_cluster; rm -rf "$PG_HOME" "$PG_SOCKET"')
