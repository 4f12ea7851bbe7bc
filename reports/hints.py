"""What the holder of a code may want to know or do today, in sentences with days. Beside `reports.outlook`, which says where
the report stands. Knows codes and words; asks the database for nothing that is prefetched; `on` is the day of reading.
"""

import datetime
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.deadlines import clocks_of_this_round, is_overdue
from reports.dialogue import REFUSED, Possible, asks
from reports.models import EntryBy, EntryKind, Report, Sender, TimelineEntry
from reports.outlook import OPEN, WAITS_FOR, in_words, told_of

QUIET_DAYS = 7  # without a word in an open report: somebody may wonder
UNANSWERED_DAYS = 2
LAST_DAYS = 3  # of the time to object


def hints(report: Report, on: datetime.date, may: Possible) -> list[str]:
    """At most three. Needs `timeline`, `messages` and `clocks` prefetched, `timeline` of `told_of(report)` too."""
    entries = list(report.timeline.all())
    return [*_of_objection(report, entries, on, may), *_of_thread(report, entries, on, may)]


def _of_objection(report: Report, entries: list[TimelineEntry], on: datetime.date, may: Possible) -> Iterator[str]:
    judged = told_of(report)
    story = [row for row in entries if row.kind == EntryKind.OBJECTION]
    story += [row for row in judged.timeline.all() if row.kind == EntryKind.STATUS]
    if may.object_until:
        yield _until(may.object_until, on)
    elif judged.status in REFUSED and story:
        yield _answered(max(story, key=lambda row: row.pk))


def _until(day: datetime.date, on: datetime.date) -> str:
    left = (day - on).days
    if left > LAST_DAYS:
        return _("Not right? You may object once, until the end of %(day)s.") % {"day": in_words(day)}
    if left == 0:
        return _("Not right? Today is the last day on which you may object.")
    words = ngettext(
        "Not right? You may object for %(count)s more day, until the end of %(day)s.",
        "Not right? You may object for %(count)s more days, until the end of %(day)s.",
        left,
    )
    return words % {"count": left, "day": in_words(day)}


def _answered(last: TimelineEntry) -> str:
    """After the one objection, or after the time for it."""
    if last.kind == EntryKind.STATUS:
        return _("The time to object is over. If it still happens, report it again and name the days and hours.")
    if last.by == EntryBy.RESIDENT:
        return _("Your objection of %(day)s waits for the head of the officer. The answer will stand here.") % {
            "day": in_words(last.on)
        }
    return _("Your objection was answered on %(day)s: the verdict stays. Below you can read why.") % {
        "day": in_words(last.on)
    }


def _of_thread(report: Report, entries: list[TimelineEntry], on: datetime.date, may: Possible) -> Iterator[str]:
    thread = list(report.messages.all())
    if asks(thread):
        yield _asked((on - thread[-1].on).days)
        return
    if told_of(report).status not in OPEN:
        return
    overdue = _days_overdue(report, on)
    if overdue:
        yield _overdue(overdue)
    if thread and thread[-1].sender == Sender.RESIDENT and (on - thread[-1].on).days >= UNANSWERED_DAYS:
        yield _unanswered((on - thread[-1].on).days)
    elif "reply" in may.can and (overdue or _quiet(entries, on) >= QUIET_DAYS):
        yield _write(_quiet(entries, on))


def _asked(days: int) -> str:
    if days < 1:
        return _("An officer asked you something today. Your answer may decide what is found on the spot.")
    words = ngettext(
        "An officer asked you something %(count)s day ago and waits for an answer. You may leave it out, but it helps.",
        "An officer asked you something %(count)s days ago and waits for an answer. You may leave it out, but it helps.",
        days,
    )
    return words % {"count": days}


def _overdue(days: int) -> str:
    words = ngettext(
        "It is %(count)s day late. The superiors of the officer see every delay, and so does everybody on the map.",
        "It is %(count)s days late. The superiors of the officer see every delay, and so does everybody on the map.",
        days,
    )
    return words % {"count": days}


def _unanswered(days: int) -> str:
    words = ngettext(
        "Your message was sent %(count)s day ago and has no answer yet. The officer finds it with the report.",
        "Your message was sent %(count)s days ago and has no answer yet. The officer finds it with the report.",
        days,
    )
    return words % {"count": days}


def _write(days: int) -> str:
    words = ngettext(
        "Nothing was written here for %(count)s day. You may send a message to the officer below.",
        "Nothing was written here for %(count)s days. You may send a message to the officer below.",
        days,
    )
    return words % {"count": days}


def _quiet(entries: list[TimelineEntry], on: datetime.date) -> int:
    """Days since the last line of the story; an entry of a visit may be older than those around it."""
    return (on - max((row.on for row in entries), default=on)).days


def _days_overdue(report: Report, on: datetime.date) -> int:
    """Of the clock that the report waits for now; 0 where it is in time."""
    clocks = clocks_of_this_round(report.clocks.all())
    running = [clocks[stage] for stage in WAITS_FOR.get(report.status, ()) if stage in clocks]
    awaited = next((clock for clock in running if clock.stopped_on is None), None)
    return (on - awaited.due_on).days if awaited and is_overdue(awaited, on) else 0
