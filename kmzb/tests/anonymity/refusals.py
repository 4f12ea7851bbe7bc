"""What the site refuses, each asked for by a visitor: what cannot be read, what is not allowed, what is sent too slowly."""

import json
import uuid

from kmzb.tests.anonymity.visitors import Visitor


def refused(visitor: Visitor) -> None:
    """One of them, by the visitor's number."""
    REFUSALS[visitor.number % len(REFUSALS)](visitor)


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
