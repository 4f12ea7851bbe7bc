"""Which fields each role is given, that no flag of the framework opens anything, and what the admin's own log holds."""

import ast
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.db import transaction
from django.urls import reverse

from insights.permission_tables import ROLES, read_matrix
from kmzb.tests.matrix.asking import ask
from kmzb.tests.matrix.world import CANARY

pytestmark = pytest.mark.django_db
READERS = ("officer", "section_head", "local_coordinator", "provincial_coordinator", "national_coordinator")
WORKERS = READERS[:3]
PUBLIC_KEYS = {
    "id", "category", "status", "reason", "day", "unit", "beat", "endorsements", "read_by", "verify_by",
    "eliminate_by", "timeline", "handed_over_to", "merged_into",
}  # fmt: skip
OFFICER_KEYS = PUBLIC_KEYS | {
    "description", "lon", "lat", "visits", "notes", "allowed", "reasons", "methods", "results",
}  # fmt: skip
# What the page of a report gives: marks of it in the HTML, and the roles that see them.
FACTS = {
    "Ścigają się tu nocą.": READERS,
    "/zdjecia/": WORKERS,
    "/obraz/?key=": WORKERS,
    'value="note"': READERS[:4],
    'value="ask"': WORKERS,
    'value="pause"': READERS[1:3],
    'value="task"': READERS[1:3],
    'value="ask_over"': WORKERS[:2],  # a coordinator gives it to anybody of the county without asking
    'name="to" value="verifying"': WORKERS,
    'name="to" value="hoax"': ("local_coordinator",),
}
FLAGS = {"is_superuser", "is_staff"}
_DECLARED_IN = ("accounts/migrations/0001_user.py", "accounts/privacy_register.py")


def page_of(world, role: str):
    return world.clients[role].get(reverse("panel:report", args=[world.reports["own"].public_id]))


@pytest.mark.parametrize("role", READERS)
def test_the_call_gives_exactly_the_agreed_keys(world, role):
    answer = world.clients[role].get(reverse("panel-api:report", args=[world.reports["own"].public_id]))
    given = answer.json()
    assert set(given) == OFFICER_KEYS
    assert bool(given["allowed"]) == (role in WORKERS)


def test_the_page_gives_each_role_its_facts_and_forms(world):
    seen = {role: page_of(world, role).content.decode() for role in READERS}
    wrong = [
        f"{role}: {mark}"
        for mark, roles in FACTS.items()
        for role in READERS
        if (mark in seen[role]) != (role in roles)
    ]
    assert wrong == []


@pytest.mark.long
def test_the_system_administrator_is_shown_nothing_of_any_report(world):
    words = (CANARY.encode(), "Ścigają".encode(), *(str(row.public_id).encode() for row in world.reports.values()))
    lines = [
        line
        for line in read_matrix()
        if line.address.startswith(("panel", "route")) and line.method != "OTHER" and line.asks("system_admin")
    ]
    lines = [line for line in lines if line.address != "panel:style"]  # of which everything is public
    answers = [(str(line), ask(world, line, "system_admin")[0]) for line in lines]
    # a page that is not there says its own address, which came with the request
    bodies = [(line, answer.getvalue().replace(answer.wsgi_request.path.encode(), b"")) for line, answer in answers]
    assert [where for where, body in bodies if any(word in body for word in words)] == []


def test_no_code_asks_for_the_flags_of_the_framework():
    found = [
        f"{path.relative_to(settings.BASE_DIR)}:{node.lineno}"
        for floor in ("kmzb", "insights", "verification", "reports", "districts", "accounts")
        for path in (Path(settings.BASE_DIR) / floor).rglob("*.py")
        if "tests" not in path.parts and not str(path).endswith(_DECLARED_IN)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute | ast.keyword) and getattr(node, "attr", getattr(node, "arg", "")) in FLAGS
    ]
    assert found == []


def test_the_log_of_the_admin_holds_names_of_users_and_roles_alone(world):
    admin = ("panel:accounts_user_", "panel:verification_membership_", "panel:auth_user_password_change")
    lines = [line for line in read_matrix() if line.address.startswith(admin) and line.method == "POST"]
    kinds = set()
    with transaction.atomic():
        for line in lines:
            ask(world, line, "system_admin", kept=True)
        rows = list(LogEntry.objects.select_related("content_type"))
        kinds = {row.content_type.model for row in rows}
        told = " ".join(f"{row.object_repr} {row.change_message}" for row in rows)
        transaction.set_rollback(True)
    assert kinds == {"user", "membership"}
    assert CANARY not in told and "Ścigają" not in told and "hasło" not in told


def test_only_users_and_roles_are_pages_of_the_admin():
    from verification.panel.site import site

    assert {model._meta.label for model in site._registry} == {"accounts.User", "verification.Membership"}


def test_the_roles_of_the_matrix_are_told_apart(world):
    assert len({world.users[role].pk for role in ROLES}) == len(ROLES)
