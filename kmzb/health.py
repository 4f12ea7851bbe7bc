"""Is it alive, can it serve. `/readyz` is 503 only for database and migrations; a dead worker or stale map is "degraded"."""

import datetime

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateWorker

WORKER_SILENT_AFTER = datetime.timedelta(seconds=60)  # the worker's heartbeat comes every 10 seconds


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
            checks["worker"] = "ok" if _worker_is_alive() else "down"
            checks["map"] = "ok"  # tiles are read from the reports themselves: they cannot be stale
    except DatabaseError:
        checks["database"] = "down" if checks["database"] == "unknown" else checks["database"]
    serving = checks["database"] == checks["migrations"] == "ok"
    status = "down" if not serving else "ok" if set(checks.values()) == {"ok"} else "degraded"
    return JsonResponse({"status": status, "checks": checks}, status=200 if serving else 503)


def _is_migrated() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _worker_is_alive() -> bool:
    return ProcrastinateWorker.objects.filter(last_heartbeat__gt=timezone.now() - WORKER_SILENT_AFTER).exists()
