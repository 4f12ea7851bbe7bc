"""The register of what is kept, of all floors, as tables for docs/privacy.md."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.models import Model

import accounts.privacy_register
import districts.privacy_register
import reports.privacy_register
import verification.privacy_register
from accounts.register import Entry

FLOORS = {
    "Reports": reports.privacy_register.FIELDS,
    "Work of officers": verification.privacy_register.FIELDS,
    "Places, units and officers": districts.privacy_register.FIELDS,
    "Sign-in and libraries": accounts.privacy_register.FIELDS,
}
FILE = Path(settings.BASE_DIR) / "docs" / "privacy.md"
START, END = "<!-- register: start -->", "<!-- register: end -->"
_REFERENCE = "gis"  # tables of PostGIS itself: spatial references, nobody's data


def kept() -> Iterator[str]:
    """Every column of every table, of libraries too, as `Model.column`."""
    for config in apps.get_app_configs():
        for model in config.get_models(include_auto_created=True):
            if config.label != _REFERENCE:
                yield from _columns(model)


def _columns(model: type[Model]) -> Iterator[str]:
    return (f"{model.__name__}.{field.name}" for field in model._meta.concrete_fields)


def register() -> dict[str, Entry]:
    return {name: entry for fields in FLOORS.values() for name, entry in fields.items()}


def tables() -> str:
    """Columns of a model that are told the same stand in one row."""
    parts = []
    for heading, fields in FLOORS.items():
        parts += [f"### {heading}", "", "| Columns | Purpose | Ground | Kept | Seen by |", "|---|---|---|---|---|"]
        rows = groupby(fields.items(), key=lambda item: (item[0].split(".")[0], item[1]))
        for (model, entry), items in rows:
            names = ", ".join(name.split(".")[1] for name, _ in items)
            cells = (f"`{model}`: {names}", entry.purpose, entry.basis, entry.retention, entry.seen_by)
            parts.append(f"| {' | '.join(cells)} |")
        parts.append("")
    return "\n".join(parts)


def written(text: str) -> str:
    """The page with the tables of today between its markers."""
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n\n{tables()}\n{END}{after}"
