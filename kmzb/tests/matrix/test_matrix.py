"""Each cell of docs/authz_matrix.csv is asked for: the answer is the one that stands there, and a refusal writes nothing."""

import pytest

from insights.permission_tables import Line, read_matrix
from kmzb.tests.matrix.asking import METHODS, ask, told

pytestmark = pytest.mark.django_db
LINES = [line for line in read_matrix() if line.address.startswith(("panel:", "panel-api:", "route:"))]


def wrong(world, line: Line, role: str, method: str = "") -> str:
    """What was answered against the matrix, "" where it agrees."""
    answer, written = ask(world, line, role, method)
    expected, found = line.answer(role), told(answer)
    if found != expected:
        return f"{line} [{method or line.method}] as {role}: {found}, the matrix says {expected}"
    if found != "ok" and written:
        return f"{line} as {role}: refused and wrote {written}"
    return ""


def one_of_each_answer(line: Line) -> list[str]:
    """The first role of each answer that the line gives."""
    return list({line.answers[role]: role for role in reversed(line.answers) if line.asks(role)}.values())


def test_each_answer_of_each_line_is_given(world):
    lines = [line for line in LINES if line.method != "OTHER" and line.object != "out"]
    cells = [(line, role) for line in lines for role in one_of_each_answer(line)]
    assert [said for line, role in cells if (said := wrong(world, line, role))] == []


@pytest.mark.long
@pytest.mark.parametrize("role", list(LINES[0].answers))
def test_every_cell_with_every_method(world, role):
    cells = [(line, method) for line in LINES if line.asks(role) for method in METHODS[line.method]]
    assert [said for line, method in cells if (said := wrong(world, line, role, method))] == []
