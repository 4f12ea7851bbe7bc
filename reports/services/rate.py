"""How it ended for the resident: one of three answers, once for each report."""

import datetime

from accounts.problems import Problem
from reports.models import Rating, RatingValue, Report
from reports.querysets import OPEN


def may_rate(report: Report) -> bool:
    return report.status not in OPEN and not Rating.objects.filter(report=report).exists()


def rate(*, report: Report, value: str, on: datetime.date) -> None:
    """The first answer stays. Raises `Problem` 422 `required` without one of the answers."""
    if value not in map(str, RatingValue.values):
        raise Problem(fields={"value": "required"})
    if report.status not in OPEN:
        Rating.objects.get_or_create(report=report, defaults={"value": int(value), "on": on})
