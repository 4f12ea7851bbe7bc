"""Photos come to a report: cleaned, sealed, on the disk, then known to the database. The report itself is safe already."""

import datetime
import hashlib
import hmac
import logging
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import Error, transaction

from reports import keys
from reports.models import Photo, Report
from reports.photos import files
from reports.photos.decoder.outcome import MOST_BYTES
from reports.photos.known import is_known
from reports.photos.sanitise import Picture, Refused, sanitised
from reports.querysets import OPEN

MOST_AT_ONCE = 3
MOST_OF_REPORT = 6  # with those that are added by the code
log = logging.getLogger("kmzb.photos")


@dataclass(frozen=True)
class RefusedPhoto:
    """`index` counts from 0 in the order in which the photos were sent; `code` is one of `accounts.sentences`."""

    index: int
    code: str


@dataclass(frozen=True)
class Taken:
    kept: int
    refused: tuple[RefusedPhoto, ...]


def kept(report: Report) -> list[Photo]:
    """Those that can still be opened."""
    return [photo for photo in report.photos.all() if photo.slot is not None]


def may_add(report: Report) -> bool:
    """While somebody works with the report, and as long as there is room."""
    return report.status in OPEN and len(kept(report)) < MOST_OF_REPORT


def take(report: Report, sent: Sequence[UploadedFile], on: datetime.date) -> Taken:
    """Keeps what can be kept and says why the rest was not. Never raises; not inside a transaction.

    The same photo twice is kept once and counts as kept. The first three are looked at, each by itself.
    """
    refused = []
    for index, file in enumerate(sent):
        try:
            if index >= MOST_AT_ONCE:
                raise Refused("photo_too_many")
            _keep(report, file, on)
        except Refused as refusal:
            refused.append(RefusedPhoto(index, refusal.code))
    return Taken(len(sent) - len(refused), tuple(refused))


def _keep(report: Report, file: UploadedFile, on: datetime.date) -> None:
    if (file.size or 0) > MOST_BYTES:
        raise Refused("photo_too_large")
    sent = file.read()
    picture = sanitised(sent)
    try:
        _write(report, picture, on, is_known(sent, picture.sketch))
    except (OSError, Error) as error:
        log.error("a photo was not kept: %s", type(error).__name__)
        raise Refused("photo_not_now") from None


def _write(report: Report, picture: Picture, on: datetime.date, is_set_aside: bool) -> None:
    digest = hmac.new(settings.RECEIPT_KEY.encode(), b"photo:" + picture.jpeg, hashlib.sha256).digest()
    slot, name = keys.new_key(), uuid.uuid4()
    files.write(name, keys.seal(slot, picture.jpeg), on)
    is_kept = False
    try:
        with transaction.atomic():
            Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
            is_kept = _row(report, slot, name, digest, picture, on)
            Photo.objects.filter(public_id=name).update(is_set_aside=is_set_aside)
    finally:
        if not is_kept:
            keys.destroy([slot])
            files.remove(name)


def _row(report: Report, slot: int, name: uuid.UUID, digest: bytes, picture: Picture, on: datetime.date) -> bool:
    """False where the report has this very photo. A photo that was withdrawn may come again."""
    held = Photo.objects.filter(report=report)
    if held.filter(digest=digest).exclude(slot=None).exists():
        return False
    if held.exclude(slot=None).count() >= MOST_OF_REPORT:
        raise Refused("photo_too_many")
    held.filter(digest=digest).update(digest=name.bytes * 2)
    Photo.objects.create(
        report=report,
        slot=slot,
        public_id=name,
        digest=digest,
        sketch=keys.seal(slot, picture.sketch),
        width=picture.width,
        height=picture.height,
        added_on=on,
    )
    return True


def sketch_of(photo: Photo) -> bytes | None:
    """Eight bytes that are nearly the same for the same photo in another size; None once the photo is gone."""
    return keys.unseal(photo.slot, bytes(photo.sketch)) if photo.slot is not None and photo.sketch else None


def opened(photo: Photo) -> bytes | None:
    """The JPEG; None once it was withdrawn or erased. Who may look is the caller's business."""
    sealed = files.read(photo.public_id) if photo.slot is not None else None
    return keys.unseal(photo.slot, sealed) if sealed is not None else None
