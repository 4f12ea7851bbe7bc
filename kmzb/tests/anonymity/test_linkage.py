"""Which reports came from one person? Not to be told from all that is kept; with an address beside them, at once."""

import contextlib
import json
import os
import random
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test import RequestFactory

from districts.tests.factories import middle
from kmzb.edge import Edge
from kmzb.tests.anonymity.linkage import adjusted_rand_index, best_guess, evidence
from kmzb.tests.anonymity.visitors import HEADERS, address
from reports import photos
from reports.models import Report
from reports.tests.factories import SPEED, WASTE
from reports.tests.pictures import jpeg

LONG = bool(os.environ.get("KMZB_LONG"))
PERSONS, EACH = (100, 10) if LONG else (40, 10)
PHOTOS = 100 if LONG else 0
MOST_BY_CHANCE = 0.02


@pytest.mark.parametrize(
    ("one", "other", "index"),
    [
        ("aabb", "ccdd", 1.0),
        ("aabb", "ccde", 4 / 7),
        ("aaaa", "abcd", 0.0),
        ("aabb", "abab", -0.5),
        ("aaabbb", "aabbcc", 8 / 33),
    ],
)
def test_the_index_has_its_known_values(one, other, index):
    assert adjusted_rand_index(one, other) == pytest.approx(index)


def test_the_attacker_reads_equal_values_order_and_gaps():
    truth = [number // 10 for number in range(100)]
    shuffled = random.Random(1).sample(range(100), 100)
    assert best_guess({"name": [f"person {person}" for person in truth]}, truth) == (1.0, "name")
    assert best_guess({"order": list(range(100)), "noise": shuffled}, truth) == (1.0, "order")
    uneven = [0] * 5 + [1] * 35 + [2] * 60
    assert best_guess({"time": [number + 50 * person for number, person in enumerate(uneven)]}, uneven)[0] == 1.0
    assert best_guess({"noise": shuffled}, truth)[0] < 0.1


class Person:
    """Has an address, a browser, a language and a screen of their own, and sends them with each report."""

    def __init__(self, number):
        self.address = address(127, number)
        self.claims = {f"HTTP_{name.upper().replace('-', '_')}": f"{name} {number}" for name in HEADERS}
        self.language = ("pl", "en", "uk")[number % 3]


def send(application, person, chance):
    """One report, about anything anywhere: what people choose to write is theirs and is not looked at."""
    lon, lat = middle(chance.uniform(0.1, 3.9))
    body = {"category": chance.choice([SPEED, WASTE]), "lon": lon, "lat": lat, "not_emergency": True}
    request = RequestFactory().post(
        f"/api/v1/reports/?lang={person.language}",
        json.dumps(body | {"description": "Słowa. " * chance.randrange(1, 30)}),
        "application/json",
        REMOTE_ADDR=person.address,
        HTTP_HOST="localhost",
        HTTP_IDEMPOTENCY_KEY=str(uuid.uuid4()),
        **person.claims,
    )
    answered = []
    b"".join(application(request.environ, lambda status, headers: answered.append(status)))
    assert answered == ["201 Created"]


def add_photos(chance):
    """To some of the reports, as phones of one kind take them."""
    for report in chance.sample(list(Report.objects.all()), PHOTOS):
        assert photos.take(report, [SimpleUploadedFile("a.jpg", jpeg())], report.filed_on).kept == 1


@pytest.fixture
def sent(transactional_db, region, settings, tmp_path):
    """The addresses behind the reports, in the order of their keys: everybody sends now and then, between the others."""
    settings.MEDIA_STORAGE, settings.LIMIT_FACTOR = str(tmp_path), 1_000
    chance = random.Random(20_261_122)
    people = [Person(number) for number in range(PERSONS)]
    turns = chance.sample(people * EACH, PERSONS * EACH)
    application = Edge(get_wsgi_application())
    for person in turns:
        send(application, person, chance)
    add_photos(chance)
    return [person.address for person in turns]


def ids():
    return list(Report.objects.order_by("pk").values_list("pk", flat=True))


@contextlib.contextmanager
def an_address_beside_them(addresses):
    """What another service would keep."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE reports_report ADD COLUMN seen_from inet")
        try:
            pairs = list(zip(addresses, ids(), strict=True))
            cursor.executemany("UPDATE reports_report SET seen_from = %s WHERE id = %s", pairs)
            yield
        finally:
            cursor.execute("ALTER TABLE reports_report DROP COLUMN seen_from")


def test_no_column_tells_which_reports_one_person_sent(sent):
    held = evidence(ids())
    assert len(ids()) == PERSONS * EACH
    assert {"reports_report.ctid", "reports_receipt.digest", "reports_reportcontent.slot of the text"} <= set(held)
    score, column = best_guess(held, sent)
    assert score <= MOST_BY_CHANCE, column

    with an_address_beside_them(sent):
        score, column = best_guess(evidence(ids()), sent)
    assert score > 0.9
    assert column == "reports_report.seen_from"
