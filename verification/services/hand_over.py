"""Hand-overs to bodies outside the Police, and their replies. Called inside the transaction of a decision."""

import datetime
from dataclasses import dataclass

from django.db.models import Q

from accounts.problems import Problem
from districts.models import Partner
from reports.models import EntryKind, TimelineEntry
from verification.models import HandOver
from verification.services.desk import Desk, checked_text, speaker

LONGEST_DAYS = 366


@dataclass(frozen=True)
class HandOverTo:
    """`partner` is the slug of the body; `reply_due` the day by which it should answer; `note` is for officers."""

    partner: str
    reply_due: datetime.date
    note: str = ""


def partners(on: datetime.date):
    """Bodies that may receive a hand-over on that day, by name."""
    return Partner.objects.filter(Q(valid_to=None) | Q(valid_to__gte=on))


def send(desk: Desk, asked: HandOverTo) -> HandOver:
    """Writes the hand-over and its public line. Raises `Problem` 422 for an unknown body or an impossible day."""
    partner = partners(desk.on).filter(slug=asked.partner).first()
    if partner is None:
        raise Problem(fields={"partner": "wrong_type"})
    if not desk.on <= asked.reply_due <= desk.on + datetime.timedelta(days=LONGEST_DAYS):
        raise Problem(fields={"reply_due": "out_of_range"})
    note = checked_text("hand_over_note", asked.note)
    TimelineEntry.objects.create(
        report=desk.report, kind=EntryKind.HAND_OVER, on=desk.on, by=speaker(desk.roles)[1], partner=partner.name
    )
    return HandOver.objects.create(
        report=desk.report,
        partner=partner,
        officer=desk.actor,
        sent_on=desk.on,
        reply_due=asked.reply_due,
        note=note,
    )


def note_reply(desk: Desk) -> None:
    """The body answered: the hand-over that waits gets the day."""
    desk.report.hand_overs.filter(replied_on=None).update(replied_on=desk.on)
