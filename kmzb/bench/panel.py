"""The officers' panel where a whole country reports: queues of every width, any page of them, and changes of status."""

import argparse
from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from kmzb.bench import bare, nation, verdicts
from kmzb.bench.desk import Desk
from kmzb.bench.serving import HOST, gunicorn
from kmzb.bench.table import Case, Figure, of_figures, quantile
from reports.deadlines import today
from reports.models import Report
from reports.statuses import Status
from verification.panel.queue import PAGE
from verification.queue import cursor_of, open_in_scope
from verification.scope import scope_of
from verification.tests.factories import sign_in

MOST_MS, MOST_SQL, MOST_RATIO = 60, 10, 2  # what the product promises
FAR = 1_000  # the page that somebody reaches only by its address
WARM = 3


def run(options: argparse.Namespace, counted: Callable) -> tuple[int, list[Case]]:
    nation.make(options.reports, counted)
    with bare.table(verdicts.AT_ONCE), gunicorn("kmzb.bench.wsgi:application"):
        cases = [_queue(name, login, address, options.repeats, counted) for name, login, address in _queues()]
        cases.append(verdicts.run(counted))
    return Report.objects.count(), cases


def _queues() -> list[tuple[str, str, str]]:
    """Name of the case, who asks, the address."""
    national = User.objects.get(username="bench-national")
    far = f"?cursor={_far_cursor(national)}"
    status = f"?status={Status.VERIFYING.value}"
    return [
        ("queue", "bench-national", ""),
        ("queue-by-status", "bench-national", status),
        ("queue-by-status-and-unit", "bench-coordinator-7", status),  # whose reports `verdicts` leaves alone
        ("queue-page-1000", "bench-national", far),
        ("queue-of-a-voivodeship", "bench-provincial_coordinator", ""),
        ("queue-of-a-section", "bench-section_head", ""),
        ("queue-of-an-officer", "bench-officer-0", ""),
    ]


def _far_cursor(user: User) -> str:
    """Where page 1,000 begins; the last page where there are fewer."""
    line = open_in_scope(scope_of(user, today())).order_by("due_on", "public_id")
    before = min(FAR - 1, (line.count() - 1) // PAGE) * PAGE
    return cursor_of(line[before - 1])


def _queue(name: str, login: str, address: str, repeats: int, counted: Callable) -> Case:
    """By turns with the first page of the same queue, so that a slow moment of the machine meets both."""
    user, path, first = User.objects.get(username=login), f"/panel/{address}", "/panel/"
    desk = Desk(user)
    for _ in range(WARM):
        desk.read(path)
    times, firsts = [], []
    rounds = max(repeats, 7) * 4
    for _ in counted(name, range(rounds), rounds):
        times.append(desk.read(path))
        firsts.append(desk.read(first))
    desk.close()
    middle, reference = quantile(times, 0.5), quantile(firsts, 0.5)
    figures = [
        Figure("p95_ms", round(quantile(times, 0.95), 1), MOST_MS),
        Figure("sql", _statements(user, path), MOST_SQL),
        Figure("ratio", round(middle / reference, 2), MOST_RATIO),
    ]
    return of_figures(name, figures, p50_ms=round(middle, 1), reference=round(reference, 1))


def _statements(user: User, path: str) -> int:
    client = sign_in(user, client=Client(SERVER_NAME=HOST))
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(path)
    if answer.status_code != 200:
        raise SystemExit(f"{path} answered {answer.status_code}.")
    return len(seen)
