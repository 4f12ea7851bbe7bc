"""Visitors from many addresses: they report, look around, and lie in their headers.

What a visitor claims to be is another address, which is looked for as well.
"""

import contextlib
import html
import json
import re
import socket
import uuid
from collections.abc import Iterator
from urllib.parse import urlencode

from districts.tests.factories import middle
from kmzb.tests.served import unchunked
from reports.tests.factories import SPEED
from reports.tests.pictures import jpeg

WORDS = "Kierowcy jeżdżą tu za szybko"
FLOOD = 8  # that many of them report one place: too many for an hour
HEADERS = (
    "X-Forwarded-For", "X-Real-IP", "CF-Connecting-IP", "CF-Connecting-IPv6", "True-Client-IP", "X-Client-IP",
    "X-Cluster-Client-IP", "Fastly-Client-IP", "Client-IP", "X-Originating-IP", "X-Remote-Addr", "X-ProxyUser-Ip",
    "Remote-Addr", "Via", "From", "User-Agent", "Accept-Language", "X-KMZB-Bucket", "Referer",
)  # fmt: skip


def address(first: int, number: int) -> str:
    """Each network another one, of long numbers, so that no spelling turns up by chance."""
    return f"{first}.{100 + number % 150}.{101 + number % 149}.{10 + number % 89}"


class Visitor:
    """`ask` sends bytes from this visitor's own address of the machine; `statuses` collects what was answered."""

    def __init__(self, number: int, server, statuses: set[int]) -> None:
        self.number, self._server, self._statuses = number, server, statuses
        self.source, self.claimed = address(127, number), address(133, number)
        self.place = middle(0.5 if number < FLOOD else 0.1 + number * 0.137 % 3.8)
        self.key = str(uuid.uuid4())
        said = "".join(f"{name}: {self.claimed}\r\n" for name in HEADERS)
        self.lies = f"{said}Forwarded: for={self.claimed};by={self.source}\r\n"

    def ask(self, request: str | bytes) -> bytes:
        request = request if isinstance(request, bytes) else request.encode()
        answer = self._server.ask(request, source=self.source)
        if answer:
            self._statuses.add(int(answer.split(None, 2)[1]))
        return answer

    def get(self, path: str, more: str = "") -> bytes:
        return self.ask(self.head("GET", path, more))

    def post(self, path: str, body: str | bytes, kind: str = "application/json", more: str = "") -> bytes:
        body = body if isinstance(body, bytes) else body.encode()
        length = f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
        return self.ask(self.head("POST", path, length + more).encode() + body)

    def head(self, method: str, path: str, more: str = "", version: str = "1.1") -> str:
        return f"{method} {path} HTTP/{version}\r\nHost: localhost\r\nConnection: close\r\n{self.lies}{more}\r\n"

    def body(self, **more: object) -> str:
        lon, lat = self.place
        words = f"{WORDS}, {self.number} raz."
        return json.dumps(
            {"category": SPEED, "lon": lon, "lat": lat, "not_emergency": True, "description": words} | more
        )

    def report(self) -> bytes:
        """The same key each time: the second one is a retry."""
        return self.post("/api/v1/reports/", self.body(), more=f"Idempotency-Key: {self.key}\r\n")

    def post_new(self, words: str) -> bytes:
        """Another report, of these words."""
        return self.post("/api/v1/reports/", self.body(description=words), more=f"Idempotency-Key: {uuid.uuid4()}\r\n")

    def visit(self) -> None:
        """A report, a look at its story; some take the form, some add a photo, some look around."""
        answer = self.report_by_form() if self.number % 20 == 1 else self.report()
        code = re.search(r"\d{4} \d{4} \d{4} \d{4}", unchunked(answer).decode())[0]
        self.post("/api/v1/receipts/", json.dumps({"code": code}))
        if self.number % 50 == 2:
            self.add_photo(code)
        if self.number % 3 == 0:
            self.get(("/", "/zgloszenia/", "/kod/", "/api/v1/reports/")[self.number % 4])

    def report_by_form(self) -> bytes:
        page = unchunked(self.get("/zglos/")).decode()
        token = re.search(r'name="token" value="([^"]+)"', page)
        assert token, page[:2_000]
        lon, lat = self.place
        sent = {"token": html.unescape(token[1]), "category": SPEED, "lon": lon, "lat": lat, "not_emergency": "1"}
        return self.post("/zglos/", urlencode(sent), "application/x-www-form-urlencoded")

    def add_photo(self, code: str) -> None:
        parts = f'--b\r\nContent-Disposition: form-data; name="code"\r\n\r\n{code}\r\n--b\r\n'
        parts += 'Content-Disposition: form-data; name="photo"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
        picture = jpeg(comment=self.claimed.encode())
        answer = self.post(
            "/api/v1/receipts/photos/", parts.encode() + picture + b"\r\n--b--\r\n", "multipart/form-data; boundary=b"
        )
        assert answer.split()[1] in (b"201", b"429"), answer  # a neighbour may have used up the tries of the bucket

    @contextlib.contextmanager
    def half_way(self) -> Iterator[None]:
        """Half of the report is sent, and the line stays open; at the end it is cut."""
        body = self.body().encode()
        more = f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\nIdempotency-Key: {self.key}\r\n"
        with self._server.connect(self.source) as line:
            line.sendall(self.head("POST", "/api/v1/reports/", more).encode() + body[: len(body) // 2])
            yield

    def go_away_midway(self) -> None:
        with self.half_way():
            pass

    def wait_with_half_a_header(self) -> None:
        with self._server.connect(self.source) as line, contextlib.suppress(ConnectionResetError):
            line.settimeout(30)
            line.sendall(self.head("GET", "/").removesuffix("\r\n\r\n").encode())
            if answer := line.recv(65536):
                self._statuses.add(int(answer.split(None, 2)[1]))

    def speak_tls(self) -> None:
        hello = b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"
        with contextlib.suppress(socket.timeout, ConnectionResetError):
            self._server.ask(hello + self.source.encode() + self.claimed.encode() + b"\r\n\r\n", source=self.source)
