"""Periodic jobs of this floor."""

import logging

from django.utils import timezone
from procrastinate import App, Blueprint

from insights.retention import apply

jobs = Blueprint()
log = logging.getLogger("kmzb.retention")


@jobs.periodic(cron="20 3 * * *")
@jobs.task(name="apply_retention", queueing_lock="apply_retention")
def apply_retention(timestamp: int) -> None:
    run = apply(timezone.now())
    if run.stopped:
        log.error("retention stopped (%s): look, then manage.py apply_retention --second-person", run.stopped)


def register(app: App) -> None:
    app.add_tasks_from(jobs, namespace="insights")
