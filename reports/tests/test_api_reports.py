"""The public API of reports, field by field as the design names them."""

import datetime
import json
import uuid

import pytest
from django.test import override_settings

from districts.tests.factories import middle
from reports.models import Report
from reports.statuses import Status
from reports.tests.factories import HOMELESS, SPEED, WASTE, body, make_report, submit

pytestmark = pytest.mark.django_db
PROPERTIES = {
    "id", "category", "status", "reason", "day", "unit", "beat", "endorsements", "read_by", "verify_by", "eliminate_by",
}  # fmt: skip


@pytest.fixture
def post(client):
    def send(data, key=None, **headers):
        key = str(uuid.uuid4()) if key is None else key
        raw = data if isinstance(data, bytes | str) else json.dumps(data)
        return client.post(
            "/api/v1/reports/", raw, content_type="application/json", headers={"Idempotency-Key": key, **headers}
        )

    return send


def test_report_is_accepted_with_exactly_the_fields_of_the_interface(region, post):
    answer = post(body(lon=middle(1)[0], lat=middle(1)[1], description="Ścigają się", weekdays=[5, 6], hours=["18-22"]))
    data = answer.json()
    assert answer.status_code == 201
    assert set(data) == {
        "id", "receipt", "status", "category", "received_on", "unit", "beat", "read_by", "verify_by",
    }  # fmt: skip
    assert answer["Location"] == f"/api/v1/reports/{data['id']}/"
    assert data["beat"] == {"id": str(region.beats[1].public_id), "number": "2", "name": "Beat 2"}
    assert data["unit"] == {"slug": "section-1", "name": "Section 1"}
    assert len(data["receipt"]) == 19
    received = datetime.date.fromisoformat(data["received_on"])
    assert data["verify_by"] == (received + datetime.timedelta(days=5)).isoformat()
    assert answer["Cache-Control"] == "no-store"


def test_repeat_answers_200_with_the_same_receipt(region, post):
    key, data = str(uuid.uuid4()), body()
    first, second = post(data, key), post({**data, "proof": ""}, key)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    assert second["Idempotent-Replay"] == "true"
    assert "Idempotent-Replay" not in first


def test_other_content_under_the_same_key_is_409(region, post):
    key = str(uuid.uuid4())
    post(body(), key)
    answer = post(body(description="inne"), key)
    assert (answer.status_code, answer.json()["code"]) == (409, "idempotency_key_reused")


@pytest.mark.parametrize(("key", "code"), [("", "idempotency_key_missing"), ("abc", "idempotency_key_invalid"),
                                           ("6fa459ea-ee8a-11d2-90d4-00c04fd430c8", "idempotency_key_invalid")])  # fmt: skip
def test_key_must_be_a_random_uuid(region, post, key, code):
    answer = post(body(), key)
    assert (answer.status_code, answer.json()["code"]) == (400, code)


def test_several_flaws_come_in_one_answer(region, post):
    answer = post({"category": "nie-ma", "lon": "x", "lat": 51.7, "extra": 1})
    data = answer.json()
    assert answer.status_code == 422
    assert answer["Content-Type"].startswith("application/problem+json")
    assert set(data) == {"type", "title", "status", "code", "detail", "fields", "suggestion"}
    codes = {name: flaws[0]["code"] for name, flaws in data["fields"].items()}
    assert codes == {
        "extra": "unknown_field", "category": "unknown_category", "lon": "wrong_type",
        "not_emergency": "not_emergency_required",
    }  # fmt: skip
    assert SPEED in data["suggestion"]


def test_swapped_coordinates_are_offered_the_right_way_round(region, post):
    lon, lat = middle(0)
    answer = post(body(lon=lat, lat=lon))
    assert answer.json()["code"] == "swapped"
    assert answer.json()["suggestion"] == {"lon": lon, "lat": lat}


