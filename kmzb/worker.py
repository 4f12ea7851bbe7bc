"""Gunicorn's threaded worker, silent about visitors: its own error answers echo nothing and its log names no address.

These answers are given before Django sees a request (a broken request line, too many or too long headers), so they
carry the headers and the shape of the site's other errors by themselves. Every answer goes without a Server header.
"""

import json
import logging
import socket
import sys

from gunicorn.glogging import Logger
from gunicorn.http import errors, wsgi
from gunicorn.workers.gthread import TConn, ThreadWorker

from kmzb.faults import origin
from kmzb.headers import COMMON_HEADERS
from kmzb.timed_socket import TimedSocket, TooSlow

log = logging.getLogger("gunicorn.error")
LINGER_SECONDS = 0.5
LINGER_BYTES = 1024 * 1024

BAD_REQUEST = (400, "Bad Request", "bad_request", "Tego żądania nie da się odczytać.")
SERVER_ERROR = (
    500,
    "Internal Server Error",
    "server_error",
    "Wystąpił błąd po naszej stronie. Spróbuj ponownie za chwilę.",
)
# What the parser refuses, by the class of its error; the first that fits counts, everything else of it is a bad request.
ANSWERS = (
    (errors.LimitRequestLine, (414, "URI Too Long", "uri_too_long", "Adres tej strony jest za długi.")),
    (
        errors.LimitRequestHeaders,
        (
            431,
            "Request Header Fields Too Large",
            "headers_too_large",
            "Nagłówki żądania są za długie lub jest ich za dużo.",
        ),
    ),
    (
        errors.ExpectationFailed,
        (417, "Expectation Failed", "expectation_failed", "Serwer nie obsługuje nagłówka Expect."),
    ),
    (
        errors.UnsupportedTransferCoding,
        (501, "Not Implemented", "transfer_coding_unsupported", "Serwer nie obsługuje takiego kodowania żądania."),
    ),
    (TooSlow, (408, "Request Timeout", "too_slow", "Żądanie przychodziło zbyt wolno. Spróbuj ponownie.")),
)
# An application that sends a broken header is at fault itself.
OUR_FAULT = (errors.InvalidResponseHeader, errors.InvalidResponseHeaderName, errors.ConfigurationProblem)


def answer_for(error: BaseException) -> tuple[int, str, str, str]:
    for kind, answer in ANSWERS:
        if isinstance(error, kind):
            return answer
    refused = isinstance(error, errors.ParseException) and not isinstance(error, OUR_FAULT)
    return BAD_REQUEST if refused else SERVER_ERROR


def problem(status: int, title: str, code: str, detail: str) -> bytes:
    """The whole answer, status line included."""
    content = {"type": "about:blank", "title": title, "status": status, "code": code, "detail": detail, "fields": {}}
    body = json.dumps(content, ensure_ascii=False).encode()
    headers = {
        "Content-Type": "application/problem+json; charset=utf-8",
        "Content-Length": str(len(body)),
        "Cache-Control": "no-store",
        "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        "Connection": "close",
        **COMMON_HEADERS,
    }
    lines = [f"HTTP/1.1 {status} {title}", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def without_server(original):
    def default_headers(self):
        return [line for line in original(self) if not line.startswith("Server:")]

    return default_headers


class QuietLogger(Logger):
    """Writes what went wrong and where, never the text of an error or the arguments: both may hold what was sent."""

    def exception(self, msg: str, *args: object, **kwargs: object) -> None:
        error = sys.exc_info()[1]
        self.error_log.error("%s at %s", type(error).__name__, origin(error) if error else "unknown place")


class QuietWorker(ThreadWorker):
    def init_process(self) -> None:
        wsgi.Response.default_headers = without_server(wsgi.Response.default_headers)
        super().init_process()

    def handle(self, conn: TConn) -> object:
        conn.sock = TimedSocket.over(conn.sock)
        conn.sock.begin()
        return super().handle(conn)

    def handle_request(self, req: object, conn: TConn) -> object:
        conn.sock.begin_body()
        return super().handle_request(req, conn)

    def handle_error(self, req, client, addr, exc) -> None:
        """Neither the request nor the error's text is logged: both hold what the visitor sent."""
        answer = answer_for(exc)
        log.warning("Answered %d without the application: %s at %s", answer[0], type(exc).__name__, origin(exc))
        try:
            client.sendall(problem(*answer))
            linger(client)
        except OSError:
            log.debug("The visitor was gone before the answer")


def linger(client: socket.socket) -> None:
    """Reads a little of what is still being sent: closing earlier would reset the connection and lose the answer."""
    client.shutdown(socket.SHUT_WR)
    client.settimeout(LINGER_SECONDS)
    left = LINGER_BYTES
    while left > 0 and (received := client.recv(65536)):
        left -= len(received)
