"""Several reports hidden from the public or shown to it in one act, which can be undone as one.

What came in a flood counts as looked at by either act. A status, a clock or a receipt is never touched.
"""

import datetime
import uuid
from collections.abc import Collection

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from accounts.audit_acts import Act
from accounts.audited import audited
from accounts.models import User
from accounts.problems import Problem
from reports.models import Report
from reports.statuses import Status
from verification.models import BulkAct, BulkItem, BulkKind
from verification.permissions import HIDERS, SHOWERS, may_hide, may_show, readable
from verification.scope import UNIT_CHAIN, Scope, scope_of

MOST = 20  # more than a person can look at before the click; near duplicates of one of them count as it


def chosen(scope: Scope, ids: Collection[uuid.UUID], *, with_groups: bool = False) -> list[Report]:
    """The reports that were ticked, the newest first. Three queries at most.

    `with_groups` adds whatever is in scope of the groups that they belong to, however many.

    Raises `Http404` where one is out of scope, `Problem` 422: `required`, `too_many_at_once`.
    """
    if not ids:
        raise Problem(fields={"reports": "required"})
    if len(ids) > MOST:
        raise Problem("too_many_at_once", limit=MOST)
    found = readable(scope).filter(public_id__in=ids).select_related("category", "beat", UNIT_CHAIN)
    reports = list(found.defer("beat__area").order_by("-filed_on", "public_id"))
    if len(reports) != len(ids):
        raise Http404
    groups = {report.group_id for report in reports if report.group_id} if with_groups else set()
    if groups:
        alike = readable(scope).filter(group__in=groups).exclude(public_id__in=ids)
        reports += alike.select_related("category", "beat", UNIT_CHAIN).defer("beat__area").order_by("public_id")
    return reports


@audited(Act.REPORTS_SHOWN_OR_HIDDEN, codes=("kind",))
def act_on(
    *, reports: Collection[Report], kind: str, actor: User, at: datetime.datetime, act: BulkAct | None = None
) -> BulkAct:
    """Locks the reports, keeps how they were and hides or shows them, in one transaction, as a part of `act` where given.

    Raises `Problem` 403 where the actor may not do it to one of them.
    """
    scope = scope_of(actor, timezone.localdate(at))
    may = may_hide if kind == BulkKind.HIDE else may_show
    if not all(may(scope, report) for report in reports):
        raise Problem("forbidden")
    locked = list(Report.objects.select_for_update().filter(pk__in=[report.pk for report in reports]).order_by("pk"))
    act = act or BulkAct.objects.create(kind=kind, actor=actor, at=at)
    BulkItem.objects.bulk_create(
        BulkItem(act=act, report=report, was_hidden=report.is_hidden, was_in_flood=report.is_in_flood)
        for report in locked
    )
    Report.objects.filter(pk__in=[report.pk for report in locked]).update(
        is_hidden=kind == BulkKind.HIDE, is_in_flood=False
    )
    return act


def put_back(act: BulkAct) -> int:
    """Each report as it was, but for those that a later act has changed. How many. `act` is locked and has the moment of
    its undo.

    The right is asked as for the act itself, at that moment: what has left the scope meanwhile stays. Raises `Problem` 403
    where the role or every report of the act is gone.
    """
    scope = scope_of(act.actor, timezone.localdate(act.undone_at))
    own = readable(scope).filter(bulk_items__act=act)
    if not scope.roles & (HIDERS if act.kind == BulkKind.HIDE else SHOWERS) or not own.exists():
        raise Problem("forbidden")
    later = BulkItem.objects.filter(act__pk__gt=act.pk, act__kind__in=(BulkKind.HIDE, BulkKind.SHOW)).values("report")
    items = act.items.filter(report__in=own).exclude(report__in=later)
    list(Report.objects.select_for_update().filter(bulk_items__in=items).order_by("pk").values_list("pk"))
    return sum(_put_back(items, hidden, flood) for hidden in (False, True) for flood in (False, True))


def _put_back(items: QuerySet[BulkItem], was_hidden: bool, was_in_flood: bool) -> int:
    """Those that were so."""
    kept = items.filter(was_hidden=was_hidden, was_in_flood=was_in_flood).values("report")
    return Report.objects.filter(pk__in=kept).update(is_hidden=was_hidden, is_in_flood=was_in_flood)


def note_look(roles: frozenset[str], report: Report) -> None:
    """A decision on what came in a flood is the look it waited for: shown again, but for a hoax.

    Where the decision is that of an officer who may not show reports, only a confirmation shows it. `report` is locked.
    """
    if not report.is_in_flood or not (roles & SHOWERS or report.status == Status.CONFIRMED):
        return
    report.is_in_flood, report.is_hidden = False, report.status == Status.HOAX
    report.save(update_fields=["is_in_flood", "is_hidden"])
