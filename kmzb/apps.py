"""The project as an app: it owns no models, only its system checks."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "kmzb"

    def ready(self) -> None:
        from kmzb import checks  # noqa: F401
