"""Everything that the service keeps, as twelve stores of files and folders: what is in memory or asked for is written down.

What nobody can read by looking at bytes (a compressed backup, a PDF) is not made here or left out.
"""

import json
import pathlib
import shutil
from collections.abc import Iterable

from kmzb.tests.public_answers import public_answers
from kmzb.tests.served import Server

MOST_BYTES = 64 * 1024 * 1024
NAMES = (
    "dump",
    "data directory",
    "write-ahead log",
    "log of PostgreSQL",
    "log of the server",
    "log of the worker",
    "media and keys",
    "temporary files",
    "shared memory",
    "mail",
    "backup",
    "public answers",
)
Stores = dict[str, list[pathlib.Path]]


def collect(site, server: Server) -> Stores:
    """While the site still runs. The address that asks for the public answers is not among those looked for."""
    taken = site.folder / "taken"
    taken.mkdir()
    write(taken / "dump.sql", [site.cluster.program("pg_dump", "--no-owner", "kmzb"), sessions(site)])
    write(taken / "answers", public_answers(lambda path: server.ask(request(path))).values())
    write(taken / "memory", memory([*family(server.process), *servers_of(site.cluster)]))
    back_up(site, taken)
    home = site.cluster.home
    return {
        "dump": [taken / "dump.sql"],
        "data directory": [path for path in (home / "data").iterdir() if path.name not in ("pg_wal", "postmaster.pid")],
        "write-ahead log": [home / "data" / "pg_wal"],
        "log of PostgreSQL": [home / "postgres.log"],
        "log of the server": [site.folder / "log", *site.folder.glob("nginx/*.log")],
        "log of the worker": [site.folder / "worker.log"],
        "media and keys": [site.folder / "media", site.folder / "keys"],
        "temporary files": [site.folder / "tmp", *site.folder.glob("nginx")],
        "shared memory": [taken / "memory"],
        "mail": [site.folder / "mail"],
        "backup": [home / "backup", taken / "media"],
        "public answers": [taken / "answers"],
    }


def write(file: pathlib.Path, parts: Iterable[bytes]) -> None:
    file.write_bytes(b"\n".join(parts))


def request(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()


def sessions(site) -> bytes:
    """What the database knows of who is connected, and of the settings of each role."""
    with site.connection() as connection:
        rows = connection.execute("SELECT to_jsonb(a)::text FROM pg_stat_activity a").fetchall()
        rows += connection.execute("SELECT to_jsonb(s)::text FROM pg_db_role_setting s").fetchall()
    return json.dumps(rows).encode()


def back_up(site, taken: pathlib.Path) -> None:
    """As docs/deployment.md says: the files of the running server with what it wrote meanwhile, and the photos."""
    site.cluster.as_owner(
        'as_pg "$PG_BIN/pg_basebackup" --host "$PG_SOCKET" --username postgres --checkpoint fast --wal-method stream'
        ' --pgdata "$PG_HOME/backup"'
    )
    shutil.copytree(site.folder / "media", taken / "media")


def memory(processes: list[int]) -> list[bytes]:
    """What the processes share in memory, and their files in /dev/shm: each once, read as they see it."""
    held: dict[int, bytes] = {}
    for link in (link for process in processes for link in opened(process)):
        try:
            if str(link.readlink()).startswith(("/memfd:", "/dev/shm/")):
                held.setdefault(link.stat().st_ino, link.read_bytes()[:MOST_BYTES])
        except OSError:
            continue
    return list(held.values())


def opened(process: int) -> Iterable[pathlib.Path]:
    yield from pathlib.Path(f"/proc/{process}/fd").iterdir()
    for line in pathlib.Path(f"/proc/{process}/maps").read_text().splitlines():
        if "/dev/shm/" in line:
            yield pathlib.Path(line.split(None, 5)[5])


def servers_of(cluster) -> list[int]:
    """The processes of PostgreSQL."""
    first = cluster.as_owner('as_pg head -n 1 "$PG_DATA/postmaster.pid"')
    return family(int(first))


def family(process: int) -> list[int]:
    """A process and its children."""
    listed = pathlib.Path(f"/proc/{process}/task/{process}/children").read_text()
    return [process, *(int(child) for child in listed.split())]


def files_of(places: Iterable[pathlib.Path]) -> list[pathlib.Path]:
    return [file for place in places for file in ([place] if place.is_file() else place.rglob("*")) if file.is_file()]
