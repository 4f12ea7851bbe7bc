"""Visitors from many addresses: they report, look around, lie in their headers and send what nobody can read."""

import json
import uuid

from districts.tests.factories import middle
from reports.tests.factories import SPEED

LIES = ("X-Forwarded-For", "X-Real-IP", "Forwarded", "CF-Connecting-IP", "True-Client-IP", "Via", "From", "User-Agent", "Referer")  # fmt: skip


def addresses(count: int) -> list[str]:
    """Different networks of the machine itself, each octet of three digits, so that none turns up by chance."""
    return [f"127.{100 + number % 150}.{101 + number % 149}.{102 + number % 140}" for number in range(count)]


def lies(address: str) -> str:
    return "".join(f"{name}: {address}\r\n" for name in LIES)


def requests(address: str, number: int) -> list[bytes]:
    """What one visitor sends: a report, a look-up, one of the refusals, and something broken."""
    lon, lat = middle(number % 4)
    report = {"category": SPEED, "lon": lon, "lat": lat, "not_emergency": True}
    return [
        post("/api/v1/reports/", json.dumps(report), address, key=True),
        post("/api/v1/receipts/", json.dumps({"code": "0000 0000 0000 0000"}), address),
        (get("/api/v1/reports/", address), get("/zglos/", address), get("/none/", address))[number % 3],
        BROKEN[number % len(BROKEN)](address),
    ]


def get(path: str, address: str, version: str = "1.1") -> bytes:
    return f"GET {path} HTTP/{version}\r\nHost: localhost\r\nConnection: close\r\n{lies(address)}\r\n".encode()


def post(path: str, body: str, address: str, key: bool = False, kind: str = "application/json") -> bytes:
    idempotency = f"Idempotency-Key: {uuid.uuid4()}\r\n" if key else ""
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: {kind}\r\n"
    return f"{head}Content-Length: {len(body)}\r\n{idempotency}{lies(address)}\r\n{body}".encode()


BROKEN = (
    lambda address: get("/", address, version="9.9"),  # 400
    lambda address: get("/" + "a" * 9000, address),  # 414
    lambda address: get("/", address).replace(b"\r\n\r\n", b"\r\nX-A: " + b"a" * 9000 + b"\r\n\r\n"),  # 431
    lambda address: b"\x16\x03\x01" + address.encode() + b"\r\n\r\n",  # TLS on a plain port
    lambda address: post("/api/v1/reports/", "{", address, key=True),  # 400
    lambda address: post("/api/v1/reports/", "{}", address, key=True, kind="text/plain"),  # 415
    lambda address: post("/api/v1/reports/", '{"a": 1}', address, key=True),  # 422
    lambda address: post("/api/v1/categories/", "{}", address),  # 405
    lambda address: get("/", address).replace(b"Host: localhost", b"Host: evil.example"),  # 400
    lambda address: get("/", address).replace(b"\r\n\r\n", b"\r\nTransfer-Encoding: odd\r\n\r\n"),  # 501
)