def test_list_names_exactly_the_public_fields(client, region):
    make_report(description="tajne", status=Status.CONFIRMED)
    data = client.get("/api/v1/reports/").json()
    assert set(data) == {"type", "features", "next"}
    feature = data["features"][0]
    assert set(feature) == {"type", "geometry", "properties"}
    assert set(feature["properties"]) == PROPERTIES
    assert "tajne" not in json.dumps(data)


def test_one_report_adds_its_timeline(client, region):
    report = make_report(status=Status.CONFIRMED)
    data = client.get(f"/api/v1/reports/{report.public_id}/").json()
    assert set(data["properties"]) == PROPERTIES | {"timeline", "handed_over_to", "merged_into"}
    assert [entry["status"] for entry in data["properties"]["timeline"]] == ["new", "verifying", "confirmed"]
    assert set(data["properties"]["timeline"][0]) == {"kind", "status", "reason", "on", "by"}


def test_sensitive_report_shows_its_cell_and_never_its_point(client, region):
    report = make_report(category=HOMELESS)
    data = client.get(f"/api/v1/reports/{report.public_id}/").json()
    assert data["geometry"]["coordinates"] == [round(v, 6) for v in report.public_point.coords]
    assert data["geometry"]["coordinates"] != [round(v, 6) for v in report.point.coords]


def test_unpublished_hidden_and_unknown_reports_answer_alike(client, region):
    waiting, hidden = make_report(published=False), make_report()
    Report.objects.filter(pk=hidden.pk).update(is_hidden=True)
    answers = [client.get(f"/api/v1/reports/{pk}/") for pk in (waiting.public_id, hidden.public_id, uuid.uuid4())]
    assert [answer.status_code for answer in answers] == [404] * 3
    assert len({answer.content for answer in answers}) == 1


def test_merged_report_has_a_page_but_is_in_no_list(client, region):
    kept, merged = make_report(), make_report()
    Report.objects.filter(pk=merged.pk).update(merged_into=kept)
    data = client.get(f"/api/v1/reports/{merged.public_id}/").json()
    assert data["properties"]["merged_into"] == str(kept.public_id)
    listed = [row["properties"]["id"] for row in client.get("/api/v1/reports/").json()["features"]]
    assert listed == [str(kept.public_id)]


def test_filters_select_category_status_days_and_box(client, region):
    day = datetime.date(2026, 11, 2)
    wanted = make_report(category=WASTE, day=day)
    make_report(category=SPEED, day=day)
    make_report(category=WASTE, day=day - datetime.timedelta(days=40))
    make_report(category=WASTE, day=day, col=3)
    lon, lat = middle(0)
    box = f"{lon - 0.005},{lat - 0.005},{lon + 0.005},{lat + 0.005}"
    query = f"category={WASTE}&status=new&from=2026-11-01&to=2026-11-02&bbox={box}"
    rows = client.get(f"/api/v1/reports/?{query}").json()["features"]
    assert [row["properties"]["id"] for row in rows] == [str(wanted.public_id)]


