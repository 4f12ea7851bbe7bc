"""Periodic jobs of this floor. No job row per report exists: a time or an argument would betray the second of filing."""

import logging

from django.utils import timezone
from procrastinate import App, Blueprint

from reports.deadlines import today
from reports.orphans import sweep
from reports.services.groups import group_recent
from reports.services.publish import publish_waiting
from reports.services.submit_report import forget_keys

jobs = Blueprint()
log = logging.getLogger("kmzb.orphans")


@jobs.periodic(cron="*/15 * * * *")
@jobs.task(name="publish_reports", queueing_lock="publish_reports")
def publish_reports(timestamp: int) -> None:
    publish_waiting()


@jobs.periodic(cron="5-59/15 * * * *")
@jobs.task(name="group_reports", queueing_lock="group_reports")
def group_reports(timestamp: int) -> None:
    group_recent(today())


@jobs.periodic(cron="7 * * * *")
@jobs.task(name="forget_used_keys", queueing_lock="forget_used_keys")
def forget_used_keys(timestamp: int) -> None:
    forget_keys(today())


@jobs.periodic(cron="40 3 * * *")
@jobs.task(name="sweep_orphans", queueing_lock="sweep_orphans")
def sweep_orphans(timestamp: int) -> None:
    swept = sweep(timezone.now())
    if swept.stopped or swept.no_key or swept.no_file:
        log.error("orphans: %s", swept)


def register(app: App) -> None:
    """Called once by procrastinate when Django is ready."""
    app.add_tasks_from(jobs, namespace="reports")
