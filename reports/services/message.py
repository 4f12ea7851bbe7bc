"""The thread between the holder of a receipt and the officers in scope: sealed words and a day."""

import datetime

from django.db import transaction

from accounts.problems import Problem
from reports import dialogue, fields
from reports.models import EntryBy, EntryKind, Message, MessageKind, Report, Sender, TimelineEntry
from reports.services.change_status import lock


def checked_words(name: str, value: object) -> str:
    """The text as it is kept. Raises `Problem` 422 that points to the field `name`."""
    try:
        text = fields.description(value)
    except fields.Refused as refusal:
        raise Problem(fields={name: refusal.flaw}) from None
    if not text:
        raise Problem(fields={name: "required"})
    return text


def write_message(*, report: Report, text: object, on: datetime.date) -> None:
    """A message of the resident. The same words twice in a row count once: a page that is loaded again sends again.

    Raises `Problem`: 422 for the text, 409 `stale_status` where the matter was closed in the meantime.
    """
    words = checked_words("text", text)
    with transaction.atomic():
        report = lock(report)
        last = report.messages.last()
        if last is not None and last.sender == Sender.RESIDENT and last.text == words:
            return
        if not dialogue.may_write(report):
            raise Problem("stale_status")
        add(report, words, on)


def add(report: Report, words: str, on: datetime.date, *, kind: str = MessageKind.MESSAGE) -> Message:
    """The resident's message and its line of the timeline. Inside a transaction, with checked words, the report locked."""
    message = Message.objects.create(report=report, sender=Sender.RESIDENT, kind=kind, text=words, on=on)
    entry = EntryKind.OBJECTION if kind == MessageKind.OBJECTION else EntryKind.MESSAGE
    TimelineEntry.objects.create(report=report, kind=entry, on=on, by=EntryBy.RESIDENT)
    return message
