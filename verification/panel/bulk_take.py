"""Several new reports taken for verification at once: who takes which, and why one is left."""

from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from reports.models import Report
from reports.statuses import Status
from verification.models import JobKind
from verification.panel.bulk_kind import Asked, Kind
from verification.permissions import WORKERS
from verification.scope import Scope
from verification.services.bulk_jobs import take


def _question(count: int) -> str:
    if not count:
        return gettext("None of them can be taken")
    words = ngettext("Take %(count)s report for verification?", "Take %(count)s reports for verification?", count)
    return words % {"count": count}


def _lacks(scope: Scope, reports: list[Report]) -> dict[int, str]:
    return {report.pk: why for report in reports if (why := _why_not(scope, report))}


def _why_not(scope: Scope, report: Report) -> str:
    if report.status != Status.NEW:
        return gettext("It is not new any more.")
    return "" if scope.roles_in(report) & WORKERS else gettext("Your role does not take it.")


def _act(asked: Asked) -> str:
    job = take(reports=asked.reports, actor=asked.scope.user, at=asked.at)
    return reverse("panel:bulk_job", args=[job.pk])


TAKE = Kind(
    name=JobKind.TAKE,
    label=_("Take for verification"),
    icon="hand",
    offered=lambda scope: bool(scope.roles & WORKERS),
    question=_question,
    lead=_("Taking them stops the reading clocks and tells the residents that somebody is on it. They cannot become new again."),
    yes=_("Yes, take them"),
    act=_act,
    lacks=_lacks,
    able=lambda reports: reports.filter(status=Status.NEW),
)  # fmt: skip
