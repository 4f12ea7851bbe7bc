"""Alive, and able to serve: what an operator's probe reads."""

import datetime

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateWorker

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(db, django_db_blocker):
    def beat(seconds_ago):
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s)",
                [timezone.now() - datetime.timedelta(seconds=seconds_ago)],
            )

    return beat


def test_healthz_needs_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/healthz").json() == {"status": "ok"}


def test_readyz_names_all_four_checks(client, worker):
    worker(seconds_ago=5)
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ok",
        "checks": {"database": "ok", "migrations": "ok", "worker": "ok", "map": "ok"},
    }


def test_dead_worker_is_degraded_but_serving(client, worker):
    worker(seconds_ago=3600)
    answer = client.get("/readyz")
    assert ProcrastinateWorker.objects.count() == 1
    assert (answer.status_code, answer.json()["status"]) == (200, "degraded")
    assert answer.json()["checks"]["worker"] == "down"


@pytest.mark.parametrize(("hours_ago", "said"), [(1, "failing"), (25, "ok")])
def test_a_job_that_was_given_up_is_told_of_for_a_day(client, worker, hours_ago, said):
    worker(seconds_ago=5)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status) VALUES ('default', 'any', 'failed') RETURNING id"
        )
        cursor.execute(
            "INSERT INTO procrastinate_events (job_id, type, at) VALUES (%s, 'failed', %s)",
            [cursor.fetchone()[0], timezone.now() - datetime.timedelta(hours=hours_ago)],
        )
    assert client.get("/readyz").json()["checks"]["worker"] == said


def test_missing_migration_is_503(client, monkeypatch):
    monkeypatch.setattr("kmzb.health._is_migrated", lambda: False)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["status"]) == (503, "down")
    assert answer.json()["checks"]["migrations"] == "pending"


def test_database_that_does_not_answer_is_503(client, monkeypatch):
    def refuse():
        raise OperationalError("no")

    monkeypatch.setattr("kmzb.health.connection.ensure_connection", refuse)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["checks"]["database"]) == (503, "down")


def test_lost_database_is_503_with_a_time_to_come_back(client, monkeypatch):
    def refuse(*args, **kwargs):
        raise OperationalError("no")

    monkeypatch.setattr("reports.api.views.tile", refuse)
    answer = client.get("/api/v1/map/1/1/0.json")
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
    assert answer["Retry-After"]
