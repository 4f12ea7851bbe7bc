"""A report that goes nowhere: the same rules and the same answer as a real one, and nothing is written."""

import datetime
import uuid
from collections.abc import Mapping

from districts.lookup import OutsideArea, locate
from reports import deadlines
from reports.models import Report, Stage
from reports.services.submit_report import Submitted, served_area
from reports.submission import checked_submission, outside

CODE = "0000 0000 0000 0000"  # opens nothing: no receipt is ever derived from it


def rehearse_report(
    *, data: Mapping[str, object], key: uuid.UUID, today: datetime.date, admit: object = None
) -> Submitted:
    """Raises `Problem` where `receive_report` would, but admits everybody: nothing is written, so nothing needs a proof."""
    submission = checked_submission(data, today, served_area)
    try:
        located = locate(submission.lon, submission.lat, on=today)
    except OutsideArea as error:
        raise outside(error) from None
    report = Report(
        category=submission.category, filed_on=today, unit=located.unit, beat=located.beat, is_published=True
    )
    rules = deadlines.rules_for((Stage.READ, Stage.VERIFY), submission.category.pk, today)
    due = {stage: deadlines.due_on(rule, today) for stage, rule in rules.items()}
    return Submitted(report, CODE, due.get(Stage.READ), due.get(Stage.VERIFY), replay=False)
