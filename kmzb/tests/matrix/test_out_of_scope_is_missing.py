"""What lies out of scope answers exactly as what was never there: status, length and every byte, for each method."""

import re
import uuid

import pytest
from django.db import transaction

from insights.permission_tables import ROLES, Line, read_matrix
from kmzb.tests.matrix.asking import METHODS, path, send, sent_for
from kmzb.tests.matrix.world import report_of
from reports.models import Report

pytestmark = pytest.mark.django_db
# Differs with every request: the nonce of the policy, the token of a form, who wrote it, and the id that was asked for.
_OF_THE_REQUEST = (
    re.compile(rb'nonce="[^"]*"'),
    re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"'),
    re.compile(rb'name="csrf-token" content="[^"]*"'),
    re.compile(rb'name="writer" value="[^"]*"'),
)
LINES = [line for line in read_matrix() if line.object in ("beside", "out") and "404" in line.answers.values()]
OF_REPORTS = [
    line for line in LINES if line.address.startswith(("panel:", "panel-api:")) and "report" in line.right.lower()
]


def comparable(answer, at: str, public_id: uuid.UUID) -> tuple[int, bytes]:
    """Without the address itself: languages link to it, and ids of one kind are of one length."""
    body = answer.getvalue()
    for pattern in _OF_THE_REQUEST:
        body = pattern.sub(b"", body)
    return answer.status_code, body.replace(at.encode(), b"<address>").replace(str(public_id).encode(), b"<id>")


def both(world, line: Line, role: str, method: str):
    """The answer about the report out of scope, and about the same address once the report is gone."""
    for is_gone in (False, True):
        with transaction.atomic():
            report = report_of(world, role, line.object)
            sent = sent_for(world, line, role) if line.method == "POST" else {}
            at = path(world, line, role, report)
            if is_gone:
                unknown = uuid.uuid4()
                Report.objects.filter(pk=report.pk).update(public_id=unknown)
                at = re.sub(r"/\d+/", "/999999999/", at)  # acts, jobs and questions are named by their key
            answer = send(world.clients[role], line, at, sent, method)
            yield comparable(answer, at, report.public_id)
            transaction.set_rollback(True)


def differ(world, lines: list[Line], roles: tuple[str, ...]) -> list[str]:
    cells = [
        (line, role, method)
        for line in lines
        for role in roles
        if line.answer(role) == "404"
        for method in METHODS[line.method]
    ]
    return [
        f"{line} {method} as {role}" for line, role, method in cells if len(set(both(world, line, role, method))) > 1
    ]


def test_one_act_of_each_address_tells_nothing_of_a_report_out_of_scope(world):
    first = {(line.address, line.method): line for line in OF_REPORTS if line.object == "beside"}
    assert differ(world, list(first.values()), ("officer",)) == []


@pytest.mark.long
@pytest.mark.parametrize("role", ROLES)
def test_every_act_tells_every_role_nothing_of_a_report_out_of_scope(world, role):
    assert differ(world, OF_REPORTS, (role,)) == []
