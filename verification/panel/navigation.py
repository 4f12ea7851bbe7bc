"""The entries of the panel's head: which page, its name, and who sees it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verification.models import Role
from verification.permissions import COMPARERS, may_enter
from verification.round import may_walk
from verification.scope import Scope


def reads_reports(scope: Scope) -> bool:
    return scope.reads_reports


def compares(scope: Scope) -> bool:
    return bool(scope.roles & COMPARERS)


def heads_only(scope: Scope) -> bool:
    """Whoever is a coordinator too comes from the units to the sections."""
    return Role.SECTION_HEAD in scope.roles and not compares(scope)


def administers(scope: Scope) -> bool:
    return Role.SYSTEM_ADMIN in scope.roles


def audits_only(scope: Scope) -> bool:
    """Coordinators come there from the catalogues: their head is full."""
    return Role.AUDITOR in scope.roles and not scope.reads_reports


@dataclass(frozen=True)
class Entry:
    """`name` of a page of the panel. `counts` shows what is new in the inbox beside it."""

    name: str
    label: Promise
    shown: Callable[[Scope], bool] = reads_reports
    counts: bool = False

    @property
    def address(self) -> str:
        return reverse(self.name)


ENTRIES: tuple[Entry, ...] = (
    Entry("panel:index", _("Queue")),
    Entry("panel:round", _("Round"), may_walk),
    Entry("panel:inbox", _("Inbox"), counts=True),
    Entry("panel:hand_overs", _("Hand-overs")),
    Entry("panel:entry", _("New report"), may_enter),
    Entry("panel:section_board", _("Board"), heads_only),
    Entry("panel:unit_board", _("Board"), compares),
    Entry("panel:programme", _("Programme")),
    Entry("panel:catalogues", _("Catalogues")),
    Entry("panel:audit", _("Audit"), audits_only),
    Entry("panel:set_aside", _("Set aside"), audits_only),
    Entry("panel:accounts_user_changelist", _("Users"), administers),
    Entry("panel:verification_membership_changelist", _("Roles"), administers),
)


def entries_for(scope: Scope) -> list[Entry]:
    return [entry for entry in ENTRIES if entry.shown(scope)]
