"""The undo of an act on several reports: once, by whoever did it, while it is young."""

import datetime
from collections.abc import Callable

from django.http import Http404

from accounts.audit_acts import Act
from accounts.audited import audited
from accounts.models import User
from accounts.problems import Problem
from verification.models import BulkAct, BulkKind
from verification.services import bulk, tasking_many

_DAY, _QUARTER = datetime.timedelta(hours=24), datetime.timedelta(minutes=15)
UNDO_FOR: dict[str, datetime.timedelta] = {BulkKind.HIDE: _DAY, BulkKind.SHOW: _DAY, BulkKind.TASK: _QUARTER}
_PUT_BACK: dict[str, Callable[[BulkAct], int]] = {
    BulkKind.HIDE: bulk.put_back,
    BulkKind.SHOW: bulk.put_back,
    BulkKind.TASK: tasking_many.take_back,
}


def undo_until(act: BulkAct) -> datetime.datetime:
    """Its last moment."""
    return act.at + UNDO_FOR[act.kind]


def can_undo(act: BulkAct, at: datetime.datetime) -> bool:
    return act.undone_at is None and at <= undo_until(act)


@audited(Act.BULK_UNDONE, "act", codes=("act.kind",))
def undo(*, act: BulkAct, actor: User, at: datetime.datetime) -> int:
    """Puts each report back as it was, but for those that something has happened to since. Returns how many.

    Raises `Http404` for somebody else's act, `Problem`: 409 `undo_closed` when it is undone already or too old, 403
    `forbidden` where the role or every report of the act is gone.
    """
    act = BulkAct.objects.select_for_update().get(pk=act.pk)
    if act.actor_id != actor.pk:
        raise Http404
    if not can_undo(act, at):
        raise Problem("undo_closed")
    act.undone_at = at
    act.save(update_fields=["undone_at"])
    return _PUT_BACK[act.kind](act)
