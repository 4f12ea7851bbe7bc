"""Hand-overs to bodies outside the Police, and their replies. Called inside the transaction of a decision."""

import datetime
from dataclasses import dataclass

from accounts.problems import Problem
from districts.models import Partner, Unit
from districts.models.partners import PartnerQuerySet
from reports.models import EntryKind, TimelineEntry
from reports.statuses import Status
from verification.models import HandOver, HandOverOutcome
from verification.services.desk import Desk, checked_text, speaker

LONGEST_DAYS = 366


@dataclass(frozen=True)
class HandOverTo:
    """`partner` is the slug of the body; `reply_due` the day by which it should answer; `note` is for officers."""

    partner: str
    reply_due: datetime.date
    note: str = ""


def partners(unit: Unit, on: datetime.date) -> PartnerQuerySet:
    """Bodies that may receive a hand-over of this unit's reports on that day, by name."""
    return Partner.objects.serving(unit).valid_on(on)


def send(desk: Desk, asked: HandOverTo) -> HandOver:
    """Writes the hand-over and its public line. Raises `Problem` 422 for an unknown body or an impossible day."""
    partner = partners(desk.report.unit, desk.on).filter(slug=asked.partner).first()
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


def note_reply(desk: Desk, to: str) -> None:
    """The report leaves the body: a hand-over whose answer nobody wrote down yet gets the day and what it came to."""
    outcome = HandOverOutcome.DONE if to == Status.ELIMINATED else HandOverOutcome.REFUSED
    awaited = desk.report.hand_overs.filter(replied_on=None)
    awaited.update(replied_on=desk.on, outcome=outcome, reply_by=desk.actor)
