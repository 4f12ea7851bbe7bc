"""Jobs of this floor: periodic ones, and what follows an officer's act."""

from django.utils import timezone
from procrastinate import App, Blueprint, RetryStrategy

from reports.deadlines import today
from reports.models import StatusChange
from verification.services import alerts, bulk_jobs
from verification.services.categories import apply_changes
from verification.services.digests import send_digests
from verification.services.escalation import FROM_HOUR, escalate, forget_settled
from verification.services.tasking_rules import task_by_rules
from verification.services.together import follow_decision

jobs = Blueprint()
AGAIN = RetryStrategy(max_attempts=5, exponential_wait=5)  # after 5 seconds, then 25, then about 2, 10 and 52 minutes


@jobs.periodic(cron="10-59/15 * * * *")
@jobs.task(name="tell_what_waits", queueing_lock="tell_what_waits")
def tell_what_waits(timestamp: int) -> None:
    on = today()
    for tell in (alerts.tell_of_floods, alerts.tell_of_fading, alerts.tell_of_set_aside):
        tell(on)


@jobs.task(name="follow_decision", retry=AGAIN)
def follow_decision_of(change: int) -> None:
    follow_decision(StatusChange.objects.select_related("report", "actor").get(pk=change))


@jobs.task(name="carry_on", retry=5)
def carry_on_with(job: int) -> None:
    bulk_jobs.carry_on(job)


@jobs.periodic(cron="*/5 * * * *")
@jobs.task(name="carry_on_all", queueing_lock="carry_on_all")
def carry_on_all(timestamp: int) -> None:
    bulk_jobs.carry_on_all(timezone.now())


@jobs.periodic(cron="2-59/15 * * * *")
@jobs.task(name="task_by_rules", queueing_lock="task_by_rules")
def task_new_reports(timestamp: int) -> None:
    task_by_rules(today())


@jobs.periodic(cron="*/15 * * * *")
@jobs.task(name="apply_category_changes", queueing_lock="apply_category_changes")
def apply_category_changes(timestamp: int) -> None:
    apply_changes(timezone.now(), today())


@jobs.periodic(cron="5-59/15 * * * *")
@jobs.task(name="escalate", queueing_lock="escalate")
def escalate_deadlines(timestamp: int) -> None:
    """From seven o'clock on, then what was reached meanwhile: after an outage the next run does it all."""
    if timezone.localtime().hour >= FROM_HOUR:
        on = today()
        escalate(on)
        send_digests(on)
        forget_settled(on)


def register(app: App) -> None:
    app.add_tasks_from(jobs, namespace="verification")
