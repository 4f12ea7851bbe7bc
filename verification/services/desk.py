"""An officer's act on one report: the locked row, the roles of this very moment, and the word for the public timeline."""

import datetime
import uuid
from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet
from django.db.transaction import TransactionManagementError
from django.http import Http404
from django.utils import timezone

from accounts import written
from accounts.models import User
from accounts.problems import Problem
from accounts.text import flaw_of, says_something, tidy
from reports.models import EntryBy, Report
from reports.querysets import OPEN
from verification.models import Role
from verification.scope import UNIT_CHAIN, Scope, roles_at_report, scope_of_act

MOST_TEXT = 2_000  # characters of a note
# The highest role speaks: who is head and officer of the beat at once decides as the head.
_RANKS: tuple[tuple[str, EntryBy], ...] = (
    (Role.LOCAL_COORDINATOR, EntryBy.COORDINATOR),
    (Role.SECTION_HEAD, EntryBy.HEAD),
    (Role.OFFICER, EntryBy.OFFICER),
    (Role.PROVINCIAL_COORDINATOR, EntryBy.COORDINATOR),
    (Role.NATIONAL_COORDINATOR, EntryBy.COORDINATOR),
)


@dataclass(frozen=True)
class Desk:
    """`report` is locked until the end of the transaction; `roles` are those that cover it on the day of the act."""

    report: Report
    scope: Scope
    roles: frozenset[str]
    at: datetime.datetime

    @property
    def on(self) -> datetime.date:
        return timezone.localdate(self.at)

    @property
    def actor(self) -> User:
        return self.scope.user


def at_desk(report: Report | uuid.UUID, actor: User, at: datetime.datetime) -> Desk:
    """Locks the row, named by itself or by its public id, and reads it with category, beat and units. Then memberships are
    read again, so a role that was taken away while the lock was waited for decides nothing.

    Only inside `transaction.atomic()`. Unknown or out of scope raises `Http404`. Two queries, three where it is tasked.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("a lock ends with its transaction, and there is none")
    public_id, on = report if isinstance(report, uuid.UUID) else report.public_id, timezone.localdate(at)
    found, memberships = written.together((_locked, (public_id,)), (roles_at_report, (actor.pk, public_id, on)))
    if not found:
        raise Http404
    [locked] = found
    scope = scope_of_act(actor, on, locked, memberships)
    roles = scope.roles_in(locked)
    if not roles:
        raise Http404
    return Desk(locked, scope, roles, at)


def _locked(public_id: uuid.UUID) -> QuerySet:
    """What is joined never changes with an act on the report."""
    rows = Report.objects.select_for_update(of=("self",)).select_related("category", "beat", "content", UNIT_CHAIN)
    return rows.defer("beat__area").filter(public_id=public_id)


def refuse_settled(report: Report) -> None:
    """Raises `Problem` 409 for a report on which nobody works by itself any more."""
    if report.merged_into_id is not None:
        raise Problem("is_merged")
    if report.status not in OPEN:
        raise Problem("not_open")


def speaker(roles: frozenset[str]) -> tuple[str, EntryBy]:
    """The highest of the roles and what the public reads instead of a name."""
    return next((role, by) for role, by in _RANKS if role in roles)


def checked_text(name: str, value: str, limit: int = MOST_TEXT) -> str:
    """The text as it is stored. Raises `Problem` 422 that points to the field `name`."""
    flaw = flaw_of(value, limit)
    if flaw:
        raise Problem(fields={name: flaw})
    return tidy(value)


def needed_text(name: str, value: str, limit: int = MOST_TEXT) -> str:
    """The same for a text that must say something."""
    text = checked_text(name, value, limit)
    if not says_something(text):
        raise Problem(fields={name: "required"})
    return text
