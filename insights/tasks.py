"""Periodic jobs of this floor."""

import datetime
import logging

from django.utils import timezone
from procrastinate import App, Blueprint

from accounts import audit
from insights.retention import apply

jobs = Blueprint()
log = logging.getLogger("kmzb.retention")


@jobs.periodic(cron="20 3 * * *")
@jobs.task(name="apply_retention", queueing_lock="apply_retention")
def apply_retention(timestamp: int) -> None:
    run = apply(timezone.now())
    if run.stopped:
        log.error("retention stopped (%s): look, then manage.py apply_retention --second-person", run.stopped)


@jobs.periodic(cron="10 2 * * *")
@jobs.task(name="seal_audit", queueing_lock="seal_audit")
def seal_audit(timestamp: int) -> None:
    """After midnight UTC in winter and summer; days that were missed are sealed too."""
    audit.seal_days(datetime.datetime.now(datetime.UTC).date())


def register(app: App) -> None:
    app.add_tasks_from(jobs, namespace="insights")
