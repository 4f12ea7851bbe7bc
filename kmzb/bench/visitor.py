"""Those who send reports: one connection each, the smallest possible client, real places of the demo."""

import http.client
import json
import uuid

from reports.deadlines import today
from reports.models import Category, Report

DESCRIPTION = "Samochody jadą tu bardzo szybko, zwłaszcza wieczorem. Dzieci przechodzą w tym miejscu do szkoły."


def bodies(count: int) -> list[bytes]:
    """Bodies of submissions, spread over places where the demo has reports."""
    slugs = list(Category.objects.current(today()).order_by("slug").values_list("slug", flat=True))
    points = Report.objects.order_by("public_id").values_list("point", flat=True)[:count]
    good = [{"lon": round(at.x, 6), "lat": round(at.y, 6), "not_emergency": True} for at in points]
    made = [one | {"category": slugs[n % len(slugs)], "description": DESCRIPTION} for n, one in enumerate(good)]
    return [json.dumps(made[n % len(made)]).encode() for n in range(count)]


class Visitor:
    """Asks again over the same connection; one that the server has closed is opened anew for the next time."""

    def __init__(self, host: str, port: int) -> None:
        self._connection = http.client.HTTPConnection(host, port, timeout=30)

    def report(self, body: bytes) -> int:
        return self.send("/api/v1/reports/", body)

    def send(self, path: str, body: bytes) -> int:
        """The status of the answer; 0 where there was none."""
        headers = {"Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())}
        try:
            self._connection.request("POST", path, body, headers)
            answer = self._connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            self._connection.close()
            return 0
        return answer.status

    def close(self) -> None:
        self._connection.close()
