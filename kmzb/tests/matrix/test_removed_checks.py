"""Each check of a right is taken out in turn: at least one cell of the matrix notices.

Where a second check stands behind the first, the matrix cannot see one of them go: `NOT_PROVEN` names what is left out.
"""

from functools import partial

import pytest

from insights.permission_tables import ROLES, Line
from kmzb.tests.matrix.removed import DRAWN, FUNCTIONS, METHODS, remove, sets_of_roles, watch
from kmzb.tests.matrix.test_matrix import LINES, PANEL, wrong

pytestmark = [pytest.mark.django_db, pytest.mark.long]
REFUSALS = ("403", "404", "422", "sign-in")
# Not proven by the matrix: a second check stands behind, or the name was imported elsewhere and is not taken out there.
NOT_PROVEN = {
    "verification.permissions.units_overseen",
    "verification.permissions.units_of_keeper",
    "verification.permissions.may_work",
    "verification.permissions.may_note",
    "verification.permissions.may_hide",
    "verification.permissions.may_show",
    "verification.permissions.may_act_on_many",
    "verification.permissions.may_rule",
    "verification.permissions.keeps_partners",
    "verification.permissions.may_keep_for",
    "verification.permissions.may_enter",
    "verification.permissions.oversees",
    "verification.permissions.may_enter_hours_done",
    "verification.scope.covers",
    "verification.round.may_walk",
    "verification.services.tasking_rules.may_task_by_rule",
    "verification.permissions.WRITERS_OF_NOTES",
    "verification.permissions.SHOWERS",
    "verification.permissions.HIDERS",
    "verification.permissions._COORDINATOR",
    "verification.scope._HOLDERS",
    "verification.services.bulk.HIDERS",
    "verification.services.bulk.SHOWERS",
    "verification.services.evidence.APPROVERS",
    "verification.services.redact.APPROVERS",
    "verification.services.redact.WORKERS",
}
CHECKS = [*FUNCTIONS, *METHODS, *(name for name in sets_of_roles() if name not in DRAWN)]
CHECKS = [name for name in CHECKS if name not in NOT_PROVEN]


def cells() -> list[tuple[Line, str]]:
    """Refusals: one of each right first, which finds most, then one of each line."""
    lines = [
        line for line in LINES if line.address.startswith(PANEL) and line.method != "OTHER" and line.object != "out"
    ]
    found = [(line, role) for line in lines for role in (*ROLES, "no_role", "one_factor")]
    found = [(line, role) for line, role in found if line.answer(role) in REFUSALS]
    by_right = {(line.right, line.object, line.answer(role)): (line, role) for line, role in reversed(found)}
    by_line = {(str(line), line.answer(role)): (line, role) for line, role in reversed(found)}
    doors = [cell for cell in found if cell[0].address == "panel:index"]
    return list(dict.fromkeys(map(_key, [*doors, *by_right.values(), *reversed(by_line.values())])))


def _key(cell: tuple[Line, str]) -> tuple[int, str]:
    return LINES.index(cell[0]), cell[1]


CELLS = cells()


@pytest.fixture(scope="module")
def asked_by(world) -> dict[str, list[tuple[int, str]]]:
    """Which cells ask each check at all: only those can notice that it is gone."""
    found: dict[str, list[tuple[int, str]]] = {name: [] for name in CHECKS}
    now: set[str] = set()
    with pytest.MonkeyPatch.context() as patch:
        for name in CHECKS:
            watch(patch, name, partial(now.add, name))
        for number, role in CELLS:
            now.clear()
            assert wrong(world, LINES[number], role) == ""
            for name in now:
                found[name].append((number, role))
    return found


def noticed(world, cells: list[tuple[int, str]]) -> str:
    """By which cell. A page that breaks is noticed too."""
    for number, role in cells:
        try:
            said = wrong(world, LINES[number], role)
        except Exception as error:  # noqa: BLE001 - whatever a page without its check runs into
            return f"{LINES[number]}: {type(error).__name__}"
        if said:
            return said
    return ""


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_that_is_gone_is_noticed(world, asked_by, name, monkeypatch):
    remove(monkeypatch, name)
    said = noticed(world, asked_by[name])
    assert said, "no cell of the matrix guards it"
