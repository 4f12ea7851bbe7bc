"""Each check of a right is taken out in turn: at least one cell of the matrix notices.

Where a second check stands behind the first, the matrix cannot see one of them go: `SHADOWED` says why.
"""

from functools import partial

import pytest

from insights.permission_tables import ROLES, Line
from kmzb.tests.matrix.removed import DRAWN, FUNCTIONS, METHODS, remove, sets_of_roles, watch
from kmzb.tests.matrix.test_matrix import LINES, PANEL, wrong

pytestmark = [pytest.mark.django_db, pytest.mark.long]
REFUSALS = ("403", "404", "422", "sign-in")
SHADOWED = {
    "verification.panel.boards.EVERYWHERE": "says which unit opens first, not who may",
    "verification.permissions.HIDERS": "whoever reads a report may hide it; `offered` and the scope stand before",
    "verification.permissions.may_hide": "whoever reads a report may hide it; `offered` and the scope stand before",
    "verification.permissions.SHOWERS": "`offered` stands before for people of one role",
    "verification.permissions.may_show": "`offered` stands before for people of one role",
    "verification.permissions.WRITERS_OF_NOTES": "draws the form; `notes.WRITERS_OF_NOTES` stands behind",
    "verification.permissions.may_note": "draws the form; `notes.WRITERS_OF_NOTES` stands behind",
    "verification.permissions.may_work": "draws forms; each service asks by itself",
    "verification.permissions._COORDINATOR": "read once, into EDGES; `edge_roles` is taken out instead",
    "verification.permissions.may_keep_for": "`keeps_partners` and the register stand before for the roles asked here",
    "verification.permissions.oversees": "asked by no view: the twin of `units_overseen`",
    "verification.scope._HOLDERS": "spares a query",
    "verification.services.bulk.HIDERS": "the scope stands beside it: test_rights_that_end",
    "verification.services.bulk.SHOWERS": "the scope stands beside it: test_rights_that_end",
    "verification.services.evidence.APPROVERS": "asks for evidence, not for a right",
    "verification.services.tasking_many.APPROVERS": "`offered` and `give_task` ask by themselves; the undo: test_tasks_taken_back",
    "verification.services.redact.WORKERS": "`photos.may_look` stands before",
}
CHECKS = [*FUNCTIONS, *METHODS, *(name for name in sets_of_roles() if name not in DRAWN)]


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
    assert bool(said) is (name not in SHADOWED), SHADOWED.get(name, "no cell of the matrix guards it")
