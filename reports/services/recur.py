"""An eliminated threat that came back, said by the holder of the receipt or by residents on several days."""

import datetime

from accounts.problems import Problem
from reports.models import EntryBy, Report
from reports.outlook import told_of
from reports.services.change_status import StaleStatus, change_status
from reports.statuses import Reason, Status


def recur(*, report: Report, at: datetime.datetime) -> Report:
    """Verification begins again, of the one that stays where the report was merged. `at` gives the day; no instant of it is
    kept. Raises `Problem` 409 `not_eliminated`.
    """
    report = told_of(report)
    if report.status != Status.ELIMINATED:
        raise Problem("not_eliminated")
    try:
        return change_status(
            report=report,
            to=Status.VERIFYING,
            seen=Status.ELIMINATED,
            reason=Reason.RECURRED,
            actor=None,
            role="",
            by=EntryBy.RESIDENT,
            at=at,
        )
    except StaleStatus:  # somebody was faster
        raise Problem("not_eliminated") from None
