"""A PostgreSQL of one test's own, made and set by the parts of script/lib: durable like an installation's, gone afterwards."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kmzb.tests.scripts import Tree

ROLE, PASSWORD, DATABASE = "kmzb", "trial-only", "kmzb"
STOP = '''"$PG_BIN/pg_ctl" stop --silent --mode "$MODE" --wait --timeout 60 --pgdata "$PG_DATA"'''


def is_possible() -> bool:
    """Whether this machine has PostgreSQL's programs with PostGIS; a database elsewhere does not need them."""
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return any(Path(f"/usr/share/postgresql/{file.parts[4]}/extension/postgis.control").exists() for file in found)


class Cluster:
    """Runs as the user postgres where root asks for it. `socket` is the folder of its unix socket."""

    def __init__(self, folder: Path) -> None:
        folder.chmod(0o755)  # the user postgres must reach it
        self._tree = Tree(folder)
        self._tree.bash("true")
        self.home, self.socket = (
            Path(line) for line in self._do('printf "%s\\n" "$PG_HOME" "$PG_SOCKET"').splitlines()
        )
        self._do(f"run_cluster >&2; prepare_database {PASSWORD} >&2")

    @property
    def url(self) -> str:
        """As DATABASE_URL wants it, for the application's role, which is no superuser."""
        return f"postgis://{ROLE}:{PASSWORD}@/{self.socket}/{DATABASE}"

    def start(self) -> None:
        """Returns when it takes connections, the recovery of a crash included."""
        self._do("run_cluster >&2")

    def stop(self, *, at_once: bool = False) -> None:
        """`at_once` is a crash: nothing is finished or written, and every connection breaks."""
        self._do(f"as_pg {STOP}", MODE="immediate" if at_once else "fast")

    def superuser(self, sql: str) -> str:
        """What psql prints for it, bare."""
        return self._do(f'superuser --dbname {DATABASE} --command "$SQL"', SQL=sql).strip()

    def program(self, name: str, *arguments: str) -> str:
        """What a program of PostgreSQL says to the cluster's owner; `{data}` in an argument is the data folder."""
        words = " ".join(f'"{word}"'.replace("{data}", "$PG_DATA") for word in arguments)
        return self._do(f'as_pg "$PG_BIN/{name}" {words}')

    def remove(self) -> None:
        self._do("halt_cluster >&2")
        for folder in (self.home, self.socket):
            shutil.rmtree(folder, ignore_errors=True)

    def _do(self, body: str, **environment: str) -> str:
        done = self._tree.bash(f"place_cluster\n{body}", **environment)
        if done.returncode:
            raise RuntimeError(done.stderr[-2000:])
        return done.stdout


@contextmanager
def private_cluster() -> Iterator[Cluster]:
    with tempfile.TemporaryDirectory(prefix="kmzb-") as folder:
        cluster = Cluster(Path(folder))
        try:
            yield cluster
        finally:
            cluster.remove()
