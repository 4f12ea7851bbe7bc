"""The mobile information point: what is tried there is checked like a report and reaches no table."""

import html
import re

import pytest
from django.apps import apps

from districts.tests.factories import middle
from reports.tests.factories import SPEED

pytestmark = pytest.mark.django_db
BAND = "To jest pokaz. Nic nie zostanie wysłane."
PRACTICE = "/pokaz/zglos/"


@pytest.fixture(autouse=True)
def nothing_is_written(region):
    def rows():
        return {model: model.objects.count() for model in apps.get_app_config("reports").get_models()}

    before = rows()
    yield
    assert rows() == before


def body(client, **fields):
    page = client.get(PRACTICE).content.decode()
    lon, lat = middle(0)
    good = {
        "token": html.unescape(re.search(r'name="token" value="([^"]+)"', page)[1]),
        "category": SPEED,
        "lon": lon,
        "lat": lat,
        "not_emergency": "1",
        "occurred_on": "",
        "weekdays": ["1", "6"],
        "hours": ["18-22"],
        "description": "Opis na próbę",
        "send": "1",
    }
    return good | fields


def test_a_full_good_body_gets_a_practice_receipt_and_is_not_stored(client):
    answer = client.post(PRACTICE, body(client))
    page = answer.content.decode()
    assert answer.status_code == 201
    assert "To tylko próba: nic nie wysłano" in page
    assert "0000 0000 0000 0000" in page
    assert BAND in page
    assert not answer.cookies


def test_the_practice_code_opens_nothing(client):
    assert client.post("/kod/", {"code": "0000 0000 0000 0000"}).status_code == 404


@pytest.mark.parametrize("field", ["category", "not_emergency", "lon"])
def test_the_rules_are_those_of_a_real_report(client, field):
    answer = client.post(PRACTICE, {name: value for name, value in body(client).items() if name != field})
    assert answer.status_code == 422
    assert "Opis na próbę" in answer.content.decode()


def test_a_place_outside_is_refused(client):
    answer = client.post(PRACTICE, body(client, lon="10.0", lat="50.0"))
    assert answer.status_code == 422
    assert "error-summary" in answer.content.decode()


def test_another_site_cannot_send_the_practice_form(client):
    assert client.post(PRACTICE, {}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


@pytest.mark.parametrize("path", ["/pokaz/", PRACTICE])
@pytest.mark.parametrize(
    ("prefix", "band"),
    [
        ("", BAND),
        ("/en", "This is a demonstration. Nothing will be sent."),
        ("/uk", "Це показ. Нічого не буде надіслано."),
    ],
)
def test_every_screen_says_that_nothing_is_sent_and_offers_three_languages(client, path, prefix, band):
    page = client.get(prefix + path).content.decode()
    assert band in page
    assert all(f'href="{code}{path}"' in page for code in ("", "/en", "/uk"))


def test_no_screen_leads_to_the_real_form(client):
    pages = [client.get("/pokaz/"), client.get(PRACTICE), client.post(PRACTICE, body(client))]
    for page in pages:
        assert not re.search(r'(?:action|href)="(?:/en|/uk)?/zglos/', page.content.decode())


def test_the_practice_form_finds_places_without_scripts(client):
    answer = client.post(PRACTICE, body(client, find="1", place="Xyzzy"))
    assert answer.status_code == 422
    assert f'action="{PRACTICE}"' in answer.content.decode()
