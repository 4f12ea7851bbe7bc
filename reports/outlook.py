"""Where a report stands, in three plain sentences: what is so and why, whether it came in time, and what comes next by
which day and by whom. Knows codes and words, asks the database for nothing; `on` is the day of reading.
"""

import datetime
from dataclasses import dataclass, replace

from django.utils import formats
from django.utils.translation import gettext as _

from reports.deadlines import clocks_of_this_round, is_overdue
from reports.models import Clock, EntryKind, Report, Stage
from reports.statuses import Reason, Status
from reports.story import reason_sentence, was_handed_over

OPEN = frozenset({Status.NEW, Status.VERIFYING, Status.CONFIRMED, Status.REFERRED})
# The clocks that a report of this status waits for; the first one that runs is what comes next.
WAITS_FOR: dict[str, tuple[str, ...]] = {
    Status.NEW: (Stage.READ, Stage.VERIFY),
    Status.VERIFYING: (Stage.VERIFY,),
    Status.CONFIRMED: (Stage.ELIMINATE,),
    Status.REFERRED: (Stage.REPLY,),
}
# The clocks that ended with this status: what may have come late.
ENDED_BY: dict[str, tuple[str, ...]] = {
    Status.VERIFYING: (Stage.READ,),
    Status.CONFIRMED: (Stage.VERIFY,),
    Status.REFERRED: (Stage.ELIMINATE, Stage.VERIFY),
    Status.ELIMINATED: (Stage.REPLY, Stage.ELIMINATE),
    Status.UNCONFIRMED: (Stage.VERIFY,),
    Status.HOAX: (Stage.VERIFY, Stage.READ),
}


@dataclass(frozen=True)
class Outlook:
    """`state` is waiting, overdue or closed; `late` is empty where all came in time. `status` is the one that is told."""

    headline: str
    late: str
    following: str
    state: str
    status: str


def told_of(report: Report) -> Report:
    """Whose clocks and status tell how the report gets on: an open one that was merged follows the one that stays."""
    return report.merged_into if report.merged_into_id is not None and report.status in OPEN else report


def outlook(report: Report, on: datetime.date, partner: str = "", *, tells_target: bool = True) -> Outlook:
    """Needs `timeline` and those of `told_of(report)`, with its `clocks`, prefetched. `partner` is the body of its latest hand-over.

    Without `tells_target` nothing is said of the one that stays: the public does not see it.
    """
    if (leading := told_of(report)) is report:
        return _outlook(report, on, partner)
    if not tells_target:
        return Outlook(_merged(), "", _("What happens next depends on that report."), "waiting", report.status)
    told = _outlook(leading, on, partner)
    if leading.status not in OPEN:  # whoever holds this code has an objection of the own
        told = replace(told, following=ends(leading, has_objected=_objected(report)))
    return replace(told, headline=f"{_merged()} {told.headline}")


def _merged() -> str:
    return _("The same threat was reported before. Both reports are worked on as one.")


def _outlook(report: Report, on: datetime.date, partner: str) -> Outlook:
    clocks = clocks_of_this_round(report.clocks.all())
    body = partner or _("another body")
    running = [clocks[stage] for stage in WAITS_FOR.get(report.status, ()) if stage in clocks]
    awaited = next((clock for clock in running if clock.stopped_on is None), None)
    is_late = awaited is not None and is_overdue(awaited, on)
    state = "closed" if report.status not in OPEN else "overdue" if is_late else "waiting"
    names = {"unit": report.unit.name, "body": body, "day": day_of(awaited) if awaited else ""}
    return Outlook(
        headline(report, body), late(report, clocks), following(report, awaited, is_late) % names, state, report.status
    )


def headline(report: Report, body: str) -> str:
    words = {
        Status.NEW: _("The report has arrived and waits to be read."),
        Status.VERIFYING: _("The Police have read the report and are checking whether the threat exists."),
        Status.CONFIRMED: _("The Police have confirmed the threat. It has not been removed yet."),
        Status.ELIMINATED: _("The threat was confirmed, and it is gone."),
        Status.REFERRED: _(
            "The threat was confirmed. Removing it is not a task of the Police, so it went to: %(body)s."
        ),
        Status.UNCONFIRMED: _("The Police have checked the report and have not confirmed the threat."),
        Status.HOAX: _("The report was marked as a joke or a mistake."),
    }
    said = words[Status(report.status)] % {"body": body}
    why = reason_sentence(report.reason) if report.reason != Reason.HANDED_OVER else ""
    return f"{said} {why}".strip()


def late(report: Report, clocks: dict[str, Clock]) -> str:
    """Said of a step that is done, after its day."""
    ended = [clocks[stage] for stage in ENDED_BY.get(report.status, ()) if stage in clocks]
    last = next((clock for clock in ended if clock.stopped_on), None)
    if last is None or last.stopped_on <= last.due_on:
        return ""
    said = _("This came late: it was due by %(due)s and was done on %(done)s.")
    if was_handed_over(last, report):
        said = _("The hand-over came late: it was due by %(due)s and was done on %(done)s.")
    return said % {"due": day_of(last), "done": in_words(last.stopped_on)}


def following(report: Report, awaited: Clock | None, is_late: bool) -> str:
    """What comes next, with the unit, the body and the day still to be put in."""
    if report.status not in OPEN:
        return ends(report, has_objected=_objected(report))
    if awaited is None:
        return _("No day is set for the next step. Answering: %(unit)s.")
    stage = awaited.stage
    if is_late:
        return _OVERDUE[stage]()
    return _IN_TIME[stage]()


_IN_TIME = {
    Stage.READ: lambda: _("Next: by the end of %(day)s it is read in %(unit)s."),
    Stage.VERIFY: lambda: _("Next: by the end of %(day)s an officer of %(unit)s checks the place and gives a verdict."),
    Stage.ELIMINATE: lambda: _("Next: by the end of %(day)s %(unit)s has it removed or hands it over to whoever can."),
    Stage.REPLY: lambda: _("Next: by the end of %(day)s the Police expect a reply from: %(body)s."),
}
_OVERDUE = {
    Stage.READ: lambda: _("It should have been read in %(unit)s by %(day)s. That day has passed."),
    Stage.VERIFY: lambda: _("The verdict of %(unit)s was due by %(day)s. That day has passed and there is none yet."),
    Stage.ELIMINATE: lambda: _("It should have been removed by %(day)s. That day has passed. Answering: %(unit)s."),
    Stage.REPLY: lambda: _("The reply of %(body)s was due by %(day)s. That day has passed and there is none yet."),
}


def _objected(report: Report) -> bool:
    return any(row.kind == EntryKind.OBJECTION for row in report.timeline.all())


def ends(report: Report, *, has_objected: bool) -> str:
    if report.status == Status.ELIMINATED:
        return _(
            "The matter is closed. If the threat comes back, say so with the code of the report or report it again."
        )
    if has_objected:
        return _("If it still happens, report it again and name the days and hours.")
    if report.status == Status.HOAX:
        return _(
            "The matter is closed. If this is a mistake, object with the code of the report or "
            "report it again and describe what happens."
        )
    if report.reason == Reason.DUPLICATE_OF:
        return _(
            "The matter is closed here, because the same threat was reported before. It goes on under that report."
        )
    return _(
        "The matter is closed. If it still happens, object with the code of the report, or "
        "report it again and name the days and hours."
    )


def day_of(clock: Clock) -> str:
    return in_words(clock.due_on)


def in_words(day: datetime.date) -> str:
    return formats.date_format(day, "j E Y")
