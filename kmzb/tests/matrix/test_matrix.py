"""Each cell of docs/authz_matrix.csv is asked for: the answer is the one that stands there, and a refusal writes nothing."""

import itertools

import pytest

from insights.permission_tables import ROLES, Line, read_matrix
from kmzb.tests.matrix.asking import METHODS, ask, told

pytestmark = pytest.mark.django_db
LINES = read_matrix()
PANEL = ("panel:", "panel-api:", "route:")


def wrong(world, line: Line, role: str, method: str = "") -> str:
    """What was answered against the matrix, "" where it agrees."""
    answer, written = ask(world, line, role, method)
    expected, found = line.answer(role), told(answer)
    if not agrees(line, expected, found, method):
        return f"{line} [{method or line.method}] as {role}: {found}, the matrix says {expected}"
    if expected not in ("ok", "open") and written and line.address != "account_logout":
        return f"{line} as {role}: refused and wrote {written}"
    return ""


def agrees(line: Line, expected: str, found: str, method: str) -> bool:
    """`open`: whoever may ask, the answer is about what was sent. OPTIONS tells outside the panel which methods there are."""
    if expected == "open":
        return found not in ("sign-in", "403") and not found.startswith("5")
    if method == "OPTIONS" and not line.address.startswith(PANEL):
        return found in (expected, "ok")
    return found == expected


def each_right_once() -> list[tuple[Line, str]]:
    """Of each right in the panel one cell of each answer that it gives to people of the panel, 404 for what lies beside."""
    cells: dict[tuple[str, str], tuple[Line, str]] = {}
    for line in sorted(LINES, key=lambda line: line.object != "beside"):
        if line.address.startswith(PANEL) and line.method != "OTHER" and line.object != "out":
            for role in filter(line.asks, ROLES):
                cells.setdefault((line.right, line.answer(role)), (line, role))
    return list(cells.values())


def test_each_answer_of_each_right_is_given(world):
    assert [said for line, role in each_right_once() if (said := wrong(world, line, role))] == []


def test_nobody_gets_in_without_a_sign_in_both_factors_and_a_role(world):
    lines = list({line.address: line for line in LINES if line.address.startswith(PANEL)}.values())
    others = itertools.cycle(("one_factor", "no_role"))
    cells = [cell for line in lines for cell in ((line, "resident"), (line, next(others)))]
    assert [said for line, role in cells if line.asks(role) and (said := wrong(world, line, role))] == []


@pytest.mark.long
@pytest.mark.parametrize("role", list(LINES[0].answers))
def test_every_cell_with_every_method(world, role):
    cells = [(line, method) for line in LINES if line.asks(role) for method in METHODS[line.method]]
    assert [said for line, method in cells if (said := wrong(world, line, role, method))] == []
