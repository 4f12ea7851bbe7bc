"""What a resident wrote and sent, as everybody but the public reads it, and the one way in which it is erased."""

import datetime
from collections.abc import Iterable

from django.db import transaction

from reports import keys
from reports.models import Photo, Report, ReportContent, Sender
from reports.photos import files
from reports.sealed import Opened

TEXT, PHOTOS = "text", "photos"


def text_of(content: ReportContent | None) -> str | None:
    """ "" where nothing was written, None where the text was erased or withdrawn."""
    return "" if content is None else content.description


def erase(report: Report, what: Iterable[str], on: datetime.date, *, withdrawn: bool = True) -> None:
    """Destroys keys and empties columns; rows stay. `withdrawn`: the resident asked for it on that day.

    Inside a transaction of the caller, under the lock of the report. Keys and files go once it is committed: what was
    rolled back can still be read. A fault in between leaves keys that nothing in the database points to.
    """
    if TEXT in what:
        _erase_text(report, on if withdrawn else None)
    if PHOTOS in what:
        _erase_photos(report, on if withdrawn else None)


def _erase_text(report: Report, withdrawn_on: datetime.date | None) -> None:
    messages = report.messages.all() if withdrawn_on is None else report.messages.filter(sender=Sender.RESIDENT)
    content = ReportContent.objects.filter(report=report).first()
    shut([*(message.text for message in messages), text_of(content)])
    messages.update(text=None)
    if content is not None:
        content.description, content.occurred_on, content.weekdays, content.hours = None, None, [], []
        content.withdrawn_on = content.withdrawn_on or withdrawn_on
        content.save()


def _erase_photos(report: Report, withdrawn_on: datetime.date | None) -> None:
    forget_photos(list(report.photos.exclude(slot=None)))
    report.photos.exclude(slot=None).update(slot=None, withdrawn_on=withdrawn_on)


def shut(texts: Iterable[str | None]) -> None:
    """The keys of texts that were read from rows are destroyed with the commit; the caller empties the rows."""
    slots = [text.slot for text in texts if isinstance(text, Opened)]
    transaction.on_commit(lambda: keys.destroy(slots))


def forget_photos(photos: list[Photo]) -> None:
    """Keys and files of photos go with the commit; the caller empties `slot`."""

    def forget() -> None:
        keys.destroy([photo.slot for photo in photos])
        for photo in photos:
            files.remove(photo.public_id)

    transaction.on_commit(forget)
