"""Files of photos: sealed bytes under random names, whole or not at all, with the day as their only time."""

import datetime
import os
import tempfile
import uuid
from pathlib import Path

from django.conf import settings
from django.utils import timezone


def path_of(name: uuid.UUID) -> Path:
    return Path(settings.MEDIA_STORAGE) / "photos" / name.hex[:2] / name.hex


def write(name: uuid.UUID, sealed: bytes, on: datetime.date) -> None:
    """Durable before it returns. Raises `OSError` (a full disk) and then leaves nothing behind."""
    path = path_of(name)
    for folder in (path.parent.parent, path.parent):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent)  # readable by the owner alone
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(sealed)
            file.flush()
            os.fsync(file.fileno())
        _tell_only(temporary, on)
        os.rename(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    for folder in (path.parent, path.parent.parent):
        _settle(folder, on)


def read(name: uuid.UUID) -> bytes | None:
    try:
        return path_of(name).read_bytes()
    except FileNotFoundError:
        return None


def remove(name: uuid.UUID) -> None:
    unlink(path_of(name))


def unlink(path: Path) -> None:
    """The folder keeps the time that it had."""
    if path.exists():
        before = path.parent.stat()
        path.unlink(missing_ok=True)
        os.utime(path.parent, ns=(before.st_atime_ns, before.st_mtime_ns))


def stored() -> dict[Path, float]:
    """Every file of the store with the second in which it came, which its visible time does not tell."""
    root = Path(settings.MEDIA_STORAGE) / "photos"
    return {path: path.stat().st_ctime for path in root.glob("??/*") if path.is_file()}


def _settle(folder: Path, on: datetime.date) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    _tell_only(folder, on)


def _tell_only(path: Path | str, on: datetime.date) -> None:
    midnight = datetime.datetime.combine(on, datetime.time(), timezone.get_default_timezone()).timestamp()
    os.utime(path, (midnight, midnight))
