"""Every bad input: the right status, code and field, typed text kept, nothing stored, never a 5xx, the process alive."""

import html
import io
import json
import os
import re
import unicodedata
import uuid

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.urls import reverse

from accounts.problems import Problem, sentence
from districts.models import Unit
from districts.tests.factories import SIDE, middle, place_2180
from reports.models import Report, ReportContent
from reports.parsing import check_form
from reports.tests.bad_inputs import BODIES, BROKEN_FORMS, FIELDS, HARMLESS, LITERALS, Bad
from reports.tests.factories import SPEED, body

pytestmark = pytest.mark.django_db
PROCESS = os.getpid()


@pytest.fixture(autouse=True)
def nothing_stored_and_alive(region):
    yield
    assert os.getpid() == PROCESS


def post(client, raw, key=None, **headers):
    headers = {"content_type": "application/json"} | headers
    return client.generic(
        "POST", "/api/v1/reports/", raw, HTTP_IDEMPOTENCY_KEY=key or str(uuid.uuid4()), **headers
    )  # fmt: skip


def refused(answer, status, code, field=None):
    data = answer.json()
    assert (answer.status_code, data["code"]) == (status, code)
    assert answer["Content-Type"].startswith("application/problem+json")
    assert data["detail"]
    if field:
        assert data["fields"][field][0]["code"] == code
    assert Report.objects.count() == 0


@pytest.mark.parametrize("bad", FIELDS, ids=str)
def test_api_refuses_a_bad_value_and_names_its_field(client, bad: Bad):
    data = body() | dict(bad.also) | {bad.field: bad.value}
    refused(post(client, json.dumps(data)), 422, bad.code, bad.field)


@pytest.mark.parametrize(("row", "field", "literal", "code"), LITERALS)
def test_api_refuses_numbers_that_only_json_text_can_say(client, row, field, literal, code):
    raw = json.dumps(body() | {field: "@"}).replace('"@"', literal)
    refused(post(client, raw), 422, code, field)


@pytest.mark.parametrize(("row", "raw", "headers", "status", "code"), BODIES)
def test_api_refuses_a_body_that_cannot_be_read(client, row, raw, headers, status, code):
    refused(post(client, raw, **headers), status, code)


EAST_END = 6 * SIDE  # of what the root unit serves, in metres


@pytest.mark.parametrize(("metres", "status"), [(-5, 201), (5, 422), (2_000, 422)])
def test_the_area_ends_at_its_border_to_the_metre(client, metres, status):
    """Row 60."""
    place = place_2180(EAST_END + metres, SIDE / 2)
    answer = post(client, json.dumps(body(round(place.x, 6), round(place.y, 6))))
    assert answer.status_code == status
    if status == 422:
        refused(answer, 422, "outside_area", "lon")
        assert Unit.objects.get(parent=None).name in answer.json()["detail"]


def test_a_place_on_the_border_is_decided_alike_each_time(client):
    place = place_2180(EAST_END, SIDE / 2)
    answers = [post(client, json.dumps(body(round(place.x, 6), round(place.y, 6)))) for _ in range(5)]
    assert len({answer.status_code for answer in answers}) == 1
    assert answers[0].status_code in (201, 422)


def test_api_reads_past_a_byte_order_mark(client):
    answer = post(client, b"\xef\xbb\xbf" + json.dumps(body()).encode())
    assert answer.status_code == 201


@pytest.mark.parametrize("lon", ["19.4600001234567", "1.946e1"])
def test_api_accepts_long_and_exponential_numbers_and_rounds_them(client, lon):
    raw = json.dumps(body() | {"lon": "@", "lat": middle(0)[1]}).replace('"@"', lon)
    answer = post(client, raw)
    assert answer.status_code in (201, 422)
    if answer.status_code == 201:
        assert Report.objects.get().point.x == round(float(lon), 6)


@pytest.mark.parametrize(("row", "text"), HARMLESS)
def test_api_stores_odd_text_as_it_is(client, row, text):
    assert post(client, json.dumps(body(description=text))).status_code == 201
    stored = ReportContent.objects.get().description
    assert stored.replace("\n", "") == unicodedata.normalize("NFC", text).replace("\r\n", "")


