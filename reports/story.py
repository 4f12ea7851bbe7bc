"""A report's timeline and clock in sentences for people. Knows codes and words, asks the database for nothing.

The public reads less than the holder of the receipt: not the part of day and the result of a visit.
"""

import datetime
from dataclasses import dataclass

from django.utils import formats
from django.utils.translation import gettext as _

from reports.deadlines import clocks_of_this_round, is_overdue
from reports.models import Clock, EntryBy, EntryKind, PartOfDay, Report, Stage, TimelineEntry, VisitResult
from reports.statuses import Reason, Status


@dataclass(frozen=True)
class Line:
    on: datetime.date
    sentence: str
    status: str = ""


def lines(report: Report, *, with_visits: bool = False) -> list[Line]:
    """Needs `timeline` prefetched."""
    return [Line(row.on, sentence_of(row, with_visits), row.status) for row in report.timeline.all()]


def sentence_of(row: TimelineEntry, with_visits: bool) -> str:
    if row.kind == EntryKind.VISIT:
        return _visit(row) if with_visits else _("An officer checked the place.")
    if row.kind == EntryKind.HAND_OVER:
        return _("Handed over to: %(body)s.") % {"body": row.partner} if row.partner else _("Handed over.")
    if row.kind == EntryKind.STATUS:
        return status_sentence(row.status, row.reason)
    plain = {
        EntryKind.RECEIVED: _("The report was received."),
        EntryKind.MESSAGE: _("A message was written."),
        EntryKind.OBJECTION: _objection(row.by),
    }
    return plain[EntryKind(row.kind)]


def _objection(by: str) -> str:
    """By the resident it is the objection, by anybody else its refusal."""
    if by == EntryBy.RESIDENT:
        return _("The resident asked for another look.")
    return _("The objection was looked at and refused. The verdict stays.")


def _visit(row: TimelineEntry) -> str:
    when = PartOfDay(row.part_of_day).label if row.part_of_day else ""
    result = VisitResult(row.result).label if row.result else ""
    said = _("An officer checked the place %(when)s") % {"when": when}
    return f"{said.strip()}: {result}." if result else f"{said.strip()}."


def status_sentence(status: str, reason: str) -> str:
    """What the resident and the public read once the status is given."""
    words = {
        Status.NEW: _("The report is waiting to be read."),
        Status.VERIFYING: _("The report was read; verification has begun."),
        Status.CONFIRMED: _("The threat was confirmed."),
        Status.ELIMINATED: _("The threat was eliminated."),
        Status.REFERRED: _("The matter belongs to another body and was handed over."),
        Status.UNCONFIRMED: _("The threat was not confirmed."),
        Status.HOAX: _("The report was marked as a joke or a mistake."),
    }
    said = words[Status(status)]
    return f"{said} {reason_sentence(reason)}" if reason else said


def reason_sentence(reason: str) -> str:
    return _("Reason: %(reason)s.") % {"reason": Reason(reason).label} if reason else ""


@dataclass(frozen=True)
class Term:
    """One line of the clock. `state` is done, late (done after its day), handed_over (passed on to another body instead),
    handed_over_late, overdue or running. `pauses` are sentences.
    """

    name: str
    due_on: datetime.date
    done_on: datetime.date | None
    state: str
    pauses: tuple[str, ...] = ()


def terms(report: Report, on: datetime.date) -> list[Term]:
    """Needs `clocks__pauses` and `timeline` prefetched. A reopened report tells the terms of its new verification only."""
    names = {
        Stage.READ: _("Reading by the Police"),
        Stage.VERIFY: _("Verification and verdict"),
        Stage.ELIMINATE: _("Elimination of the threat"),
        Stage.REPLY: _("Reply of the body that took it over"),
    }
    clocks = clocks_of_this_round(report.clocks.all())
    return [_term(names[stage], clocks[stage], on, report) for stage in names if stage in clocks]


def was_handed_over(clock: Clock, report: Report) -> bool:
    """Whether a hand-over ended the clock: nothing was eliminated that day. Needs `timeline` prefetched."""
    on = [row.on for row in report.timeline.all() if row.kind == EntryKind.STATUS and row.status == Status.REFERRED]
    return clock.stage == Stage.ELIMINATE and clock.stopped_on in on


def _term(name: str, clock: Clock, on: datetime.date, report: Report) -> Term:
    if clock.stopped_on:
        is_late = clock.stopped_on > clock.due_on
        if was_handed_over(clock, report):
            state = "handed_over_late" if is_late else "handed_over"
        else:
            state = "late" if is_late else "done"
    else:
        state = "overdue" if is_overdue(clock, on) else "running"
    return Term(name, clock.due_on, clock.stopped_on, state, pauses_in_words(clock))


def pauses_in_words(clock: Clock) -> tuple[str, ...]:
    """Needs `pauses` prefetched. Those that ended before they began were taken back."""
    said = _("paused from %(since)s to %(until)s: %(reason)s")
    return tuple(
        said
        % {
            "since": formats.date_format(row.since, "j E"),
            "until": formats.date_format(row.until, "j E Y"),
            "reason": row.get_reason_display(),
        }
        for row in clock.pauses.all()
        if row.since <= row.until
    )
