"""Periodic jobs of this floor."""

from procrastinate import App, Blueprint

from reports.deadlines import today
from verification.services.alerts import tell_of_floods

jobs = Blueprint()


@jobs.periodic(cron="10-59/15 * * * *")
@jobs.task(name="tell_of_floods", queueing_lock="tell_of_floods")
def tell_of_floods_waiting(timestamp: int) -> None:
    tell_of_floods(today())


def register(app: App) -> None:
    app.add_tasks_from(jobs, namespace="verification")
