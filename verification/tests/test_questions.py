"""An officer writes to the resident who has the code: who may, what is read on both sides."""

import pytest
from django.utils import timezone

from reports.models import Message
from reports.services import object_to, withdraw, write_message
from reports.statuses import Status
from reports.tests.factories import make_report, submit
from verification.tests.factories import sign_in

pytestmark = pytest.mark.django_db


def send(client, report, text):
    return client.post(f"/panel/zgloszenia/{report.public_id}/", {"act": "ask", "text": text})


def page_of(client, report):
    return client.get(f"/panel/zgloszenia/{report.public_id}/").content.decode()


def test_a_question_reaches_the_holder_of_the_code_without_a_name(cast, client):
    submitted = submit()
    answer = send(sign_in(cast.officer), submitted.report, "O której godzinie?")
    assert answer.status_code == 302
    seen = client.post("/api/v1/receipts/", {"code": submitted.receipt}, content_type="application/json")
    assert [(row["from"], row["text"]) for row in seen.json()["messages"]] == [("officer", "O której godzinie?")]
    assert cast.officer.last_name not in seen.content.decode()
    assert Message.objects.get().author == cast.officer


def test_the_answer_and_the_objection_are_on_the_page_of_the_report(cast):
    officer, report = sign_in(cast.officer), make_report(status=Status.UNCONFIRMED)
    object_to(report=report, reason="Byli tam po południu.", on=timezone.localdate())
    page = page_of(officer, report)
    assert "Sprzeciw mieszkańca" in page
    assert "Byli tam po południu." in page


def test_withdrawn_words_are_said_to_be_withdrawn(cast):
    officer, report = sign_in(cast.officer), make_report(description="Mieszkam obok.")
    write_message(report=report, text="Widzę to z okna.", on=timezone.localdate())
    withdraw(report=report, what=["text"], on=timezone.localdate())
    page = page_of(officer, report)
    assert "Widzę to z okna." not in page
    assert "Mieszkam obok." not in page
    assert page.count("Wycofane przez mieszkańca") == 2


def test_who_only_reads_may_not_write(cast):
    report = make_report()
    assert send(sign_in(cast.provincial), report, "Halo").status_code == 403
    assert not Message.objects.exists()


def test_an_empty_question_is_refused_and_a_long_one_kept_as_typed(cast):
    officer, report = sign_in(cast.officer), make_report()
    assert send(officer, report, " ").status_code == 422
    answer = send(officer, report, "a" * 1001)
    assert answer.status_code == 422
    assert "a" * 1001 in answer.content.decode()
