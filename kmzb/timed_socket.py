"""A visitor's connection that does not wait for ever: a request that trickles in is cut off and its thread is free again.

Headers have `PATIENCE` seconds. A body has as many again and a second for each `SLOWEST_RATE` bytes that arrived, so a
photo over a slow line passes and a byte a second does not.
"""

import errno
import socket
import time

PATIENCE = 20.0
SLOWEST_RATE = 32 * 1024  # bytes a second
SEND_PATIENCE = 60.0  # for one piece of an answer


class TooSlow(Exception):
    """The headers did not arrive in time."""


class BodyTooSlow(OSError):
    """The body did not arrive in time. An OSError like a broken line, which every reader of a body expects."""

    def __init__(self) -> None:
        super().__init__(errno.ECONNRESET, "the body came too slowly")


class TimedSocket(socket.socket):
    """Takes over the descriptor of an accepted connection. `begin` before each request, `begin_body` after its headers."""

    _ends = float("inf")
    _reads_body = False

    @classmethod
    def over(cls, connection: socket.socket) -> "TimedSocket":
        if isinstance(connection, cls):
            return connection
        timeout = connection.gettimeout()
        timed = cls(fileno=connection.detach())
        timed.settimeout(timeout)
        return timed

    def begin(self) -> None:
        self._ends, self._reads_body = time.monotonic() + PATIENCE, False

    def begin_body(self) -> None:
        self._ends, self._reads_body = time.monotonic() + PATIENCE, True

    def setblocking(self, flag: bool) -> None:
        self.settimeout(SEND_PATIENCE if flag else 0.0)

    def recv(self, size: int, flags: int = 0) -> bytes:
        if self.gettimeout() == 0.0:
            return super().recv(size, flags)
        left = self._ends - time.monotonic()
        if left <= 0:
            raise self._too_slow()
        self.settimeout(min(left, SEND_PATIENCE))
        try:
            received = super().recv(size, flags)
        except TimeoutError:
            raise self._too_slow() from None
        finally:
            self.settimeout(SEND_PATIENCE)
        if self._reads_body:
            self._ends += len(received) / SLOWEST_RATE
        return received

    def _too_slow(self) -> Exception:
        return BodyTooSlow() if self._reads_body else TooSlow()
