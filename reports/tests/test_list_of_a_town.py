"""An official asks for last month's confirmed reports of a town and checks the number against its rows."""

import datetime
import html

import pytest
from django.utils import timezone

from districts.models import AdministrativeArea
from districts.tests.factories import make_locality, square
from reports.statuses import Status
from reports.tests.factories import make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(region):
    """The first two squares are the town; a confirmed report lies in it, another one outside, a new one in it."""
    area = AdministrativeArea.objects.create(
        code="1061-02", kind="municipality", name="gmina Zgierz", outline=square(0, wide=2), parent=region.area
    )
    make_locality(area, "Zgierz", "zgierz")
    make_report(status=Status.CONFIRMED, col=0)
    make_report(status=Status.CONFIRMED, col=3)
    make_report(status=Status.ELIMINATED, col=1, day=last_month())
    make_report(col=1)
    return area


def last_month() -> datetime.date:
    return timezone.localdate().replace(day=1) - datetime.timedelta(days=1)


def test_the_name_of_a_town_leads_to_its_list_and_keeps_the_filters(client, town):
    answer = client.get("/zgloszenia/?place=w+Zgierzu&status=confirmed")
    assert answer.status_code == 302
    assert answer["Location"] == "/zgloszenia/?status=confirmed&area=1061-02"


def test_the_list_of_a_town_has_its_rows_only(client, town):
    answer = client.get("/zgloszenia/?area=1061-02")
    assert [row.status for row in answer.context["reports"]].count(Status.CONFIRMED) == 1
    assert answer.context["count"] == 3
    assert "Zgłoszenia: gmina Zgierz" in html.unescape(answer.content.decode())


def test_each_sum_links_to_exactly_its_rows(client, town):
    answer = client.get("/zgloszenia/?area=1061-02")
    assert len(answer.context["counts"]) == 3
    for status, n, query in answer.context["counts"]:
        rows = client.get(f"/zgloszenia/?{query}")
        assert rows.context["count"] == n == len(rows.context["reports"])
        assert {row.status for row in rows.context["reports"]} == {status}


def test_last_months_confirmed_reports_are_two_links_away(client, town):
    shown = client.get("/zgloszenia/?status=confirmed,eliminated,referred&area=1061-02")
    month = next(period for period in shown.context["periods"] if period["until"] == last_month())
    rows = client.get(f"/zgloszenia/?{month['query']}")
    assert [row.status for row in rows.context["reports"]] == [Status.ELIMINATED]
    assert rows.context["count"] == 1


def test_the_map_link_keeps_the_town_and_its_place(client, town):
    link = client.get("/zgloszenia/?area=1061-02&status=new").context["on_map"]
    query, view = link.split("#")
    zoom, lat, lon = view.split("/")
    west, south, east, north = town.outline.extent
    assert query == "?status=new&area=1061-02"
    assert south < float(lat) < north
    assert west < float(lon) < east
    assert 10 <= int(zoom) <= 17


def test_an_unknown_name_is_said_and_kept(client, town):
    answer = client.get("/zgloszenia/?place=Nibylandia&status=new")
    text = html.unescape(answer.content.decode())
    assert answer.status_code == 400
    assert 'value="Nibylandia"' in text
    assert "Nie znamy miejscowości, gminy ani powiatu o tej nazwie." in text
    assert answer.context["count"] == 1


def test_a_name_of_two_places_asks_which_one(client, town):
    other = AdministrativeArea.objects.create(
        code="1061-03", kind="municipality", name="gmina Dalsza", outline=square(4), parent=town.parent
    )
    make_locality(other, "Zgierz", "zgierz", population=1)
    answer = client.get("/zgloszenia/?place=Zgierz")
    assert answer.status_code == 200
    assert [query for _name, query in answer.context["meant"]] == ["area=1061-02", "area=1061-03"]


@pytest.mark.parametrize("code", ["9999", "x", "1061-02'", "%00", "1" * 500])
def test_an_unknown_area_is_named_and_left_out(client, town, code):
    answer = client.get(f"/zgloszenia/?area={code}&status=new")
    assert answer.status_code == 400
    assert answer.context["count"] == 1


def test_tiles_and_the_api_do_not_know_areas(client, town):
    assert client.get("/api/v1/reports/?area=1061-02").status_code == 400
    assert client.get("/api/v1/map/5/17/10.json?area=1061-02").status_code == 400


def test_a_list_costs_six_queries_however_long_it_is(client, town, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        client.get("/zgloszenia/?area=1061-02")
