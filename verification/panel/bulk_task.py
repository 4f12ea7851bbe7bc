"""Several reports of the queue given to somebody at once: who has them now, to whom and by when."""

from django.db.models import prefetch_related_objects
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.problems import Problem
from reports.models import Report
from reports.querysets import OPEN
from verification.models import BulkKind
from verification.panel.bulk_kind import Asked, Kind
from verification.panel.holding import give_choices, held
from verification.panel.task_forms import TaskForm
from verification.permissions import APPROVERS
from verification.scope import Scope
from verification.services import give_many
from verification.tasked import open_task, with_tasks


def _question(count: int) -> str:
    if not count:
        return gettext("None of them can be given to somebody")
    words = ngettext("Give %(count)s report to somebody", "Give %(count)s reports to somebody", count)
    return words % {"count": count}


def _done(count: int) -> str:
    return ngettext("%(count)s report is given", "%(count)s reports are given", count) % {"count": count}


def _lacks(scope: Scope, reports: list[Report]) -> dict[int, str]:
    """Whoever may not give one of them away gives none."""
    if not all(scope.roles_in(report) & APPROVERS for report in reports):
        raise Problem("forbidden")
    return {report.pk: why for report in reports if (why := _why_not(report))}


def _why_not(report: Report) -> str:
    if report.merged_into_id is not None:
        return gettext("It is merged into another one.")
    return "" if report.status in OPEN else gettext("It is closed.")


def _holders(scope: Scope, reports: list[Report]) -> dict[int, str]:
    prefetch_related_objects(reports, with_tasks())
    now = ((report, held(open_task(report), scope.on)) for report in reports)
    return {report.pk: gettext("now with: %(who)s") % {"who": has.who} for report, has in now if has}


def _form(scope: Scope, reports: list[Report], data: QueryDict | None) -> TaskForm:
    found = give_choices(scope)
    return TaskForm(data, found=found, auto_id="task-%s") if data is not None else TaskForm.fresh(found, scope.on)


def _act(asked: Asked) -> str:
    task = asked.form.task(any_seen=True)
    act = give_many(ids=asked.ids, task=task, actor=asked.scope.user, at=asked.at)
    return reverse("panel:bulk_act", args=[act.pk])


TASK = Kind(
    name=BulkKind.TASK,
    label=_("Give to somebody"),
    icon="user-round-check",
    offered=lambda scope: bool(scope.roles & APPROVERS),
    question=_question,
    lead=_("Whoever has them now has them no longer. All of it can be taken back for 15 minutes."),
    yes=_("Give them"),
    act=_act,
    lacks=_lacks,
    form=_form,
    says=_holders,
    done=_done,
)
