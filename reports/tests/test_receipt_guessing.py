"""Codes cannot be guessed: nothing in an answer's work or time tells a near miss from nonsense, and tries are few."""

import math
import os
import random
import statistics
import time

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from reports import receipts
from reports.tests.factories import submit

pytestmark = pytest.mark.django_db
SEED = 20_261_122
TRIES = 100_000 if os.environ.get("KMZB_LONG") else 200
SAMPLES = 10_000  # of each kind, in turns


@pytest.fixture
def code(region):
    """One that opens a report."""
    return receipts.bare(submit().receipt)


def unlike(code, places):
    """The code with its last digits changed."""
    return code[:-places] + "".join(str((int(digit) + 1) % 10) for digit in code[-places:])


def misses(code):
    return {"near": unlike(code, 1), "far": unlike(code, 16), "short": code[:-1], "words": "nie mam kodu", "empty": ""}


@pytest.mark.parametrize("kind", ["near", "far", "short", "words", "empty"])
@pytest.mark.parametrize("path", ["/api/v1/receipts/", "/api/v1/receipts/recurrence/", "/kod/"])
def test_every_miss_is_the_same_work(client, code, monkeypatch, kind, path):
    digests = []
    monkeypatch.setattr(
        receipts, "code_digest", lambda typed, real=receipts.code_digest: digests.append(typed) or real(typed)
    )
    kinds = {} if path == "/kod/" else {"content_type": "application/json"}
    with CaptureQueriesContext(connection) as seen:
        answer = client.post(path, {"code": misses(code)[kind]}, **kinds)
    assert answer.status_code == 404
    assert len(digests) == 1
    assert len(seen) == 1 and "reports_receipt" in seen[0]["sql"]


def test_the_limit_is_one_for_all_that_takes_a_code(client, region):
    paths = ["", "messages/", "objection/", "recurrence/", "withdrawal/"]
    more = {"text": "a", "reason": "a", "what": ["text"]}
    fields = dict(zip(paths, ({}, {"text"}, {"reason"}, {}, {"what"}), strict=True))
    tries = [
        client.post(
            f"/api/v1/receipts/{path}", {"code": "1"} | {name: more[name] for name in fields[path]}, "application/json"
        )
        for path in paths * 2
    ]
    assert [answer.status_code for answer in tries] == [404] * 10
    assert client.post("/api/v1/receipts/", {"code": "1"}, "application/json").status_code == 429
    assert client.post("/kod/", {"code": "1"}).status_code == 429


def test_random_codes_find_nothing(code):
    chance = random.Random(SEED)
    found = [receipts.find(f"{chance.randrange(10**receipts.DIGITS):016d}") for _ in range(TRIES)]
    assert not any(found)
    assert receipts.find(code)


@override_settings(LIMIT_FACTOR=1)
def test_whoever_tries_fast_gets_ten_answers_a_minute(client, code):
    answers = [client.post("/api/v1/receipts/", {"code": unlike(code, 1)}, "application/json") for _ in range(100)]
    assert [answer.status_code for answer in answers] == [404] * 10 + [429] * 90


def welch(one, other):
    """How far apart the means lie, in standard errors; beyond 4.5 a difference is no chance (dudect)."""
    error = math.sqrt(statistics.variance(one) / len(one) + statistics.variance(other) / len(other))
    return (statistics.fmean(one) - statistics.fmean(other)) / error


def test_the_measure_sees_a_difference():
    chance = random.Random(SEED)
    same, slower = ([chance.gauss(mean, 10) for _ in range(5_000)] for mean in (100, 101))
    other = [chance.gauss(100, 10) for _ in range(5_000)]
    assert abs(welch(same, slower)) > 4.5 > abs(welch(same, other))


@pytest.mark.long
@pytest.mark.parametrize("kind", ["near", "words"])
def test_a_miss_takes_the_same_time_whatever_is_wrong(code, kind):
    """In turns and in random order, so that a busy moment of the machine meets both; the slowest twentieth is its noise."""
    chance, typed = random.Random(SEED), {"far": misses(code)["far"], kind: misses(code)[kind]}
    times = {name: [] for name in typed}
    turns = list(typed) * SAMPLES
    chance.shuffle(turns)
    for name in turns:
        began = time.perf_counter_ns()
        receipts.find(typed[name])
        times[name].append(time.perf_counter_ns() - began)
    most = statistics.quantiles(times["far"] + times[kind], n=20)[-1]
    kept = [[one for one in times[name] if one <= most] for name in typed]
    assert abs(welch(*kept)) < 4.5
