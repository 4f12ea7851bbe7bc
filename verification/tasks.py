"""Periodic jobs of this floor."""

from django.utils import timezone
from procrastinate import App, Blueprint

from reports.deadlines import today
from verification.services.alerts import tell_of_floods
from verification.services.digests import send_digests
from verification.services.escalation import FROM_HOUR, escalate, forget_settled

jobs = Blueprint()


@jobs.periodic(cron="10-59/15 * * * *")
@jobs.task(name="tell_of_floods", queueing_lock="tell_of_floods")
def tell_of_floods_waiting(timestamp: int) -> None:
    tell_of_floods(today())


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
