"""What the holder of a receipt does by the API: write, object once, say that it came back, take the own words back."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from reports.models import EntryKind, Message, Report, ReportContent, Sender, StatusChange
from reports.statuses import Status
from reports.tests.factories import make_held

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(client, settings, django_capture_on_commit_callbacks):
    settings.LIMIT_FACTOR = 100

    def call(path, **data):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(f"/api/v1/receipts/{path}", data, content_type="application/json")

    return call


@pytest.fixture
def held(region):
    return make_held


def ask(report, text="Od której strony wjeżdżają?"):
    return Message.objects.create(report=report, sender=Sender.OFFICER, text=text, on=timezone.localdate())


def test_a_message_is_kept_sealed_and_read_back(call, held):
    report, code = held()
    ask(report)
    answer = call("messages/", code=code, text=" Od ulicy Polnej. ")
    assert answer.status_code == 201
    assert [(row["from"], row["text"]) for row in answer.json()["messages"]] == [
        ("officer", "Od której strony wjeżdżają?"),
        ("resident", "Od ulicy Polnej."),
    ]
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM reports_message")
        assert not any(b"Poln" in bytes(text) for (text,) in cursor.fetchall())
    assert answer.json()["timeline"][-1]["kind"] == EntryKind.MESSAGE


def test_the_same_message_again_counts_once(call, held):
    _, code = held()
    for _ in range(2):
        assert call("messages/", code=code, text="Jeszcze jedno.").status_code == 201
    assert Message.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [(None, "required"), ("  ", "required"), (7, "wrong_type"), ("a" * 1001, "too_long"), ("\x00", "forbidden_characters")],
)  # fmt: skip
@pytest.mark.parametrize(("path", "name"), [("messages/", "text"), ("objection/", "reason")])
def test_words_that_cannot_be_kept_are_told_at_their_field(call, held, path, name, text, code):
    _, receipt = held(Status.UNCONFIRMED)
    answer = call(path, code=receipt, **{name: text})
    assert (answer.status_code, answer.json()["fields"][name][0]["code"]) == (422, code)


def test_nobody_reads_messages_of_a_closed_matter_unless_an_officer_asked(call, held):
    report, code = held(Status.ELIMINATED)
    assert call("messages/", code=code, text="Halo").status_code == 409
    ask(report)
    assert "reply" in call("", code=code).json()["can"]
    assert call("messages/", code=code, text="Halo").status_code == 201


def test_one_objection_within_fourteen_days_of_the_verdict(call, held):
    _, code = held(Status.UNCONFIRMED)
    before = call("", code=code).json()
    assert "object" in before["can"]
    assert before["object_until"] == (timezone.localdate() + datetime.timedelta(days=14)).isoformat()
    answer = call("objection/", code=code, reason="Byli tam wczoraj.")
    assert answer.status_code == 201
    assert answer.json()["object_until"] is None
    assert answer.json()["timeline"][-1]["kind"] == EntryKind.OBJECTION
    again = call("objection/", code=code, reason="Jeszcze raz.")
    assert (again.status_code, again.json()["code"]) == (409, "objection_closed")


def test_no_objection_without_a_verdict_against_the_report(call, held):
    for status in (Status.NEW, Status.CONFIRMED, Status.ELIMINATED):
        _, code = held(status)
        assert call("objection/", code=code, reason="Nie.").json()["code"] == "objection_closed"


def test_no_objection_after_the_last_day(call, held, monkeypatch):
    _, code = held(Status.HOAX)
    later = timezone.localdate() + datetime.timedelta(days=15)
    monkeypatch.setattr("reports.api.receipts.today", lambda: later)
    assert call("objection/", code=code, reason="Nie.").status_code == 409


def test_a_threat_that_came_back_is_verified_again_and_leaves_no_instant(call, held):
    report, code = held(Status.ELIMINATED)
    answer = call("recurrence/", code=code)
    assert (answer.status_code, answer.json()["status"], answer.json()["reason"]) == (201, "verifying", "recurred")
    assert StatusChange.objects.filter(report=report).last().at is None
    again = call("recurrence/", code=code)
    assert (again.status_code, again.json()["code"]) == (409, "not_eliminated")


def test_withdrawn_words_are_gone_and_the_report_stays(call, held):
    report, code = held(description="Mieszkam obok.")
    ask(report)
    call("messages/", code=code, text="Widzę to z okna.")
    answer = call("withdrawal/", code=code, what=["text"])
    assert answer.status_code == 200
    assert [row["text"] for row in answer.json()["messages"]] == ["Od której strony wjeżdżają?", ""]
    assert "withdraw" not in answer.json()["can"]
    assert ReportContent.objects.get(report=report).withdrawn_on == timezone.localdate()
    assert Report.objects.filter(pk=report.pk, status=Status.NEW).exists()


@pytest.mark.parametrize("what", [None, [], "text", ["name"], [{}], ["text"] * 11])
def test_what_to_withdraw_has_to_be_named(call, held, what):
    _, code = held(description="Mieszkam obok.")
    assert call("withdrawal/", code=code, what=what).status_code == 422
    assert not ReportContent.objects.filter(withdrawn_on__isnull=False).exists()


@pytest.mark.parametrize("path", ["", "messages/", "objection/", "recurrence/", "withdrawal/"])
def test_a_wrong_code_and_a_malformed_one_cost_the_same_work(call, held, path):
    counts, bodies = set(), set()
    for code in ("0000 0000 0000 0000", "x", "", "9" * 5000, 5, None, ["x"]):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            answer = call(path, code=code)
        counts.add(len(queries))
        bodies.add((answer.status_code, answer.content))
    assert len(counts) == 1
    assert {status for status, _ in bodies} == {404}
    assert len(bodies) == 1


def test_all_calls_share_one_counter_of_ten_a_minute(client, held):
    paths = ["", "messages/", "objection/", "recurrence/", "withdrawal/"] * 2 + [""]
    answers = [client.post(f"/api/v1/receipts/{p}", {"code": "1"}, content_type="application/json") for p in paths]
    assert [answer.status_code for answer in answers] == [404] * 10 + [429]


def test_an_unknown_field_is_named(call, held):
    _, code = held()
    answer = call("recurrence/", code=code, text="x")
    assert (answer.status_code, list(answer.json()["fields"])) == (422, ["text"])
