"""The periodic jobs of all floors, for the one worker."""

from procrastinate import App

import insights.tasks
import reports.tasks
import verification.tasks


def register(app: App) -> None:
    """Called once by procrastinate when Django is ready."""
    reports.tasks.register(app)
    verification.tasks.register(app)
    insights.tasks.register(app)
