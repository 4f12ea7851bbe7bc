"""The site as it is installed, for one run: gunicorn with two workers and compressed static files."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
HOST, PORT = "localhost", 8399


@contextmanager
def gunicorn(application: str = "kmzb.wsgi:application", **environment: str) -> Iterator[str]:
    """Its address. `environment` wins over what the caller of the bench has set."""
    settings = os.environ | {"WEB_BIND": f"127.0.0.1:{PORT}", "WEB_WORKERS": "2"} | environment
    command = [sys.executable, "-m", "gunicorn", "--config", "kmzb/gunicorn.py", application]
    process = subprocess.Popen(command, cwd=ROOT, env=settings, stderr=subprocess.DEVNULL)  # noqa: S603 - our own server
    try:
        _wait(f"http://{HOST}:{PORT}", process)
        yield f"http://{HOST}:{PORT}"
    finally:
        process.terminate()
        process.wait(30)


def _wait(address: str, process: subprocess.Popen) -> None:
    for _ in range(300):
        if process.poll() is not None:
            break
        try:
            urlopen(f"{address}/healthz", timeout=5).close()  # noqa: S310 - the address above
            return
        except (URLError, OSError):
            time.sleep(0.1)
    raise SystemExit(f"The site did not start on port {PORT}.")
