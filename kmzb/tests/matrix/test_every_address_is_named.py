"""Whatever the project answers stands in docs/authz_matrix.csv, and nothing stands there that it does not answer."""

from collections import Counter

from insights.permission_tables import HEAD, MATRIX, NOBODY_IN, ROLES, read_matrix
from kmzb.tests.matrix.addresses import addresses
from verification.models import Role
from verification.panel.report import _ACTS

ANSWERS = {"ok", "open", "sign-in", "403", "404", "405", "422", "-"}
MARKED = {"ok S", "403 S"}


def line_to_add(address: str, method: str) -> str:
    """What the person who added the address puts into the file, with the answers still to be thought about."""
    return f"add to {MATRIX.name}: ,<right>,{address},{method},,,{','.join(['<answer>'] * len((*NOBODY_IN, *ROLES)))}"


def test_every_address_has_a_line_for_every_method():
    named = {(line.address, line.method) for line in read_matrix()}
    needed = {(address, method) for address in addresses() for method in ("GET", "POST", "OTHER")}
    assert [line_to_add(*missing) for missing in sorted(needed - named)] == []


def test_no_line_is_about_an_address_that_is_gone():
    assert {line.address for line in read_matrix()} - set(addresses()) == set()


def test_every_act_of_the_page_of_a_report_has_a_line():
    named = {
        line.act.split(" ")[0] for line in read_matrix() if (line.address, line.method) == ("panel:report", "POST")
    }
    assert set(_ACTS) - named == set()


def test_every_cell_is_one_of_the_known_answers_and_no_line_stands_twice():
    lines = read_matrix()
    assert {answer for line in lines for answer in line.answers.values()} <= ANSWERS | MARKED
    assert [str(line) for line, count in Counter(map(str, lines)).items() if count > 1] == []
    assert all(line.right for line in lines)


def test_every_role_is_a_column():
    first = MATRIX.read_text(encoding="utf-8").splitlines()[0].split(",")
    assert set(first) == {*HEAD, *NOBODY_IN, *ROLES} and set(ROLES) == set(Role.values)