def test_pages_follow_each_other_without_loss_or_repeat(client, region, monkeypatch):
    monkeypatch.setattr("reports.api.views.PAGE", 3)
    made = {str(make_report(day=datetime.date(2026, 11, 1 + n // 3)).public_id) for n in range(8)}
    seen, address = [], "/api/v1/reports/?status=new"
    while address:
        data = client.get(address).json()
        seen += [row["properties"]["id"] for row in data["features"]]
        address = data["next"]
    assert len(seen) == 8
    assert set(seen) == made


def test_list_takes_the_same_queries_for_one_and_for_many(client, region, django_assert_max_num_queries):
    for _ in range(5):
        make_report()
    with django_assert_max_num_queries(2):
        client.get("/api/v1/reports/")


def test_tile_answers_304_to_who_has_it_already(client, region):
    make_report()
    first = client.get("/api/v1/map/6/35/21.json")
    again = client.get("/api/v1/map/6/35/21.json", headers={"If-None-Match": first["ETag"]})
    assert set(first.json()) == {"count", "cells", "reports"}
    assert (again.status_code, again.content) == (304, b"")
    assert "s-maxage=5" in first["Cache-Control"]
    assert first["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("place", ["20/0/0", "-1/0/0", "5/32/0", "5/0/-1", "99/1/1"])
def test_tile_that_does_not_exist_is_400(client, catalogue, place):
    answer = client.get(f"/api/v1/map/{place}.json")
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_parameter")


@pytest.mark.parametrize(
    "query",
    ["q=%00", "page=abc", "cursor=abc", "bbox=a,b", "bbox=20,51,19,52", "bbox=1,1,1,nan", "from=2026-02-31", "to=x",
     "from=2026-02-02&to=2026-02-01", "status=nowe", "category=nie-ma", "status=new&status=hoax", "category=%00"],
)  # fmt: skip
def test_parameter_that_cannot_be_read_is_400_and_named(client, catalogue, query):
    answer = client.get(f"/api/v1/reports/?{query}")
    assert answer.status_code == 400
    assert answer.json()["code"] in {"bad_parameter", "unknown_parameter"}
    assert list(answer.json()["fields"]) == [query.partition("=")[0]]


def test_categories_are_the_current_24_in_each_language(client, catalogue):
    names = {}
    for language in ("pl", "en", "uk"):
        rows = client.get(f"/api/v1/categories/?lang={language}").json()
        assert len(rows) == 24
        assert set(rows[0]) == {"slug", "name", "group", "hint", "description_required", "precision"}
        names[language] = {row["name"] for row in rows}
    assert not names["pl"] & names["en"]
    assert not names["en"] & names["uk"]
    assert {row["precision"] for row in rows} == {"exact", 100, 250}


def test_receipt_tells_the_story_and_its_clock(client, region):
    submitted = submit()
    answer = client.post("/api/v1/receipts/", {"code": submitted.receipt}, content_type="application/json")
    data = answer.json()
    assert answer.status_code == 200
    assert set(data) == {
        "id", "status", "reason", "category", "timeline", "clock", "visits", "messages", "photos", "can", "object_until",
    }  # fmt: skip
    assert set(data["clock"]) == {"read_by", "read_on", "verify_by", "verified_on", "eliminate_by"}
    assert answer["Cache-Control"] == "no-store"


@override_settings(LIMIT_FACTOR=10)
def test_wrong_and_malformed_codes_answer_alike(client, region):
    codes = ["0000 0000 0000 0000", "abc", "", "1" * 5000, "\ud800", "١٢٣٤", 5, None, ["x"]]
    answers = [client.post("/api/v1/receipts/", {"code": code}, content_type="application/json") for code in codes]
    assert [answer.status_code for answer in answers] == [404] * len(codes)
    assert len({answer.content for answer in answers}) == 1


def test_eleventh_code_of_a_minute_is_429_with_a_time_to_come_back(client, region):
    answers = [client.post("/api/v1/receipts/", {"code": "1"}, content_type="application/json") for _ in range(11)]
    assert [answer.status_code for answer in answers] == [404] * 10 + [429]
    assert int(answers[-1]["Retry-After"]) > 0


@pytest.mark.parametrize(("method", "path"), [("put", "reports/"), ("delete", "reports/"), ("post", "categories/"),
                                              ("get", "receipts/"), ("patch", "challenge/")])  # fmt: skip
def test_other_methods_are_405_with_allow(client, catalogue, method, path):
    answer = getattr(client, method)(f"/api/v1/{path}")
    assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")
    assert answer["Allow"]


def test_format_we_do_not_have_is_406(client, catalogue):
    answer = client.get("/api/v1/categories/", headers={"Accept": "image/png"})
    assert (answer.status_code, answer.json()["code"]) == (406, "not_acceptable")


def test_unknown_address_of_the_api_is_a_problem_too(client, db):
    answer = client.get("/api/v1/nothing/")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
