"""A whole installation of a test's own: database, site, background worker, and the folders that they write to."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from kmzb import quiet_database
from kmzb.tests import proxied
from kmzb.tests.anonymity.stores import family
from kmzb.tests.cluster import PASSWORD, Cluster, private_cluster
from kmzb.tests.served import OURS, ROOT, Server, serving

JOBS = (
    "reports:publish_reports",
    "reports:group_reports",
    "reports:forget_used_keys",
    "verification:tell_what_waits",
    "reports:sweep_orphans",
)


class Site:
    """`folder` holds `media`, `keys`, `mail`, `tmp`, the `log` of the server, `worker.log`, and all files of `nginx`."""

    def __init__(self, cluster: Cluster, folder: Path) -> None:
        self.cluster, self.folder = cluster, folder
        self.environment = {
            "DATABASE_URL": cluster.url,
            "TMPDIR": str(folder / "tmp"),
            "MEDIA_STORAGE": str(folder / "media"),
            "KEY_STORE": str(folder / "keys"),
            "EMAIL_URL": f"filemail:///{folder / 'mail'}",
            "PUBLICATION_DELAY": "0",
        }
        for name in ("tmp", "media", "keys", "mail"):
            (folder / name).mkdir(parents=True)

    @contextmanager
    def served(self) -> Iterator[Server]:
        """On a port and on a unix socket at once."""
        application = "kmzb.tests.anonymity.application:application"
        options = (*OURS, "--bind", f"unix:{self.folder / 'socket'}")
        with serving(
            self.folder, application=application, ready="/healthz", environment=self.environment, options=options
        ) as server:
            yield server

    @contextmanager
    def behind_nginx(self) -> Iterator[Server]:
        """The same server by its socket."""
        socket = self.folder / "socket"
        socket.chmod(0o777)  # nginx drops to another user when root starts it
        (self.folder / "nginx").mkdir()
        with proxied.running(self.folder / "nginx", Server(str(socket), None)) as proxy:
            yield proxy

    @contextmanager
    def worker(self) -> Iterator[subprocess.Popen]:
        command = [sys.executable, "manage.py", "procrastinate", "worker"]
        with (self.folder / "worker.log").open("ab") as log:
            environment = os.environ | self.environment
            process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            yield process
        finally:
            process.terminate()
            process.wait(30)

    @contextmanager
    def connection(self) -> Iterator[psycopg.Connection]:
        """As the application's role, each statement by itself."""
        place = {"host": str(self.cluster.socket), "user": "kmzb", "dbname": "kmzb", "password": PASSWORD}
        with contextlib.closing(psycopg.connect(**place, autocommit=True)) as connection:
            yield connection

    def settings_of_the_database(self) -> dict[str, str]:
        with self.connection() as connection:
            return dict(connection.execute(quiet_database.QUERY, [quiet_database.NAMES]).fetchall())

    def show_everything(self) -> None:
        """What a flood hid, as an officer who looked at it would."""
        with self.connection() as connection:
            connection.execute("UPDATE reports_report SET is_hidden = false, is_in_flood = false")

    def run_jobs(self, *names: str, can_fail: bool = False) -> None:
        """Returns when the worker has done each."""
        with self.connection() as connection:
            for name in names:
                connection.execute(
                    "INSERT INTO procrastinate_jobs (queue_name, task_name, args) VALUES ('default', %s, %s)",
                    (name, '{"timestamp": 1}'),
                )
            waiting = "SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing')"
            until(lambda: connection.execute(waiting).fetchone() == (0,))
            failed = "SELECT task_name FROM procrastinate_jobs WHERE status = 'failed'"
            assert can_fail or connection.execute(failed).fetchall() == []


def kill_a_worker(server: Server) -> None:
    """One of gunicorn's processes, while somebody's request is half there; returns when another took its place."""
    before = family(server.process)
    os.kill(before[-1], signal.SIGKILL)
    until(lambda: len(family(server.process)) == len(before) and before[-1] not in family(server.process))


def until(condition: Callable[[], bool]) -> None:
    """Returns when it is true; fails after a minute and a half."""
    end = time.monotonic() + 90
    while not condition():
        assert time.monotonic() < end, "never true"
        time.sleep(0.05)


@contextmanager
def private_site() -> Iterator[Site]:
    """On a database that holds what the database of the tests holds."""
    with private_cluster() as cluster:
        cluster.copy_of_tests()
        yield Site(cluster, cluster.folder / "site")
