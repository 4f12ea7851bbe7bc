"""A word that stands in every report out of somebody's scope is nowhere in what the person is shown, whatever is asked."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from insights.permission_tables import ROLES, read_matrix
from kmzb.tests.matrix.asking import ask
from kmzb.tests.matrix.world import CANARY, COLUMNS, PLACES
from reports.models import Clock
from verification.models import Note, Notice, Role
from verification.services.digests import send_digests
from verification.services.escalation import escalate

pytestmark = pytest.mark.django_db
LINES = [line for line in read_matrix() if line.method != "OTHER"]
QUERIES = ("?q={word}", "?q={word}&choose=1", "?due=overdue", "?status=verifying", "?beat={beat}", "?task=any")


def planted(world) -> None:
    """The word in notes and messages too, of everything but the own report."""
    for place in COLUMNS:
        if place != "own":
            text, author = f"{CANARY} {place}", world.cast.national
            Note.objects.create(report=world.reports[place], text=text, author=author, at=timezone.now())


def seen_by(role: str) -> set[str]:
    """Places of which this role may read the words."""
    own = {"section_head": {"next_beat"}, "local_coordinator": {"next_beat", "next_section"}}
    own["provincial_coordinator"] = own["local_coordinator"] | {"next_county"}
    return own.get(role, set()) if role in PLACES else set()


def words_of_others(role: str) -> list[bytes]:
    return [f"{CANARY} {place}".encode() for place in COLUMNS if place not in seen_by(role) and place != "own"]


def leaks(role: str, answers) -> list[str]:
    told = words_of_others(role)
    return [where for where, body in answers if any(word in body for word in told)]


def answers_of_matrix(world, role: str):
    for line in LINES:
        if line.asks(role) and line.object != "given":
            yield str(line), ask(world, line, role)[0].getvalue()


def answers_of_queue(world, role: str):
    client = world.clients[role]
    beat = world.reports["next_province"].beat.public_id
    for query in QUERIES:
        yield query, client.get(reverse("panel:index") + query.format(word=CANARY, beat=beat)).getvalue()
    for query in ("", "?due=today", "?status=new"):
        yield f"api {query}", client.get(reverse("panel-api:queue") + query).getvalue()


def test_the_word_is_there_for_who_may_read_it(world):
    with transaction.atomic():
        planted(world)
        at = reverse("panel:report", args=[world.reports["next_section"].public_id])
        assert world.clients["local_coordinator"].get(at).getvalue().count(f"{CANARY} next_section".encode()) == 2
        transaction.set_rollback(True)


def test_a_mail_tells_no_word_of_any_report(world):
    with transaction.atomic():
        planted(world)
        User.objects.update(email="officer@demo.invalid")
        Clock.objects.update(due_on=timezone.localdate() - timedelta(days=5))
        escalate(timezone.localdate())
        assert Notice.objects.exists() and send_digests(timezone.localdate()) > 3
        told = "".join(message.subject + message.body for message in mail.outbox)
        assert CANARY not in told and "Ścigają" not in told
        transaction.set_rollback(True)


@pytest.mark.parametrize("role", ["officer", "system_admin"])
def test_search_filters_and_lists_tell_no_word_of_a_report_out_of_scope(world, role):
    with transaction.atomic():
        planted(world)
        assert leaks(role, answers_of_queue(world, role)) == []
        transaction.set_rollback(True)


@pytest.mark.long
@pytest.mark.parametrize("role", [role for role in ROLES if role != Role.NATIONAL_COORDINATOR])
def test_no_answer_at_all_tells_a_word_of_a_report_out_of_scope(world, role):
    with transaction.atomic():
        planted(world)
        assert leaks(role, answers_of_queue(world, role)) == []
        assert leaks(role, answers_of_matrix(world, role)) == []
        transaction.set_rollback(True)


@pytest.mark.long
def test_the_public_is_told_no_word_of_any_report(world):
    with transaction.atomic():
        planted(world)
        public = [line for line in LINES if line.address.startswith(("reports:", "districts:", "api:"))]
        bodies = [(str(line), ask(world, line, "resident")[0].getvalue()) for line in public]
        assert [where for where, body in bodies if CANARY.encode() in body or "Ścigają".encode() in body] == []
        transaction.set_rollback(True)
