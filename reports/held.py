"""All rows of a floor about one report, read from the models themselves, so that no table can be forgotten."""

from django.apps import apps
from django.db.models import Model

from reports import photos
from reports.models import Photo, Report


def rows_about(report: Report, app: str) -> dict[str, object]:
    """Tables of the app that point to the report, or to a photo of it, with each column as text. The report's own row too."""
    found: dict[str, object] = {"Report": [columns(report)]} if app == "reports" else {}
    for model in apps.get_app_config(app).get_models():
        rows = [row for path in _paths(model) for row in model._default_manager.filter(**{path: report})]
        if rows:
            found[model.__name__] = [columns(row) for row in rows]
    return found


def _paths(model: type[Model]) -> list[str]:
    related = [field for field in model._meta.concrete_fields if field.is_relation and model is not Report]
    direct = [field.name for field in related if field.related_model is Report]
    return direct + [f"{field.name}__report" for field in related if field.related_model is Photo]


def columns(row: Model) -> dict[str, object]:
    """Digests in hexadecimal, texts as an officer reads them, of a picture its size."""
    values: dict[str, object] = {}
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        values[field.name] = bytes(value).hex() if isinstance(value, bytes | memoryview) else str(value)
    if isinstance(row, Photo):
        values["picture"] = f"{len(photos.opened(row) or b'')} bytes"
    return values
