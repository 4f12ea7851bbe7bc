"""The checks of rights, and how each is taken out as if somebody had deleted it: functions, methods, sets of roles."""

import sys
from collections.abc import Callable, Iterator
from importlib import import_module

from django.db.models import Q
from django.urls import get_resolver

from districts.models import Unit
from reports.models import Report
from verification.models import Role

ALL = frozenset(Role.values)
get_resolver().url_patterns  # noqa: B018 - loads the views first: names that they import later would not be taken out
FUNCTIONS = {
    "verification.permissions.readable": lambda scope: Report.objects.all(),
    "verification.permissions.edge_roles": lambda roles, report, to: roles,
    "verification.permissions.units_overseen": lambda scope: Unit.objects.all(),
    "verification.permissions.units_of_keeper": lambda scope: Unit.objects.all(),
}
FUNCTIONS |= dict.fromkeys(
    (
        *(f"verification.permissions.{name}" for name in (
            "may_work", "may_note", "may_hide", "may_show", "may_act_on_many", "may_rule", "keeps_partners",
            "may_keep_for", "may_enter", "oversees", "may_enter_figures", "may_enter_hours_done",
        )),
        "verification.scope.covers",
        "verification.round.may_walk",
        "verification.panel.identity.has_both_factors",
        "verification.panel.photos.may_look",
        "verification.panel.programme_survey.answers",
        "verification.panel.programme_survey.reads_results",
        "verification.services.reassignments.may_answer",
        "verification.services.reassignments.may_take_back",
        "verification.services.tasking_rules.may_task_by_rule",
    ),
    lambda *_args: True,
)  # fmt: skip
METHODS = {
    "verification.scope.Scope.condition": lambda scope: Q(),
    "verification.scope.Scope.roles_in": lambda scope, report: ALL,
    "verification.scope.Scope.roles_over": lambda scope, unit, roles=(): ALL,
    "verification.scope.Scope.roles_by_task": lambda scope, report: ALL,
    "verification.scope.Scope.units_below": lambda scope, roles: Q(),
    "verification.scope.Scope.reads_reports": property(lambda scope: True),
    "verification.panel.site.PanelSite.has_permission": lambda site, request: request.user.is_authenticated,
    "verification.panel.admins.ForSystemAdmins._is_admin": lambda admin, request: True,
    "verification.panel.admins.ForSystemAdmins.has_delete_permission": lambda admin, request, obj=None: True,
    "verification.panel.admins.MembershipAdmin.has_change_permission": lambda admin, request, obj=None: True,
}


# Sets of roles that decide what is drawn, told or sent, not what is done: the service behind the button asks by itself.
DRAWN = {
    *(f"verification.panel.{name}" for name in (
        "holding.APPROVERS", "holding.HOLDERS", "holding.WORKERS", "merging.WORKERS", "navigation.COMPARERS",
        "objection.APPROVERS", "photos.APPROVERS", "queue.APPROVERS", "queue.WORKERS", "report_rows.APPROVERS",
        "boards.COORDINATORS",
    )),
    *(f"verification.services.{name}" for name in ("alerts.APPROVERS", "alerts.GUARDIANS")),
    "verification.trail.READERS",  # says what somebody could read, opens nothing
    # Named there for others, asked nowhere there.
    *(f"verification.permissions.{name}" for name in ("HOLDERS", "COORDINATORS", "COMPARERS", "GUARDIANS")),
}  # fmt: skip


def modules() -> list:
    return [
        module
        for name, module in sorted(sys.modules.items())
        if name.startswith("verification.") and ".tests" not in name
    ]


def sets_of_roles() -> Iterator[str]:
    """Every set of roles that a module holds, by module: taken out, it has all of them."""
    for module in modules():
        for name, value in vars(module).items():
            if isinstance(value, frozenset) and value and value < ALL:
                yield f"{module.__name__}.{name}"


def remove(patch, name: str) -> None:
    put(patch, name, METHODS.get(name) or FUNCTIONS.get(name) or ALL)


def put(patch, name: str, instead: object) -> None:
    """In the place of a method, of a set of one module, or of a function wherever it was imported to."""
    home, _, last = name.rpartition(".")
    if name in METHODS:
        module, _, owner = home.rpartition(".")
        patch.setattr(getattr(import_module(module), owner), last, instead)
    elif name in FUNCTIONS:
        original = getattr(import_module(home), last)
        for module in modules():
            for key in [key for key, value in vars(module).items() if value is original]:
                patch.setattr(module, key, instead)
    else:
        patch.setattr(import_module(home), last, instead)


class Watched(frozenset):
    """A set of roles that says when it was asked."""

    def __new__(cls, roles: frozenset, told: Callable[[], None]) -> "Watched":
        made = super().__new__(cls, roles)
        made.told = told
        return made

    def __and__(self, other: frozenset) -> frozenset:
        self.told()
        return frozenset(self) & frozenset(other)

    def __contains__(self, role: object) -> bool:
        self.told()
        return super().__contains__(role)

    def __iter__(self) -> Iterator:
        self.told()
        return super().__iter__()

    __rand__ = __and__


def watch(patch, name: str, told: Callable[[], None]) -> None:
    """The check works as before and calls `told` whenever it is asked."""
    home, _, last = name.rpartition(".")
    if name in METHODS:
        module, _, owner = home.rpartition(".")
        original = getattr(import_module(module), owner).__dict__[last]
        is_property = isinstance(original, property)
        heard = _heard(original.fget if is_property else original, told)
        put(patch, name, property(heard) if is_property else heard)
    elif name in FUNCTIONS:
        put(patch, name, _heard(getattr(import_module(home), last), told))
    else:
        put(patch, name, Watched(getattr(import_module(home), last), told))


def _heard(original: Callable, told: Callable[[], None]) -> Callable:
    def asked(*args: object, **kwargs: object) -> object:
        told()
        return original(*args, **kwargs)

    return asked