@pytest.fixture
def form(client):
    """Sends the form as a browser without JavaScript would; returns the answer."""
    page = client.get(reverse("reports:submit")).content.decode()
    token = html.unescape(re.search(r'name="token" value="([^"]+)"', page)[1])

    def send(**fields):
        lon, lat = middle(0)
        good = {"token": token, "category": SPEED, "lon": lon, "lat": lat, "not_emergency": "on", "description": "Opis"}
        return client.post(reverse("reports:submit"), {k: v for k, v in (good | fields).items() if v is not None})

    return send


def test_form_accepts_what_is_good(form):
    answer = form()
    assert answer.status_code == 201
    assert Report.objects.count() == 1
    assert not answer.cookies


@pytest.mark.parametrize("bad", [bad for bad in FIELDS if bad.typed is not None], ids=str)
def test_form_refuses_a_bad_value_and_keeps_what_was_typed(form, bad: Bad):
    typed = {"description": "Zażółć gęślą"} | dict(bad.also) | {bad.field: bad.typed}
    answer = form(**typed)
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert typed["description"].replace("\x00", "") in page or "\x00" in typed["description"]
    assert 'aria-invalid="true"' in page
    assert Report.objects.count() == 0
    assert not answer.cookies


@pytest.mark.parametrize(("row", "raw", "kind", "status"), BROKEN_FORMS)
def test_form_refuses_a_body_that_cannot_be_read(client, row, raw, kind, status):
    answer = client.generic("POST", reverse("reports:submit"), raw, content_type=kind)
    assert answer.status_code == status
    assert Report.objects.count() == 0


@pytest.mark.parametrize(("row", "text"), HARMLESS)
def test_form_takes_odd_text_and_no_page_runs_it(form, client, row, text):
    answer = form(description=text)
    assert answer.status_code == 201
    assert "<script>alert" not in answer.content.decode()
    assert ReportContent.objects.count() == 1


def test_form_sent_twice_makes_one_report_and_shows_the_same_receipt(form):
    pages = [form().content.decode() for _ in range(2)]
    codes = [
        re.findall(r"\d{4}(?:[\s\u00a0]|&nbsp;)\d{4}(?:[\s\u00a0]|&nbsp;)\d{4}(?:[\s\u00a0]|&nbsp;)\d{4}", page)
        for page in pages
    ]
    assert codes[0]
    assert codes[0] == codes[1]
    assert Report.objects.count() == 1


def test_form_from_another_site_is_refused(client):
    answer = client.post(reverse("reports:submit"), {"description": "x"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403


def test_swapped_coordinates_are_mended_by_one_button(form):
    lon, lat = middle(0)
    offered = form(lon=lat, lat=lon)
    assert offered.status_code == 422
    assert 'name="swap"' in offered.content.decode()
    mended = form(lon=lat, lat=lon, swap="1").content.decode()
    assert f'value="{lon}"' in mended


@pytest.mark.parametrize("method", ["put", "delete", "patch", "trace"])
def test_form_refuses_other_methods(client, method):
    answer = getattr(client, method)(reverse("reports:submit"))
    assert answer.status_code == 405
    assert "POST" in answer["Allow"]


@pytest.mark.parametrize(
    "query", ["q=%00", "page=abc", "page=99999999999", "page=-1", "bbox=a,b", "cursor=x", "status=zzz", "from=31.02"]
)
def test_pages_survive_any_query(client, query):
    for name in ("reports:list", "reports:map", "districts:finder", "districts:units", "reports:submit"):
        answer = client.get(f"{reverse(name)}?{query}")
        assert answer.status_code in (200, 400), name


def test_sentences_exist_for_every_code_of_the_table():
    for code in {bad.code for bad in FIELDS} | {row[4] for row in BODIES}:
        assert sentence(code, limit=1, count=2, position=3, served="x")


def test_a_body_that_broke_off_is_refused(rf):
    """Row 19: half a form may look like a whole one."""
    sent = b"token=x&description=half"
    request = rf.generic("POST", "/zglos/", sent, "application/x-www-form-urlencoded")
    cut = WSGIRequest(request.environ | {"CONTENT_LENGTH": str(len(sent) + 100), "wsgi.input": io.BytesIO(sent)})
    with pytest.raises(Problem) as problem:
        check_form(cut)
    assert (problem.value.status, problem.value.code) == (400, "bad_form")
