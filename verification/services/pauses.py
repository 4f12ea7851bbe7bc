"""A clock that stands still for a reason, and goes on. Head of section and local coordinator (bar.md section 2, row 13)."""

import datetime

from accounts.audit_acts import Act
from accounts.audited import audited
from accounts.models import User
from accounts.problems import Problem
from reports.deadlines import count_anew, is_overdue
from reports.models import Clock, ClockPause, PauseReason, Report, Stage
from verification.permissions import APPROVERS
from verification.services.desk import Desk, at_desk

LONGEST_DAYS = 60
MAY_STAND = (Stage.VERIFY, Stage.ELIMINATE, Stage.REPLY)  # reading waits for nobody
_DAY = datetime.timedelta(days=1)


@audited(Act.CLOCK_PAUSED, "report", codes=("stage", "reason"))
def pause(
    *, report: Report, stage: str, until: datetime.date, reason: str, actor: User, at: datetime.datetime
) -> ClockPause:
    """From the day of the act to the end of `until`. A later pause may overlap an earlier one: no day counts twice.

    Raises `Http404` (out of scope), `Problem`: `forbidden` 403; 422 `required` (reason), `out_of_range` (until: a day from
    today to 60 days ahead); 409 `clock_not_running` where it has ended, is overdue already or may not stand still.
    """
    desk = _desk(report, actor, at)
    if reason not in PauseReason.values:
        raise Problem(fields={"reason": "required"})
    if not desk.on <= until <= desk.on + LONGEST_DAYS * _DAY:
        raise Problem(fields={"until": "out_of_range"})
    clock = _running(desk, stage)
    if is_overdue(clock, desk.on):
        raise Problem("clock_not_running")
    made = ClockPause.objects.create(
        clock=clock, since=desk.on, until=until, planned_until=until, reason=reason, actor=actor, at=at
    )
    count_anew(clock)
    return made


@audited(Act.CLOCK_RESUMED, "report", codes=("stage",))
def resume(*, report: Report, stage: str, actor: User, at: datetime.datetime) -> Clock:
    """The day of the act counts again. Nothing happens to a clock that does not stand still. Raises as `pause`."""
    desk = _desk(report, actor, at)
    clock = _running(desk, stage)
    standing = clock.pauses.filter(until__gte=desk.on)
    if standing.update(until=desk.on - _DAY):
        count_anew(clock)
    return clock


def _desk(report: Report, actor: User, at: datetime.datetime) -> Desk:
    desk = at_desk(report, actor, at)
    if not desk.roles & APPROVERS:
        raise Problem("forbidden")
    return desk


def _running(desk: Desk, stage: str) -> Clock:
    clock = desk.report.clocks.select_related("rule").filter(stage=stage, stopped_on=None).first()
    if clock is None or stage not in MAY_STAND:
        raise Problem("clock_not_running")
    return clock
