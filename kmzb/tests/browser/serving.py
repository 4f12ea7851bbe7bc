"""The whole site in a thread of this process: the real WSGI stack with the edge, on a free port."""

import importlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections
from django.test.testcases import LiveServerThread

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost",
]  # of Chromium: nothing but the page under test, and nobody but this machine can be reached


@contextmanager
def serving() -> Iterator[str]:
    """Gives the address, without a slash at its end."""

    def stack(_static_handler: object) -> object:
        return importlib.import_module("kmzb.wsgi").application

    # A thread per connection of the browser: none may keep a connection to the database after its answer.
    connections.settings["default"]["CONN_MAX_AGE"] = 0
    thread = LiveServerThread("localhost", stack)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    yield f"http://localhost:{thread.port}"
    thread.terminate()
