"""Several reports hidden from the public or shown to it: the words of the acts of `verification.services.bulk`."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.problems import Problem
from reports.models import Report
from verification.models import BulkKind
from verification.panel.bulk_kind import Asked, Kind
from verification.permissions import HIDERS, SHOWERS, may_hide, may_show
from verification.scope import Scope
from verification.services.bulk import act_on


def _question(kind: str, count: int) -> str:
    if kind == BulkKind.HIDE:
        words = ngettext("Hide %(count)s report from the public?", "Hide %(count)s reports from the public?", count)
    else:
        words = ngettext("Show %(count)s report to the public?", "Show %(count)s reports to the public?", count)
    return words % {"count": count}


def _done(kind: str, count: int) -> str:
    if kind == BulkKind.HIDE:
        words = ngettext("%(count)s report hidden from the public", "%(count)s reports hidden from the public", count)
    else:
        words = ngettext("%(count)s report shown to the public", "%(count)s reports shown to the public", count)
    return words % {"count": count}


def _lacks(kind: str, scope: Scope, reports: list[Report]) -> dict[int, str]:
    """All or none."""
    may = may_hide if kind == BulkKind.HIDE else may_show
    if not all(may(scope, report) for report in reports):
        raise Problem("forbidden")
    return {}


def _act(kind: str, asked: Asked) -> str:
    act = act_on(reports=asked.reports, kind=kind, actor=asked.scope.user, at=asked.at)
    return reverse("panel:bulk_act", args=[act.pk])


HIDE = Kind(
    name=BulkKind.HIDE,
    label=_("Hide from the public"),
    icon="eye-off",
    offered=lambda scope: bool(scope.roles & HIDERS),
    question=lambda count: _question(BulkKind.HIDE, count),
    lead=_(
        "These reports go off the public map and lists at once. Work on them goes on; whoever holds a code still follows the report."
    ),
    yes=_("Yes, hide them"),
    act=lambda asked: _act(BulkKind.HIDE, asked),
    lacks=lambda scope, reports: _lacks(BulkKind.HIDE, scope, reports),
    done=lambda count: _done(BulkKind.HIDE, count),
    able=lambda reports: reports.filter(is_hidden=False),
)
SHOW = Kind(
    name=BulkKind.SHOW,
    label=_("Show to the public"),
    icon="eye",
    offered=lambda scope: bool(scope.roles & SHOWERS),
    question=lambda count: _question(BulkKind.SHOW, count),
    lead=_("These reports are shown on the public map and lists, where they have waited long enough."),
    yes=_("Yes, show them"),
    act=lambda asked: _act(BulkKind.SHOW, asked),
    lacks=lambda scope, reports: _lacks(BulkKind.SHOW, scope, reports),
    done=lambda count: _done(BulkKind.SHOW, count),
    able=lambda reports: reports.filter(is_hidden=True),
)
