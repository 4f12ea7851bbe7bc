"""Those who send: each a thread that sends one report after another and, as the page does, tries again with the same key."""

import http.client
import json
import re
import threading
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

from districts.tests.factories import middle
from kmzb.tests.durability.record import Operation, Record
from reports.tests.factories import SPEED, body
from reports.tests.pictures import jpeg

AGAIN = frozenset({0, 408, 429, 500, 502, 503})
PAUSE = 0.1  # seconds before another try; the page waits fifteen
TOKEN = re.compile(r'name="token" value="([^"]+)"')
GROUP = r"(?:[\s\u00a0]|&nbsp;)"
CODE = re.compile(rf"\d{{4}}{GROUP}\d{{4}}{GROUP}\d{{4}}{GROUP}\d{{4}}")
BOUNDARY = "kanarek"
PRESSES = 4
Send = Callable[[], tuple[int, str]]


def ask(address: tuple[str, int], method: str, path: str, content: bytes = b"", **headers: str) -> tuple[int, str]:
    """Status and text of the answer; 0 where there was none."""
    connection = http.client.HTTPConnection(*address, timeout=60)
    try:
        connection.request(method, path, content, {"Connection": "close"} | headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    except (OSError, http.client.HTTPException):
        return 0, ""
    finally:
        connection.close()


class Visitor(threading.Thread):
    """`gives_up` after one try; its reports may stay unknown."""

    def __init__(self, record: Record, address: tuple[str, int], done: threading.Event, gives_up: bool = False) -> None:
        super().__init__()
        self.record, self.address, self.done, self.gives_up = record, address, done, gives_up
        self.failure: BaseException | None = None

    def run(self) -> None:
        try:
            while not self.done.is_set():
                self.send_one()
        except BaseException as error:  # noqa: BLE001 - told by the test, which looks at every thread
            self.failure = error

    def send_one(self) -> None:
        operation, key = self.record.invoke(), str(uuid.uuid4())
        number = len(self.record.operations)
        place = middle(number % 4)
        given = body(*place, description=operation.mark)
        if number % 10 == 0:
            given["category"] = "nie-ma-takiej"
        content, headers = json.dumps(given).encode(), {"Content-Type": "application/json", "Idempotency-Key": key}
        self.until_answered(operation, lambda: ask(self.address, "POST", "/api/v1/reports/", content, **headers))

    def until_answered(self, operation: Operation, send: Send) -> None:
        status, text = self.answer_to(send)
        if status not in AGAIN:
            self.record.end(operation, "ok" if status in (200, 201) else "fail", self.receipt_in(status, text))

    def answer_to(self, send: Send) -> tuple[int, str]:
        while True:
            status, text = send()
            self.record.told(status)
            if status not in AGAIN or self.gives_up:
                return status, text
            threading.Event().wait(PAUSE)

    def receipt_in(self, status: int, text: str) -> str:
        return json.loads(text)["receipt"] if status in (200, 201) else ""


class Impatient(Visitor):
    """Presses the button several times at once: every answer has to name the same receipt."""

    def answer_to(self, send: Send) -> tuple[int, str]:
        with ThreadPoolExecutor(PRESSES) as fingers:
            answers = list(fingers.map(lambda _: super(Impatient, self).answer_to(send), range(PRESSES)))
        receipts = {self.receipt_in(*answer) for answer in answers}
        if len(receipts) != 1:
            raise AssertionError(f"{len(receipts)} receipts for one key")
        return answers[0]


class FormVisitor(Visitor):
    """Sends the page's form with a photo."""

    def send_one(self) -> None:
        token, status = "", 0
        while not token:
            status, page = ask(self.address, "GET", "/zglos/")
            found = TOKEN.search(page) if status == 200 else None
            token = found[1] if found else ""
            if self.done.is_set():
                return
            self.record.told(status)
        operation = self.record.invoke(has_photo=True)
        content = self.form(token, operation)
        kind = f"multipart/form-data; boundary={BOUNDARY}"
        self.until_answered(operation, lambda: ask(self.address, "POST", "/zglos/", content, **{"Content-Type": kind}))

    def form(self, token: str, operation: Operation) -> bytes:
        lon, lat = middle(0)
        fields = {"token": token, "category": SPEED, "lon": lon, "lat": lat, "not_emergency": "on", "send": "1"}
        parts = [
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in (fields | {"description": operation.mark}).items()
        ]
        file = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n'
        return "".join([*parts, file]).encode() + jpeg() + f"\r\n--{BOUNDARY}--\r\n".encode()

    def receipt_in(self, status: int, text: str) -> str:
        codes = {re.sub(r"\D", "", code.replace("&nbsp;", " ")) for code in CODE.findall(text)}
        if len(codes) != 1:
            raise AssertionError(f"a page of status {status} with {len(codes)} codes")
        return codes.pop()


def encoded(fields: dict[str, list[str]]) -> bytes:
    return urlencode(fields, doseq=True).encode()
