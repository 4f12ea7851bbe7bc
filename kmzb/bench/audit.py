"""The audit trail: records a second with many clients at once, and the auditor's question at a million records."""

import argparse
import datetime
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from accounts import audit
from accounts.audit_acts import Act
from accounts.models import AuditRecord, User
from kmzb.bench.submission import is_durable
from kmzb.bench.table import Case, Figure, of_figures, quantile
from verification.trail import read_between, rights_between

CLIENTS, EACH = 16, 200
LEAST_PER_S, MOST_MS, RECORDS = 300, 1_000, 1_000_000  # what the product promises
DAYS = datetime.date(2001, 1, 2), datetime.date(2001, 1, 20)
# Made in the database in one statement: the question reads columns, not hashes. Behind the newest record, in a month of
# its own, and taken away again.
FILL = """
    INSERT INTO audit_record SELECT 1000000000 + n, TIMESTAMPTZ '2001-01-01 00:00+00' + n * INTERVAL '2 seconds',
        'bench-officer-' || n %% 100, 'officer', '', 'report.read', 'report', (n %% 5000)::text, 'done', '', '{}', '', '', '',
        '', '' FROM generate_series(1, %s) AS n
"""


def run(options: argparse.Namespace, counted: Callable) -> tuple[int, list[Case]]:
    rate = _rate(counted)
    figures = [
        Figure("records_per_s", round(rate, 1), LEAST_PER_S, at_least=True),
        Figure("durable", int(is_durable()), 1, at_least=True),
    ]
    times = _questions(options.repeats, counted)
    question = [Figure("p95_ms", round(quantile(times, 0.95), 1), MOST_MS)]
    return AuditRecord.objects.count(), [
        of_figures("audit-append", figures, clients=CLIENTS),
        of_figures("audit-question", question, records=RECORDS),
    ]


def _rate(counted: Callable) -> float:
    def write(number: int) -> None:
        for _ in range(EACH):
            audit.record(Act.NOTE_ADDED, about=("report", str(number)), actor=f"bench-{number}")
        connection.close()

    with ThreadPoolExecutor(CLIENTS) as pool:
        began = time.perf_counter()
        list(counted("Records", pool.map(write, range(CLIENTS)), CLIENTS))
        return CLIENTS * EACH / (time.perf_counter() - began)


def _questions(repeats: int, counted: Callable) -> list[float]:
    user = User(pk=0, username="bench-officer-7")
    times = []
    with connection.cursor() as cursor:
        cursor.execute("BEGIN")
        try:
            cursor.execute(
                "CREATE TABLE audit_record_bench PARTITION OF audit_record FOR VALUES FROM ('2000-01-01') TO ('2003-01-01')"
            )
            cursor.execute(FILL, [RECORDS])
            cursor.execute("ANALYZE audit_record")
            for _ in counted("The auditor's question", range(repeats * 3), repeats * 3):
                began = time.perf_counter()
                rights_between(user, *DAYS)
                list(read_between(user, *DAYS))
                times.append((time.perf_counter() - began) * 1_000)
        finally:
            cursor.execute("ROLLBACK")
    return times
