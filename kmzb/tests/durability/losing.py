"""A proxy on a bad line: it takes every request to the site and loses some of the answers, after the work was done."""

import random
import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

LOST = 0.3  # share of the answers


class Line(socketserver.BaseRequestHandler):
    """One request and one answer; both sides close."""

    def handle(self) -> None:
        with suppress(OSError), socket.create_connection(self.server.site, timeout=60) as site:
            site.sendall(whole_request(self.request))
            answer = b"".join(iter(lambda: site.recv(65536), b""))
            if not self.server.loses():
                self.request.sendall(answer)


class LosingProxy(socketserver.ThreadingTCPServer):
    daemon_threads, allow_reuse_address = True, True

    def __init__(self, site: tuple[str, int], seed: int) -> None:
        super().__init__(("127.0.0.1", 0), Line)
        self.site, self.lost = site, 0
        self._chance, self._turn = random.Random(seed), threading.Lock()

    def loses(self) -> bool:
        with self._turn:
            is_lost = self._chance.random() < LOST
            self.lost += is_lost
        return is_lost


def whole_request(connection: socket.socket) -> bytes:
    received = b""
    while b"\r\n\r\n" not in received:
        received += connection.recv(65536) or b"\r\n\r\n"
    head, _, body = received.partition(b"\r\n\r\n")
    lengths = [line.split(b":")[1] for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
    while len(body) < int(lengths[0] if lengths else 0):
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


@contextmanager
def losing_proxy(site: tuple[str, int], seed: int) -> Iterator[LosingProxy]:
    with LosingProxy(site, seed) as proxy:
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        yield proxy
        proxy.shutdown()
