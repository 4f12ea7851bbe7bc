"""Each check of a right is taken out in turn: at least one cell of the matrix notices.

Where a second check stands behind the first, the matrix cannot see one of them go. Those are named, with the one behind.
"""

import pytest

from insights.permission_tables import NOBODY_IN, ROLES, Line
from kmzb.tests.matrix.removed import FUNCTIONS, METHODS, remove, sets_of_roles
from kmzb.tests.matrix.test_matrix import LINES, PANEL, wrong

pytestmark = [pytest.mark.django_db, pytest.mark.long]
REFUSALS = ("403", "404", "sign-in")
SHADOWED: dict[str, str] = {}
CHECKS = [*FUNCTIONS, *METHODS, *sets_of_roles()]


def refused(line: Line) -> list[str]:
    """Of each refusal of the line the first role of the panel and the last, and whoever is not in the panel."""
    found: dict[str, list[str]] = {}
    for role in ROLES:
        if line.answer(role) in REFUSALS:
            found.setdefault(line.answer(role), []).append(role)
    inside = [role for roles in found.values() for role in dict.fromkeys((roles[0], roles[-1]))]
    return inside + [role for role in NOBODY_IN[1:] if line.answer(role) in REFUSALS and not line.act]


CELLS = [
    (line, role)
    for line in LINES
    if line.address.startswith(PANEL) and line.method != "OTHER" and line.object != "out"
    for role in refused(line)
]


def noticed(world) -> str:
    """By which cell. A page that breaks is noticed too."""
    for line, role in CELLS:
        try:
            said = wrong(world, line, role)
        except Exception as error:  # noqa: BLE001 - whatever a page without its check runs into
            return f"{line}: {type(error).__name__}"
        if said:
            return said
    return ""


def test_with_every_check_in_its_place_nothing_is_noticed(world):
    assert noticed(world) == ""


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_that_is_gone_is_noticed(world, name, monkeypatch):
    remove(monkeypatch, name)
    said = noticed(world)
    open("/tmp/he/mut.txt","a").write(f"{name} :: {said[:150]}\n")
    assert bool(said) is (name not in SHADOWED), SHADOWED.get(name, "no cell of the matrix guards it")
