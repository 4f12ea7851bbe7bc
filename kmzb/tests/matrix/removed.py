"""The checks of rights, and how each is taken out as if somebody had deleted it: functions, methods, sets of roles."""

import sys
from collections.abc import Iterator
from importlib import import_module

from django.db.models import Q

from districts.models import Unit
from reports.models import Report
from verification.models import Role

ALL = frozenset(Role.values)
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
    home, _, last = name.rpartition(".")
    if name in METHODS:
        module, _, owner = home.rpartition(".")
        patch.setattr(getattr(import_module(module), owner), last, METHODS[name])
    elif name in FUNCTIONS:
        original = getattr(import_module(home), last)
        for module in modules():
            for key in [key for key, value in vars(module).items() if value is original]:
                patch.setattr(module, key, FUNCTIONS[name])
    else:
        patch.setattr(import_module(home), last, ALL)
