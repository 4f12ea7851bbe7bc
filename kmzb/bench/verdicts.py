"""A change of status against a bare view that changes one row and inserts one, by turns, by four coordinators at once.

Each has reports of an own unit, and a row of an own in the bare view: nobody waits for another's lock in either.
"""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from kmzb.bench.desk import Desk
from kmzb.bench.serving import HOST
from kmzb.bench.submission import is_durable
from kmzb.bench.table import Case, Figure, of_figures
from reports.deadlines import today
from reports.statuses import Reason, Status
from verification.queue import open_in_scope
from verification.scope import scope_of
from verification.tests.factories import sign_in

AT_ONCE, ROUND, ROUNDS = 4, 25, 11
REPORTS = 50  # of each: with the turn that is not counted they go twice through STEPS and end as they began
LEAST_RATIO, MOST_SQL = 0.3, 15  # what the product promises
# What a coordinator may do with one report again and again; the last leads back to the first.
STEPS = (
    (Status.VERIFYING, Status.CONFIRMED, Reason.OWN_KNOWLEDGE),
    (Status.CONFIRMED, Status.ELIMINATED, Reason.ACTED_ON),
    (Status.ELIMINATED, Status.VERIFYING, Reason.RECURRED),
)


def run(counted: Callable) -> Case:
    users = [User.objects.get(username=f"bench-coordinator-{number}") for number in range(AT_ONCE)]
    clerks = [(Desk(user), changes(user), f"/bare/change/{row}/") for row, user in enumerate(users, 1)]
    spent = {"bare": 0.0, "ours": 0.0}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for kind in spent:  # the first turn of each is not counted: connections and caches
            _turn(pool, clerks, kind)
        for kind in counted("Changes of status", list(spent) * ROUNDS, len(spent) * ROUNDS):
            spent[kind] += _turn(pool, clerks, kind)
    for desk, *_ in clerks:
        desk.close()
    requests = AT_ONCE * ROUND * ROUNDS
    ours, bare = requests / spent["ours"], requests / spent["bare"]
    figures = [
        Figure("ratio", round(ours / bare, 3), LEAST_RATIO, at_least=True),
        Figure("sql", _statements(users[0]), MOST_SQL),
        Figure("durable", int(is_durable()), 1, at_least=True),
    ]
    return of_figures("status-change", figures, requests_per_s=round(ours, 1), reference=round(bare, 1))


def changes(user: User, reports: int = REPORTS) -> Iterator[tuple[str, dict]]:
    """Address and body of one change after the other, over so many reports that wait in the first status."""
    waiting = open_in_scope(scope_of(user, today())).filter(status=STEPS[0][0])
    ids = [
        str(public_id)
        for public_id in waiting.order_by("due_on", "public_id").values_list("public_id", flat=True)[:reports]
    ]
    if not ids:
        raise SystemExit(f"{user} has no report to decide on.")
    while True:
        for seen, to, reason in STEPS:
            for one in ids:
                body = {"to": to, "seen": seen, "reason": reason, "note": "Zajęto się tym."}
                yield f"/panel/api/reports/{one}/status/", body


def _turn(pool: ThreadPoolExecutor, clerks: list, kind: str) -> float:
    def work(clerk: tuple[Desk, Iterator[tuple[str, dict]], str]) -> None:
        desk, ahead, bare_row = clerk
        for _ in range(ROUND):
            if kind == "bare":
                desk.send(bare_row, {"words": "Zajęto się tym."})
            else:
                desk.send(*next(ahead))

    began = time.perf_counter()
    list(pool.map(work, clerks))
    return time.perf_counter() - began


def _statements(user: User) -> int:
    """The most that one of the steps sends to the database, the words of a transaction and the answer included."""
    client = sign_in(user, client=Client(SERVER_NAME=HOST))
    counted = []
    for _, (path, body) in zip(STEPS, changes(user, 1), strict=False):
        with CaptureQueriesContext(connection) as seen:
            answer = client.post(path, body, content_type="application/json")
        if answer.status_code != 200:
            raise SystemExit(f"A change of status was answered {answer.status_code}.")
        counted.append(len(seen))
    return max(counted)
