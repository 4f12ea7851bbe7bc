"""What every public answer must not tell: which row it is, when it was made to the second, who asks."""

import datetime
import re
import uuid

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client, override_settings

from districts.tests.factories import make_locality, make_region
from kmzb.tests.public_answers import public_answers, whole
from kmzb.tests.public_urls import name_of, public_names
from reports.models import Report
from reports.tests.factories import body, make_report

pytestmark = pytest.mark.django_db
FIRST_KEY = 731_000_001
UUID = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\b", re.IGNORECASE)
PLACEHOLDER = str(uuid.UUID(int=0))  # in addresses that a script fills in
TO_THE_MINUTE = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\b\d\d:\d\d:\d\d\b")
NOT_ASKED = {
    "api:endorsements", "api:messages", "api:objection", "api:recurrence", "api:photos",
    "api:withdrawal",  # take a POST alone
    "districts:leaflet", "districts:poster", "districts:poster-a3",  # PDFs of what the pages say
    "districts:tile",  # somebody else's picture of the ground
}  # fmt: skip
OF_THE_ASKER = {"api:challenge", "reports:submit", "reports:practice"}  # hold the second of the question itself


def recognisable_keys():
    """Every row that is made from now on has a key that no other number looks like."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(schemaname) || '.' || quote_ident(sequencename) FROM pg_sequences")
        for (name,) in cursor.fetchall():
            cursor.execute(f"ALTER SEQUENCE {name} RESTART WITH {FIRST_KEY}")


@pytest.fixture(scope="module")
def answers(django_db_setup, django_db_blocker):
    """Of a region with a report of each kind of story, by path, heads included. Nothing stays in the database."""
    plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    changed = override_settings(LIMIT_FACTOR=1_000, STORAGES=settings.STORAGES | plain)
    with django_db_blocker.unblock(), changed, transaction.atomic():
        make_everything()
        client = Client()
        found = public_answers(ask_with(client)) | posted(client)
        transaction.set_rollback(True)
    return found


def make_everything():
    recognisable_keys()
    region = make_region()
    make_locality(region.area, "Testowo", "testowo")
    for number, status in enumerate(("new", "verifying", "confirmed", "eliminated", "unconfirmed")):
        make_report(status=status, col=number * 0.7)
    assert Report.objects.earliest("pk").pk >= FIRST_KEY


def ask_with(client):
    def ask(path):
        answer = client.get(path, follow=True)
        assert answer.status_code in (200, 405), path
        return whole(answer)

    return ask


def posted(client):
    """What the sender of a report is told, at once and later."""
    key = {"HTTP_IDEMPOTENCY_KEY": str(uuid.uuid4())}
    sent = client.post("/api/v1/reports/", body(), "application/json", **key)
    code = {"code": sent.json()["receipt"]}
    answers = {
        "/api/v1/reports/?sent": sent,
        "/api/v1/receipts/": client.post("/api/v1/receipts/", code, "application/json"),
        "/kod/?sent": client.post("/kod/", code),
    }
    assert [answer.status_code for answer in answers.values()] == [201, 200, 200]
    return {path: whole(answer) for path, answer in answers.items()}


def test_every_public_address_is_among_what_is_asked(answers):
    asked = {name_of(path) for path in answers}
    assert set(public_names()) - asked == NOT_ASKED


def test_no_answer_sets_a_cookie(answers):
    assert [path for path, answer in answers.items() if b"Set-Cookie" in answer] == []


def test_no_answer_names_the_number_of_a_row(answers):
    told = {path: re.findall(rb"73100\d{4}", answer) for path, answer in answers.items()}
    assert {path: numbers for path, numbers in told.items() if numbers} == {}


def test_every_id_is_drawn_at_random(answers):
    found = {match for answer in answers.values() for match in UUID.finditer(answer.decode("utf-8", "replace"))}
    versions = {match[1] for match in found if match[0] != PLACEHOLDER}
    assert versions == {"4"}


def test_no_answer_tells_a_time_of_day_to_the_second(answers):
    told = {
        path: TO_THE_MINUTE.findall(answer.decode("utf-8", "replace"))
        for path, answer in answers.items()
        if name_of(path) not in OF_THE_ASKER
    }
    assert {path: times for path, times in told.items() if times} == {}


def test_no_answer_counts_seconds_since_1970(answers):
    now = int(datetime.datetime.now(datetime.UTC).timestamp())
    near = re.compile(rf"\b{str(now)[:4]}\d{{6}}(?:\d{{3}})?\b".encode())
    told = {path: near.findall(answer) for path, answer in answers.items() if name_of(path) not in OF_THE_ASKER}
    assert {path: times for path, times in told.items() if times} == {}
