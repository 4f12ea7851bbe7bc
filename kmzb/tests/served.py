"""A tiny application and a real gunicorn around it, for the tests of what the server itself says and writes."""

import contextlib
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import time

from accounts.counters import COUNTERS
from kmzb import timed_socket
from kmzb.edge import Edge

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def show_environ(environ, start_response):
    """Answers with everything it was given; /hit counts one hit of three, /read reads the body, /fail fails."""
    if environ["PATH_INFO"] == "/fail":
        raise RuntimeError(environ["QUERY_STRING"])
    if environ["PATH_INFO"] == "/read":
        environ["wsgi.input"].read()
    if environ["PATH_INFO"] == "/hit":
        shown = {"wait": COUNTERS.hit("served", environ["kmzb.bucket"], 3), "process": os.getpid()}
    else:
        shown = {name: value if isinstance(value, int | str) else repr(value) for name, value in environ.items()}
    start_response("200 OK", [("Content-Type", "application/json")])
    return [json.dumps(shown).encode()]


application = Edge(show_environ)
timed_socket.PATIENCE = 2.0


class Server:
    def __init__(self, address, log, process=None):
        self.address, self.log, self.process = address, log, process

    def connect(self, source="127.0.0.1"):
        if isinstance(self.address, str):
            connection = socket.socket(socket.AF_UNIX)
            connection.connect(self.address)
            return connection
        return socket.create_connection(self.address, timeout=30, source_address=(source, 0))

    def ask(self, request: bytes, source="127.0.0.1") -> bytes:
        """The whole answer to these bytes."""
        with self.connect(source) as connection:
            connection.settimeout(30)
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                connection.sendall(request)
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: connection.recv(65536), b""))

    def get(self, path="/", source="127.0.0.1", **headers):
        lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
        answer = self.ask(
            f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{lines}\r\n".encode(), source
        )
        return json.loads(unchunked(answer))


def unchunked(answer: bytes) -> bytes:
    head, _, body = answer.partition(b"\r\n\r\n")
    if b"chunked" not in head:
        return body
    content = b""
    while body:
        size, _, body = body.partition(b"\r\n")
        content, body = content + body[: int(size, 16)], body[int(size, 16) + 2 :]
    return content


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


OURS = ("--config", "kmzb/gunicorn.py")


@contextlib.contextmanager
def serving(
    folder: pathlib.Path,
    unix=False,
    application="kmzb.tests.served:application",
    ready="/",
    environment=None,
    options=OURS,
):
    address = str(folder / "s") if unix else ("127.0.0.1", free_port())
    log = folder / "log"
    bind = f"unix:{address}" if unix else f"127.0.0.1:{address[1]}"
    command = [sys.executable, "-m", "gunicorn", *options, "--bind", bind, application]
    with log.open("ab") as output:
        environment = os.environ | {"WEB_WORKERS": "2"} | (environment or {})
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)
    try:
        server = Server(address, log, process.pid)
        wait_for(server, process, ready)
        yield server
    finally:
        process.send_signal(signal.SIGQUIT)  # at once: a connection left open would be waited for
        process.wait(30)


def wait_for(server: Server, process: subprocess.Popen, ready: str) -> None:
    for _ in range(600):  # a machine that is busy with other tests starts it in half a minute
        with contextlib.suppress(OSError, ValueError):
            server.get(ready)
            return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError(server.log.read_text())
