"""The jobs of all floors, for the one worker, and what looks after the jobs themselves."""

import logging

from procrastinate import App, Blueprint, JobContext
from procrastinate.jobs import Status

import insights.tasks
import reports.tasks
import verification.tasks

KEPT_HOURS = 7 * 24  # what is done leaves no trace after a week
MOST_ATTEMPTS = 5  # a job that ends its worker each time is not begun for ever

jobs = Blueprint()
log = logging.getLogger("kmzb.jobs")


@jobs.periodic(cron="2-59/5 * * * *")
@jobs.task(name="look_after_jobs", queueing_lock="look_after_jobs", pass_context=True)
async def look_after_jobs(context: JobContext, timestamp: int) -> None:
    """Takes up what a worker left that was killed.

    A periodic job is not repeated: its next run does what this one did not, and a second run within the quarter would
    publish too early. The others begin again.
    """
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        if job.queueing_lock:
            await manager.finish_job(job, Status.ABORTED, delete_job=False)
        elif job.attempts < MOST_ATTEMPTS:
            await manager.retry_job(job)
        else:
            await manager.finish_job(job, Status.FAILED, delete_job=False)
            log.error("job %s (%s) ended its worker %s times and is given up", job.id, job.task_name, job.attempts)
    await manager.delete_old_jobs(KEPT_HOURS)


def register(app: App) -> None:
    """Called once by procrastinate when Django is ready."""
    app.add_tasks_from(jobs, namespace="kmzb")
    reports.tasks.register(app)
    verification.tasks.register(app)
    insights.tasks.register(app)
