"""Is it alive, can it serve. `/readyz` is 503 only for database and migrations; a dead worker, a job that was given up or a
stale map is "degraded".
"""

import datetime

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateWorker

WORKER_SILENT_AFTER = datetime.timedelta(seconds=60)  # the worker's heartbeat comes every 10 seconds
FAILURES_SHOWN_FOR = datetime.timedelta(hours=24)


def healthz(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "ok"})


def readyz(request: HttpRequest) -> JsonResponse:
    """`{status: ok|degraded|down, checks: {database, migrations, worker, map}}`, each check "ok" or what is wrong."""
    checks = dict.fromkeys(("database", "migrations", "worker", "map"), "unknown")
    try:
        connection.ensure_connection()
        checks["database"] = "ok"
        checks["migrations"] = "ok" if _is_migrated() else "pending"
        if checks["migrations"] == "ok":
            checks["worker"] = _worker()
            checks["map"] = "ok"  # tiles are read from the reports themselves: they cannot be stale
    except DatabaseError:
        checks["database"] = "down" if checks["database"] == "unknown" else checks["database"]
    serving = checks["database"] == checks["migrations"] == "ok"
    status = "down" if not serving else "ok" if set(checks.values()) == {"ok"} else "degraded"
    return JsonResponse({"status": status, "checks": checks}, status=200 if serving else 503)


def _is_migrated() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _worker() -> str:
    """`failing`: it lives, and in the last day a job was given up after all its tries. The worker's log names it."""
    now = timezone.now()
    if not ProcrastinateWorker.objects.filter(last_heartbeat__gt=now - WORKER_SILENT_AFTER).exists():
        return "down"
    given_up = ProcrastinateEvent.objects.filter(type="failed", at__gt=now - FAILURES_SHOWN_FOR)
    return "failing" if given_up.exists() else "ok"
