"""A member of the force at a desk: signed in, one connection, pages read and statuses changed."""

import http.client
import json
import time

from django.conf import settings
from django.utils.crypto import get_random_string

from accounts.models import User
from kmzb.bench.serving import HOST, PORT
from verification.tests.factories import sign_in


class Desk:
    """Anything but the status asked for ends the bench: it would be compared with nothing."""

    def __init__(self, user: User) -> None:
        token = get_random_string(32)
        session = sign_in(user).cookies[settings.SESSION_COOKIE_NAME].value
        cookies = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={token}"
        self._headers = {"Cookie": cookies, "X-CSRFToken": token, "Content-Type": "application/json"}
        self._connection = http.client.HTTPConnection(HOST, PORT, timeout=60)

    def read(self, path: str) -> float:
        """Milliseconds until the whole answer is here."""
        return self._ask("GET", path, None, 200)

    def send(self, path: str, body: dict, status: int = 200) -> float:
        return self._ask("POST", path, json.dumps(body).encode(), status)

    def _ask(self, method: str, path: str, body: bytes | None, wanted: int) -> float:
        began = time.perf_counter()
        self._connection.request(method, path, body, self._headers)
        answer = self._connection.getresponse()
        text = answer.read()
        if answer.status != wanted:
            raise SystemExit(f"{method} {path} answered {answer.status}: {text[:300]!r}")
        return (time.perf_counter() - began) * 1_000

    def close(self) -> None:
        self._connection.close()
