"""What people and programs send by mistake or on purpose, over the API and over the forms."""

import pytest
from django.utils import timezone

from reports.statuses import Status
from reports.tests.factories import make_report
from verification.models import Note, Visit
from verification.tests.factories import sign_in

pytestmark = pytest.mark.django_db

BAD_TEXTS = {
    "nul": "a\x00b",
    "escape": "a\x1b[31mb",
    "backspace": "a\x08b",
    "vertical tab": "a\x0bb",
    "right to left override": "a\u202eb",
    "isolate": "a\u2066b",
    "many marks": "a" + "\u0301" * 30,
}


@pytest.fixture
def report(cast):
    return make_report(status=Status.VERIFYING)


@pytest.fixture
def officer(cast):
    return sign_in(cast.officer)


def send(client, report, raw, what="visits/"):
    return client.post(f"/panel/api/reports/{report.public_id}/{what}", raw, content_type="application/json")


def visit_body(**fields):
    return {"at": timezone.now().isoformat(), "method": "on_foot", "result": "confirmed"} | fields


@pytest.mark.parametrize("text", BAD_TEXTS.values(), ids=BAD_TEXTS)
def test_forbidden_characters_are_422_over_the_api(officer, report, text):
    answer = send(officer, report, visit_body(note=text))
    assert (answer.status_code, answer.json()["code"]) == (422, "forbidden_characters")
    assert not Visit.objects.exists()


@pytest.mark.parametrize("text", BAD_TEXTS.values(), ids=BAD_TEXTS)
def test_forbidden_characters_are_422_over_the_forms(officer, report, text):
    answer = officer.post(f"/panel/zgloszenia/{report.public_id}/", {"act": "note", "text": text})
    assert answer.status_code == 422
    assert not Note.objects.exists()


def test_lone_surrogates_are_422(officer, report):
    raw = f'{{"at": "{timezone.now().isoformat()}", "method": "on_foot", "result": "confirmed", "note": "\\ud800"}}'
    answer = send(officer, report, raw)
    assert (answer.status_code, answer.json()["code"]) == (422, "forbidden_characters")


def test_line_breaks_and_fake_headers_are_text(officer, report):
    text = "a\r\nSet-Cookie: x=1\r\n2026-01-01 ERROR fake"
    assert send(officer, report, visit_body(note=text)).status_code == 201
    assert Visit.objects.get().note == text.replace("\r\n", "\n")
    page = officer.get(f"/panel/zgloszenia/{report.public_id}/")
    assert "Set-Cookie: x=1" in page.content.decode()
    assert "x" not in page.cookies


def test_markup_in_a_note_is_shown_as_text(officer, report):
    officer.post(f"/panel/zgloszenia/{report.public_id}/", {"act": "note", "text": "<script>alert(1)</script>"})
    page = officer.get(f"/panel/zgloszenia/{report.public_id}/").content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_text_over_the_limit_is_422_and_comes_back_whole(officer, report):
    text = "Ź" * 2001
    answer = officer.post(f"/panel/zgloszenia/{report.public_id}/", {"act": "note", "text": text})
    assert answer.status_code == 422
    assert text in answer.content.decode()
    assert send(officer, report, visit_body(note=text)).json()["code"] == "too_long"


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"at": "2026-01-01T10:00"}, "wrong_type", "at"),
        ({"at": "2026-13-01T10:00:00Z"}, "wrong_type", "at"),
        ({"at": "0001-01-01T00:00:00+14:00"}, "wrong_type", "at"),
        ({"at": "2020-01-01T10:00:00Z"}, "out_of_range", "at"),
        ({"at": "2999-01-01T10:00:00Z"}, "date_in_future", "at"),
        ({"at": 5}, "wrong_type", "at"),
        ({"at": None}, "required", "at"),
        ({"method": "by_helicopter"}, "wrong_type", "method"),
        ({"method": ["on_foot"]}, "wrong_type", "method"),
        ({"result": "maybe"}, "wrong_type", "result"),
        ({"note": {"a": 1}}, "wrong_type", "note"),
        ({"officer": 1}, "unknown_field", "officer"),
    ],
)
def test_a_bad_visit_names_its_field(officer, report, fields, code, field):
    answer = send(officer, report, visit_body(**fields))
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert field in answer.json()["fields"]
    assert not Visit.objects.exists()


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ("", 400, "empty_body"),
        ("{", 400, "not_json"),
        ("[]", 422, "not_an_object"),
        ('{"to": "hoax", "to": "new"}', 400, "duplicate_key"),
        ('{"to": NaN, "seen": "new"}', 422, "not_finite"),
        ('{"to": "confirmed"}', 422, "required"),
        ('{"to": "nowhere", "seen": "verifying"}', 422, "wrong_type"),
        ('{"to": "hoax", "seen": "verifying", "reason": "because"}', 422, "wrong_type"),
        ('{"to": "hoax", "seen": "verifying", "status": "x"}', 422, "unknown_field"),
        ('{"to": "hoax", "seen": "verifying", "hand_over": 1}', 422, "wrong_type"),
        ('{"to": "referred", "seen": "verifying", "hand_over": {"partner": "x"}}', 422, "required"),
    ],
)
def test_a_bad_change_is_refused_by_its_first_flaw(officer, report, body, status, code):
    answer = send(officer, report, body, "status/")
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert report.changes.count() == 1


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded"])
def test_other_formats_are_415(officer, report, content_type):
    path = f"/panel/api/reports/{report.public_id}/status/"
    assert officer.post(path, "to=hoax", content_type=content_type).status_code == 415


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"act": "delete"},
        {"act": "visit"},
        {"act": "visit", "at": "yesterday", "method": "x", "result": "y"},
        {"act": "decide"},
        {"act": "decide", "to": "nowhere", "seen": "verifying"},
        {"act": "decide", "to": "hoax", "seen": "verifying"},
        {"act": "decide", "to": "hoax", "seen": "verifying", "reason": "because"},
        {"act": "note", "text": " \u3164 "},
        {"act": "note"},
    ],
)
def test_a_bad_form_is_422_and_changes_nothing(officer, report, data):
    answer = officer.post(f"/panel/zgloszenia/{report.public_id}/", data)
    assert answer.status_code == 422
    assert report.changes.count() == 1
    assert not Visit.objects.exists()
