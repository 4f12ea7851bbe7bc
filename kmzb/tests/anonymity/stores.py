"""What the service keeps, as bytes by name: the database, logs, files, memory that outlives a request, public answers."""

import os
import pathlib
import subprocess
from urllib.parse import quote

from django.conf import settings

MOST_BYTES = 64 * 1024 * 1024


def database_url() -> str:
    """Where the tests' own database lies; its host may be a folder with a unix socket (script/lib/env.sh)."""
    at = settings.DATABASES["default"]
    who = ":".join(quote(part, safe="") for part in (at["USER"], at["PASSWORD"]) if part)
    place = f"/{quote(at['HOST'])}" if at["HOST"].startswith("/") else f"{at['HOST']}:{at['PORT'] or 5432}"
    return f"postgis://{who}@{place}/{quote(at['NAME'])}"


def database() -> bytes:
    """Every row of every table, as text; columns of bytes as hex."""
    at = settings.DATABASES["default"]
    command = ["pg_dump", "--no-owner", "-h", at["HOST"], "-p", str(at["PORT"] or 5432), "-U", at["USER"], at["NAME"]]
    environment = os.environ | {"PGPASSWORD": at["PASSWORD"] or ""}
    return subprocess.run(command, env=environment, capture_output=True, check=True).stdout


def files(*folders: pathlib.Path) -> bytes:
    """Names and contents."""
    found = [file for folder in folders if folder.exists() for file in folder.rglob("*") if file.is_file()]
    return b"\n".join(str(file).encode() + b"\n" + file.read_bytes()[:MOST_BYTES] for file in found)


def memory(processes: list[int]) -> bytes:
    """What the processes share in memory, and their files in /dev/shm: each once, read as they see it."""
    held = {}
    for process in processes:
        for link in pathlib.Path(f"/proc/{process}/fd").iterdir():
            try:
                if str(link.readlink()).startswith(("/memfd:", "/dev/shm/")):
                    held.setdefault(link.stat().st_ino, link.read_bytes()[:MOST_BYTES])
            except OSError:
                continue
    return b"\n".join(held.values())


def family(process: int) -> list[int]:
    """A process and its children."""
    listed = pathlib.Path(f"/proc/{process}/task/{process}/children").read_text()
    return [process, *(int(child) for child in listed.split())]
