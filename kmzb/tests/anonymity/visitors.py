"""Visitors from many addresses: they report, look around, lie in their headers and send what nobody can read.

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
        words = f"Kierowcy jeżdżą za szybko, {self.number} raz."
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
        """A report, a look at its story, a page, and one of the refusals; some take the form, some add a photo."""
        answer = self.report_by_form() if self.number % 20 == 1 else self.report()
        code = re.search(r"\d{4} \d{4} \d{4} \d{4}", unchunked(answer).decode())[0]
        self.post("/api/v1/receipts/", json.dumps({"code": code}))
        if self.number % 50 == 2:
            self.add_photo(code)
        if self.number % 3 == 0:
            self.get(("/", "/zgloszenia/", "/kod/", "/api/v1/reports/")[self.number % 4])
        REFUSALS[self.number % len(REFUSALS)](self)

    def report_by_form(self) -> bytes:
        page = unchunked(self.get("/zglos/")).decode()
        token = html.unescape(re.search(r'name="token" value="([^"]+)"', page)[1])
        lon, lat = self.place
        sent = {"token": token, "category": SPEED, "lon": lon, "lat": lat, "not_emergency": "1"}
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


def with_key(visitor: Visitor, body: str, kind: str = "application/json", more: str = "") -> None:
    visitor.post("/api/v1/reports/", body, kind, f"Idempotency-Key: {uuid.uuid4()}\r\n{more}")


def try_many_codes(visitor: Visitor) -> None:
    for _ in range(11):
        visitor.post("/api/v1/receipts/", '{"code": "0000 0000 0000 0000"}')


def reuse_a_key(visitor: Visitor) -> None:
    visitor.report()
    visitor.post(
        "/api/v1/reports/", visitor.body(description=visitor.claimed), more=f"Idempotency-Key: {visitor.key}\r\n"
    )


TOO_LARGE = "Content-Type: application/json\r\nContent-Length: 99000000\r\n"
REFUSALS = (
    lambda v: v.ask(v.head("GET", "/", version="9.9")),  # 400
    lambda v: with_key(v, "{"),  # 400
    lambda v: v.get(f"/?strona={v.claimed}"),  # 400, or a page
    lambda v: v.ask(v.head("GET", "/").replace("Host: localhost", f"Host: {v.claimed}")),  # 400
    lambda v: v.ask(v.head("POST", "/api/v1/reports/", "Transfer-Encoding: chunked\r\n") + f"zz{v.claimed}\r\n"),  # 400
    lambda v: v.post("/zglos/", "a=1", "application/x-www-form-urlencoded", "Sec-Fetch-Site: cross-site\r\n"),  # 403
    lambda v: v.get(f"/{v.claimed}/"),  # 404
    lambda v: v.post("/api/v1/categories/", "{}"),  # 405
    lambda v: v.get("/api/v1/categories/", "Accept: image/png\r\n"),  # 406
    Visitor.wait_with_half_a_header,  # 408
    reuse_a_key,  # 409
    lambda v: v.ask(v.head("POST", "/api/v1/reports/", f"Idempotency-Key: {v.key}\r\n{TOO_LARGE}")),  # 413
    lambda v: v.get("/" + "a" * 9000),  # 414
    lambda v: with_key(v, v.claimed, "text/plain"),  # 415
    lambda v: v.get("/", f"Expect: {v.claimed}\r\n"),  # 417
    lambda v: with_key(v, json.dumps({"lon": v.claimed})),  # 422
    try_many_codes,  # 429
    lambda v: v.get("/", f"X-A: {v.claimed}{'a' * 9000}\r\n"),  # 431
    lambda v: v.get(f"/zawodzi/500/?{v.claimed}"),  # 500
    lambda v: v.get("/", f"Transfer-Encoding: {v.claimed}\r\n"),  # 501
    lambda v: v.get(f"/zawodzi/503/?{v.claimed}"),  # 503
    Visitor.speak_tls,
    Visitor.go_away_midway,
)  # fmt: skip
PROVOKED = {200, 201, 400, 403, 404, 405, 406, 408, 409, 413, 414, 415, 417, 422, 429, 431, 500, 501, 503}
