"""Beside the tiles: the months of a view and its newest reports. What they count is what the list holds."""

import datetime

import pytest
from django.db import OperationalError
from django.db.models import Func, TextField, Value

from districts.models import AdministrativeArea
from districts.tests.factories import middle, square
from reports.map import months
from reports.models import Report
from reports.statuses import Status
from reports.tests.factories import WASTE, make_report

pytestmark = pytest.mark.django_db
MARCH, APRIL = datetime.date(2026, 3, 14), datetime.date(2026, 4, 2)


def box_around(col):
    lon, lat = middle(col)
    return f"{lon - 0.002:.5f},{lat - 0.002:.5f},{lon + 0.002:.5f},{lat + 0.002:.5f}"


def asked(client, **query):
    return client.get("/os-czasu.json", query).json()


def test_months_count_published_rows_under_the_filters(client, region):
    make_report(day=MARCH)
    make_report(day=MARCH, category=WASTE)
    make_report(day=APRIL, col=3)
    make_report(day=APRIL, published=False)
    hidden = make_report(day=APRIL)
    Report.objects.filter(pk=hidden.pk).update(is_hidden=True)
    assert asked(client) == {"months": [{"month": "2026-03", "n": 2}, {"month": "2026-04", "n": 1}], "count": 3}
    assert asked(client, category=WASTE)["months"] == [{"month": "2026-03", "n": 1}]
    assert asked(client, bbox=box_around(3))["months"] == [{"month": "2026-04", "n": 1}]
    assert asked(client, status="hoax") == {"months": [], "count": 0}


def test_days_choose_the_count_and_leave_the_bars(client, region):
    make_report(day=MARCH)
    make_report(day=APRIL)
    answer = asked(client, **{"from": "2026-04-01", "to": "2026-04-30"})
    assert [row["n"] for row in answer["months"]] == [1, 1]
    assert answer["count"] == 1


def test_months_cost_one_query_and_are_not_sent_twice(client, region, django_assert_num_queries):
    make_report(day=MARCH)
    with django_assert_num_queries(4):  # a savepoint and its end, the time limit, the question
        answer = client.get("/os-czasu.json")
    assert client.get("/os-czasu.json", headers={"if-none-match": answer["ETag"]}).status_code == 304


def test_counting_that_takes_too_long_leaves_the_slider_without_bars(client, region, monkeypatch):
    def slow(_filters):
        raise OperationalError("canceling statement due to statement timeout")

    monkeypatch.setattr(months, "_counted", slow)
    assert asked(client) == {"months": None, "count": None}


def test_the_time_limit_is_one_of_the_database(region, monkeypatch):
    monkeypatch.setattr(months, "LONGEST_MS", 20)
    monkeypatch.setattr(
        months,
        "_counted",
        lambda _filters: Report.public.annotate(slow=Func(Value(1), function="pg_sleep", output_field=TextField())),
    )
    make_report(day=MARCH)
    assert months.months(months.Filters()).rows is None
    assert Report.public.count() == 1  # the connection is good for the next question


@pytest.mark.parametrize("address", ["/os-czasu.json", "/w-widoku.json"])
@pytest.mark.parametrize("query", ["bbox=1,2", "from=never", "status=gone", "x=1", "from=2026-02-02&to=2026-01-01"])
def test_wrong_filters_are_refused(client, region, address, query):
    answer = client.get(f"{address}?{query}")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"


def test_rows_of_a_view_are_the_newest_published_ones(client, region):
    older = make_report(day=MARCH)
    newer = make_report(day=APRIL, status=Status.CONFIRMED)
    make_report(day=APRIL, col=3)
    answer = client.get("/w-widoku.json", {"bbox": box_around(0)}).json()
    assert [row["id"] for row in answer["reports"]] == [str(newer.public_id), str(older.public_id)]
    assert not answer["more"]
    row = answer["reports"][0]
    assert set(row) == {"id", "category", "status", "day", "where", "endorsements", "lon", "lat"}
    assert row["where"].startswith("rejon 1, ")
    assert (row["lon"], row["lat"]) == (round(newer.public_point.x, 6), round(newer.public_point.y, 6))


def test_rows_speak_the_language_of_the_address(client, region):
    make_report(day=MARCH)
    assert client.get("/en/w-widoku.json").json()["reports"][0]["where"].startswith("beat 1, ")


def test_an_area_is_counted_by_its_outline_and_unknown_ones_are_refused(client, region):
    make_report(day=MARCH, col=0)
    make_report(day=MARCH, col=3)
    AdministrativeArea.objects.create(
        code="1061-02", kind="municipality", name="gmina Zgierz", outline=square(0), parent=region.area
    )
    assert asked(client, area="1061-02")["count"] == 1
    assert client.get("/os-czasu.json?area=9999-99").status_code == 400
    assert client.get("/?area=1061-02").context["in_area"] == "1"
    assert client.get("/?area=9999-99").status_code == 400
