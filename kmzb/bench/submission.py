"""A report without a photo against a bare view that inserts one row, by turns; and the statements that it needs."""

import time
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts import briefly
from kmzb.bench.serving import HOST, PORT
from kmzb.bench.table import Case, Figure, of_figures
from kmzb.bench.visitor import Visitor, bodies

AT_ONCE = 4  # visitors: what keeps two workers busy
ROUND = 25  # requests of each visitor in one turn
ROUNDS = 12
LEAST_RATIO, MOST_SQL = 0.25, 18  # what the product promises


def run(counted: Callable) -> Case:
    visitors = [Visitor(HOST, PORT) for _ in range(AT_ONCE)]
    spent = {"/bare/": 0.0, "/api/v1/reports/": 0.0}
    sent = bodies(AT_ONCE * ROUND)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for path in spent:  # the first turn of each is not counted: connections and caches
            _turn(pool, visitors, path, sent)
        for path in counted("Submissions", list(spent) * ROUNDS, len(spent) * ROUNDS):
            spent[path] += _turn(pool, visitors, path, sent)
    for visitor in visitors:
        visitor.close()
    requests = AT_ONCE * ROUND * ROUNDS
    ours, bare = requests / spent["/api/v1/reports/"], requests / spent["/bare/"]
    figures = [
        Figure("ratio", round(ours / bare, 3), LEAST_RATIO, at_least=True),
        Figure("sql", statements(sent[0]), MOST_SQL),
        Figure("durable", int(is_durable()), 1, at_least=True),
    ]
    return of_figures("reports-submit", figures, requests_per_s=round(ours, 1), reference=round(bare, 1))


def _turn(pool: ThreadPoolExecutor, visitors: list[Visitor], path: str, sent: list[bytes]) -> float:
    """Seconds for one turn of all visitors. Anything but 201 ends the bench: it would be compared with nothing."""

    def send(visitor: Visitor, own: list[bytes]) -> None:
        for body in own:
            status = visitor.send(path, body)
            if status != 201:
                raise SystemExit(f"{path} answered {status}, so there is nothing to measure.")

    shares = [sent[number * ROUND : (number + 1) * ROUND] for number in range(AT_ONCE)]
    began = time.perf_counter()
    list(pool.map(send, visitors, shares))
    return time.perf_counter() - began


def statements(body: bytes) -> int:
    """All that one submission sends to the database, the words of a transaction included, with nothing remembered."""
    client, remembers, briefly.SECONDS = Client(SERVER_NAME=HOST), briefly.SECONDS, 0
    key = {"HTTP_IDEMPOTENCY_KEY": str(uuid.uuid4())}
    with CaptureQueriesContext(connection) as seen:
        answer = client.post("/api/v1/reports/", body, content_type="application/json", **key)
    briefly.SECONDS = remembers
    if answer.status_code != 201:
        raise SystemExit(f"A submission was answered {answer.status_code}.")
    return len(seen)


def is_durable() -> bool:
    """Whether a commit waits for the disk: without it the comparison says nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('fsync') = 'on' AND current_setting('synchronous_commit') = 'on'")
        return cursor.fetchone()[0]
