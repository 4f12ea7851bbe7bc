"""While the database is away a form comes back with everything in it, and sending it again makes one report."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import InterfaceError, OperationalError, connection

from districts.tests.factories import middle
from reports.forms import new_token
from reports.models import Report
from reports.tests.factories import SPEED, body
from reports.tests.pictures import jpeg

pytestmark = pytest.mark.django_db
WORDS = 'Zażółć "gęślą" <jaźń>\nDrugi wiersz'


@pytest.fixture(params=[OperationalError, InterfaceError])
def away(request):
    """The database is away until the test says otherwise."""
    is_away = [True]

    def execute(run, *args):
        if is_away[0]:
            raise request.param("the connection is closed")
        return run(*args)

    with connection.execute_wrapper(execute):
        yield lambda: is_away.__setitem__(0, False)


def typed(**more):
    lon, lat = middle(0)
    given = {"token": new_token(), "category": SPEED, "lon": str(lon), "lat": str(lat), "not_emergency": "on"}
    return given | {"description": WORDS, "weekdays": ["5", "6"], "send": "1"} | more


def fields_of(page):
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page)
    texts = re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    sent: dict = {}
    for name, value in [*hidden, *texts]:
        sent.setdefault(name, []).append(html.unescape(value))
    return sent


def test_the_form_comes_back_whole_and_can_be_sent_again(client, region, away):
    sent = typed()
    answer = client.post("/zglos/", sent)
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "5", "no-store")
    again = fields_of(answer.content.decode())
    assert again == {name: value if isinstance(value, list) else [value] for name, value in sent.items()}
    away()
    assert client.post("/zglos/", again).status_code == 201
    assert client.post("/zglos/", again).status_code == 200
    assert Report.objects.count() == 1


def test_photos_are_not_kept_and_the_page_says_so(client, region, away):
    photo = SimpleUploadedFile("a.jpg", jpeg(), "image/jpeg")
    page = client.post("/zglos/", typed(photo=photo)).content.decode()
    assert 'class="notice"' in page
    assert 'class="notice">' not in client.post("/zglos/", typed()).content.decode()


def test_a_message_with_a_code_comes_back_too(client, region, away):
    answer = client.post("/kod/", {"code": "1234 5678 9012 3456", "act": "reply", "text": WORDS})
    assert answer.status_code == 503
    assert fields_of(answer.content.decode())["text"] == [WORDS]


def test_a_page_to_read_says_it_in_its_own_way(client, region, away):
    client.raise_request_exception = False
    answer = client.get("/zglos/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert "textarea" not in answer.content.decode()


def test_the_api_answers_with_a_problem(client, region, away):
    key = "6f1d7a52-3c0e-4b7e-9a53-2d1c8f0e7b64"
    answer = client.post("/api/v1/reports/", body(), "application/json", headers={"Idempotency-Key": key})
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert answer["Content-Type"].startswith("application/problem+json")
    assert answer.json()["code"] == "unavailable"
