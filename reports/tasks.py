"""Periodic jobs of this floor."""

from procrastinate import App


def register(app: App) -> None:
    """Called once by procrastinate when Django is ready."""
