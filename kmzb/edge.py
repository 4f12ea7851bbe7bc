"""The anonymous edge: a WSGI wrapper in front of Django behind which no address of a visitor exists.

Django gets a new environ made of what is listed here and nothing else, so a header that some proxy invents tomorrow is
dropped as well. Instead of the address it gets `kmzb.bucket`, one of 256: enough to slow down a flood, shared by so many
people that it names nobody. The key behind the bucket lives in memory only and is replaced every hour.

Behind a proxy the server listens on a unix socket; there, and only there, the proxy's own bucket and scheme are believed.
"""

import hashlib
import hmac
import ipaddress
import os
import struct
import time
from collections.abc import Callable, Iterable
from typing import Any

from accounts.counters import COUNTERS, SharedMemory

KEY_SECONDS = 3600
Environ = dict[str, Any]

PASSED = frozenset(
    {
        "REQUEST_METHOD",
        "SCRIPT_NAME",
        "PATH_INFO",
        "QUERY_STRING",
        "CONTENT_TYPE",
        "CONTENT_LENGTH",
        "SERVER_NAME",
        "SERVER_PORT",
        "SERVER_PROTOCOL",
        "HTTP_ACCEPT",
        "HTTP_ACCEPT_ENCODING",
        "HTTP_ACCESS_CONTROL_REQUEST_HEADERS",
        "HTTP_ACCESS_CONTROL_REQUEST_METHOD",
        "HTTP_AUTHORIZATION",
        "HTTP_CACHE_CONTROL",
        "HTTP_CONTENT_ENCODING",
        "HTTP_COOKIE",
        "HTTP_HOST",
        "HTTP_IDEMPOTENCY_KEY",
        "HTTP_IF_MATCH",
        "HTTP_IF_MODIFIED_SINCE",
        "HTTP_IF_NONE_MATCH",
        "HTTP_IF_UNMODIFIED_SINCE",
        "HTTP_ORIGIN",
        "HTTP_RANGE",
        "HTTP_REFERER",
        "HTTP_SEC_FETCH_DEST",
        "HTTP_SEC_FETCH_MODE",
        "HTTP_SEC_FETCH_SITE",
        "HTTP_SEC_FETCH_USER",
        "HTTP_X_CSRFTOKEN",
        "HTTP_X_REQUESTED_WITH",
        "wsgi.version",
        "wsgi.url_scheme",
        "wsgi.input",
        "wsgi.input_terminated",
        "wsgi.errors",
        "wsgi.multithread",
        "wsgi.multiprocess",
        "wsgi.run_once",
        "wsgi.file_wrapper",
    }
)


class Buckets:
    """Which of the 256 buckets an address falls into, during this hour, in all processes of this server."""

    _state = struct.Struct("=d32s")  # when the key ends, the key

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._memory = SharedMemory(self._state.size)

    def of(self, address: str) -> int:
        return hmac.new(self._key(), neighbourhood(address), hashlib.sha256).digest()[0]

    def _key(self) -> bytes:
        with self._memory.locked() as data:
            ends, key = self._state.unpack_from(data)
            if self._clock() < ends:
                return key
            key = os.urandom(32)
            self._state.pack_into(data, 0, self._clock() + KEY_SECONDS, key)
        COUNTERS.clear()
        return key


def neighbourhood(address: str) -> bytes:
    """The /24 or /56 that the address lies in; whatever is not an address lies in one of its own."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return b""
    parsed = getattr(parsed, "ipv4_mapped", None) or parsed
    return parsed.packed[:3] if parsed.version == 4 else parsed.packed[:7]


class Edge:
    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self._application = application
        self._buckets = Buckets()

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        return self._application(self.anonymous(environ), start_response)

    def anonymous(self, environ: Environ) -> Environ:
        passed = {name: value for name, value in environ.items() if name in PASSED}
        address = environ.get("REMOTE_ADDR", "")
        passed["kmzb.bucket"] = self._buckets.of(address) if address else given_bucket(environ)
        if not address and environ.get("HTTP_X_KMZB_SCHEME") == "https":
            passed["HTTP_X_KMZB_SCHEME"] = "https"
        return passed


def given_bucket(environ: Environ) -> int:
    """What the proxy before the unix socket says; 0 if it says nothing that is a bucket."""
    text = environ.get("HTTP_X_KMZB_BUCKET", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 3 and int(text) < 256 else 0
