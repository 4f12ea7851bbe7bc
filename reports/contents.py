"""What a resident wrote and sent, as everybody but the public reads it, and the one way in which it is erased.

Erasing happens inside a transaction of the caller. Keys and files go once it is committed, so what was rolled back can
still be read; a fault in between leaves keys that nothing in the database points to.
"""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet

from reports import keys
from reports.models import Message, Photo, Report, ReportContent, Sender
from reports.photos import files
from reports.sealed import Opened

TEXT, PHOTOS = "text", "photos"


def text_of(content: ReportContent | None) -> str | None:
    """ "" where nothing was written, None where the text was erased or withdrawn."""
    return "" if content is None else content.description


def erase(report: Report, what: Iterable[str], on: datetime.date) -> None:
    """The resident takes it back on that day: own words, photos or both. An officer's messages stay.

    A photo that was set aside counts as taken back and stays shut up for those who have to look into it."""
    if TEXT in what:
        erase_texts([report], Message.objects.filter(report=report, sender=Sender.RESIDENT))
        ReportContent.objects.filter(report=report, withdrawn_on=None).update(withdrawn_on=on)
    if PHOTOS in what:
        photos = Photo.objects.filter(report=report)
        erase_photos(photos.exclude(is_set_aside=True), withdrawn_on=on)
        photos.filter(is_set_aside=True).update(withdrawn_on=on)


def erase_texts(reports: Iterable[Report], messages: QuerySet[Message]) -> None:
    """Descriptions with what else was named, and these messages. Keys go with the commit, rows stay."""
    content = ReportContent.objects.filter(report__in=list(reports))
    shut([*(row.description for row in content), *(message.text for message in messages)])
    content.update(description=None, occurred_on=None, weekdays=[], hours=[])
    messages.update(text=None)


def erase_photos(photos: QuerySet[Photo], withdrawn_on: datetime.date | None = None) -> None:
    """Keys and files go with the commit, rows stay."""
    held = list(photos.exclude(slot=None))

    def forget() -> None:
        keys.destroy([photo.slot for photo in held])
        for photo in held:
            files.remove(photo.public_id)

    transaction.on_commit(forget)
    photos.exclude(slot=None).update(slot=None, sketch=None, withdrawn_on=withdrawn_on)


def shut(texts: Iterable[str | None]) -> None:
    """The keys of texts that were read from rows are destroyed with the commit; the caller empties the rows."""
    slots = [text.slot for text in texts if isinstance(text, Opened)]
    transaction.on_commit(lambda: keys.destroy(slots))
