"""The whole site in a thread of this process: the real WSGI stack with the edge, on a free port."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.test.testcases import LiveServerThread

from kmzb.edge import Edge

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

IDLE_WITHIN = 30  # seconds


class _Requests:
    """How many are being answered right now."""

    def __init__(self) -> None:
        self.running, self.changed = 0, threading.Condition()

    def add(self, number: int) -> None:
        with self.changed:
            self.running += number
            self.changed.notify_all()

    def wait_until_none(self) -> None:
        with self.changed:
            if not self.changed.wait_for(lambda: not self.running, IDLE_WITHIN):
                raise TimeoutError(f"{self.running} requests are still being answered")


_REQUESTS = _Requests()


def wait_until_idle() -> None:
    """To be called before the tables are emptied: a request that is still reading them would stand in the way."""
    _REQUESTS.wait_until_none()


def _counted(application: Callable) -> Callable:
    def counted(environ: dict, start_response: Callable) -> Iterable[bytes]:
        _REQUESTS.add(1)
        try:
            answer = application(environ, start_response)
        except BaseException:
            _REQUESTS.add(-1)
            raise
        return _Answer(answer)

    return counted


class _Answer:
    """A request is over when the server closes what it was given: twice where the browser has gone meanwhile."""

    def __init__(self, parts: Iterable[bytes]) -> None:
        self.parts, self.is_over = parts, False

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.parts)

    def close(self) -> None:
        try:
            getattr(self.parts, "close", lambda: None)()
        finally:
            if not self.is_over:
                self.is_over = True
                _REQUESTS.add(-1)


@contextmanager
def serving() -> Iterator[str]:
    """Gives the address, without a slash at its end.

    The stack is made anew: that of kmzb.wsgi may have read the static files of other settings.
    """

    def stack(_static_handler: object) -> object:
        return _counted(Edge(get_wsgi_application()))

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
