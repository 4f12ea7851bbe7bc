"""What every public answer must not tell: which row it is, when it was made to the second, in which order things came."""

import datetime
import re
import uuid

import pytest
from django.conf import settings
from django.contrib.gis.geos import Point
from django.db import connection, transaction
from django.test import Client, override_settings

from conftest import _seed
from districts.tests.factories import make_locality, make_region, middle
from kmzb.tests.public_answers import content, public_answers, whole_list
from kmzb.tests.public_urls import name_of, public_names
from reports.models import Category, Report
from reports.services.publish import publish_waiting
from reports.tests.factories import make_report, submit

pytestmark = pytest.mark.django_db
FIRST_KEY = 731_000_001
UUID = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\b", re.IGNORECASE)
PLACEHOLDER = str(uuid.UUID(int=0))  # in addresses that a script fills in
TO_THE_MINUTE = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\b\d\d:\d\d:\d\d\b")
NOT_ASKED = {
    "api:endorsements", "api:receipts", "api:messages", "api:objection", "api:recurrence", "api:photos",
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
        found = public_answers(ask_with(Client()))
        transaction.set_rollback(True)
    return found


def make_everything():
    if not Category.objects.exists():
        _seed()
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
        head = "".join(f"{name}: {value}\r\n" for name, value in answer.items())
        return f"{head}{answer.cookies.output()}\r\n".encode() + answer.getvalue()

    return ask


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


def file_many(count):
    """Rows as `submit_report` writes them, of one day and batch; gives their public ids in the order of filing."""
    first = submit().report
    place = middle(0)
    rows = [
        Report(
            category=first.category, filed_on=first.filed_on, unit=first.unit, beat=first.beat, edition=first.edition,
            point=Point(*place, srid=4326), public_point=Point(*place, srid=4326), batches_left=1,
        )
        for _ in range(count)
    ]  # fmt: skip
    return [str(row.public_id) for row in Report.objects.bulk_create(rows)]


def rank_correlation(order):
    """Spearman's, of places in a list with the list's own order."""
    size = len(order)
    apart = sum((rank - place) ** 2 for rank, place in enumerate(order))
    return 1 - 6 * apart / (size * (size * size - 1))


def test_the_correlation_has_its_known_values():
    assert rank_correlation([0, 1, 2, 3]) == 1
    assert rank_correlation([3, 2, 1, 0]) == -1
    assert rank_correlation([1, 0, 3, 2]) == pytest.approx(0.6)


@pytest.mark.parametrize(
    ("count", "most"),
    [(500, 0.2), pytest.param(10_000, 0.05, marks=pytest.mark.long)],  # more than four times the spread of chance
)
def test_the_order_in_which_reports_appear_says_nothing_of_the_order_in_which_they_came(
    client, region, settings, count, most
):
    settings.PUBLICATION_DELAY = 1
    filed = {public_id: place for place, public_id in enumerate(file_many(count))}
    publish_waiting()
    pages = whole_list(ask_with(client), "/api/v1/reports/").values()
    shown = [row["properties"]["id"] for page in pages for row in content(page)["features"]]
    order = [filed[public_id] for public_id in shown if public_id in filed]
    assert len(order) == count
    assert abs(rank_correlation(order)) <= most
    with connection.cursor() as cursor:
        cursor.execute("SELECT public_id FROM reports_report ORDER BY ctid")
        lying = [filed[str(public_id)] for (public_id,) in cursor.fetchall() if str(public_id) in filed]
    assert abs(rank_correlation(lying)) <= most
