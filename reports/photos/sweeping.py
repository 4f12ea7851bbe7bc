"""Files that a process left behind when it was killed between writing a photo and telling the database."""

import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from reports.models import Photo

DAYS = 2  # files know days only, and a photo of midnight may just be coming


def sweep(today: datetime.date) -> int:
    """Removes what no row opens and what was never finished, from days before. Returns how many."""
    folders = sorted((Path(settings.MEDIA_STORAGE) / "photos").glob("??"))
    return sum(_sweep_folder(folder, today - datetime.timedelta(days=DAYS)) for folder in folders)


def _sweep_folder(folder: Path, last: datetime.date) -> int:
    old = {file.name: file for file in folder.iterdir() if _day_of(file) <= last}
    named = [name for name in old if len(name) == len(UUID(int=0).hex) and set(name) <= set("0123456789abcdef")]
    held = Photo.objects.filter(public_id__in=named).exclude(slot=None).values_list("public_id", flat=True)
    orphans = [old[name] for name in old.keys() - {name.hex for name in held}]
    for file in orphans:
        file.unlink(missing_ok=True)
    return len(orphans)


def _day_of(file: Path) -> datetime.date:
    return datetime.datetime.fromtimestamp(file.stat().st_mtime, timezone.get_default_timezone()).date()
