""" "I see it too": what is offered near a place, by API, form and without scripts; sums for a day and nothing else."""

import datetime
import html
import re
import uuid

import pytest
from django.utils import timezone

from districts.tests.factories import middle
from reports.models import Category, Endorsement, Report
from reports.near import near
from reports.services import endorse
from reports.statuses import Status
from reports.tests.factories import SPEED, WASTE, make_report, submit

pytestmark = pytest.mark.django_db
PARKING = "nieprawidlowe-parkowanie"


def found(metres=0, category=SPEED, day=None):
    lon, lat = middle(0)
    rows = near(lon, lat + metres / 111_320, Category.objects.get(slug=category), day or timezone.localdate())
    return [report.pk for _, report in rows]


def call(client, report, **data):
    path = f"/api/v1/reports/{getattr(report, 'public_id', report)}/endorsements/"
    return client.post(path, data, content_type="application/json")


def test_reports_of_the_group_within_250_metres_and_30_days_are_offered(region):
    same, group, other = make_report(), make_report(category=PARKING), make_report(category=WASTE)
    assert set(found()) == {same.pk, group.pk}
    assert other.pk not in found()
    assert found(metres=240) and not found(metres=260)
    assert not found(day=timezone.localdate() + datetime.timedelta(days=31))


def test_each_category_says_how_near_is_near(region):
    make_report()
    Category.objects.filter(slug=SPEED).update(near_m=500)
    assert found(metres=400)


@pytest.mark.parametrize("status", [Status.UNCONFIRMED, Status.HOAX])
def test_what_was_not_confirmed_is_not_offered(region, status):
    make_report(status=status)
    assert found() == []


def test_what_is_not_public_is_never_offered(region):
    Report.objects.filter(pk=make_report().pk).update(is_hidden=True)
    Report.objects.filter(pk=make_report().pk).update(is_published=False)
    assert found() == []


def test_a_voice_is_added_to_the_sum_of_the_day(client, region):
    report = make_report()
    assert [call(client, report).json() for _ in range(2)] == [{"endorsements": 1}, {"endorsements": 2}]
    assert list(Endorsement.objects.values_list("report", "count")) == [(report.pk, 2)]


def test_a_report_that_is_not_public_gets_no_voice(client, region):
    hidden = make_report()
    Report.objects.filter(pk=hidden.pk).update(is_hidden=True)
    for report in (hidden, uuid.uuid4()):
        assert call(client, report).status_code == 404
    assert not Endorsement.objects.exists()


def test_a_voice_needs_a_proof_where_one_is_asked(client, region, settings):
    settings.PROOF_OF_WORK_COST = 100
    answer = call(client, make_report())
    assert (answer.status_code, answer.json()["code"]) == (403, "proof_missing")
    assert call(client, make_report(), name="x").status_code == 422


def test_residents_on_three_days_open_an_eliminated_threat_again(region):
    report, today = make_report(status=Status.ELIMINATED), timezone.localdate()
    for days in (0, 1, 1, 2):
        endorse(report=report, on=today + datetime.timedelta(days=days))
        assert Report.objects.get(pk=report.pk).status == Status.ELIMINATED
    endorse(report=report, on=today + datetime.timedelta(days=3))
    assert Report.objects.get(pk=report.pk).status == Status.VERIFYING


def form(client, path="/zglos/", **fields):
    lon, lat = middle(0)
    token = re.search(r'name="token" value="([^"]+)"', client.get(path).content.decode())[1]
    return {"token": html.unescape(token), "category": SPEED, "lon": lon, "lat": lat, "description": "Tekst"} | fields


def test_without_scripts_the_place_found_shows_what_is_there(client, region):
    report = make_report()
    page = client.post("/zglos/", form(client, swap="1", lon=middle(0)[1], lat=middle(0)[0])).content.decode()
    assert f'value="{report.public_id}"' in page
    assert "Czy to jedno z tych?" in page


def test_i_see_it_too_files_nothing_and_counts_once(client, region):
    report = make_report()
    sent = form(client, endorse=report.public_id)
    pages = [client.post("/zglos/", sent) for _ in range(2)]
    assert [page.status_code for page in pages] == [201, 201]
    assert "Twój głos jest policzony" in pages[0].content.decode()
    assert Report.objects.get(pk=report.pk).endorsements == 1
    assert Report.objects.count() == 1


def test_a_choice_that_is_gone_keeps_the_form(client, region):
    answer = client.post("/zglos/", form(client, endorse="nonsense"))
    assert answer.status_code == 404
    assert "Tekst" in answer.content.decode()


def test_the_practice_form_adds_no_voice(client, region):
    report = make_report()
    answer = client.post("/pokaz/zglos/", form(client, "/pokaz/zglos/", endorse=report.public_id))
    assert answer.status_code == 201
    assert "To tylko próba" in answer.content.decode()
    assert not Endorsement.objects.exists()


def test_the_form_asks_with_numbers_only_and_gets_public_things_only(client, region):
    report = submit().report
    Report.objects.update(is_published=True)
    lon, lat = middle(0)
    row = client.get(f"/zglos/obok.json?category={SPEED}&lon={lon}&lat={lat}").json()["reports"][0]
    assert set(row) == {"id", "category", "status", "day", "metres", "endorsements"}
    assert row["id"] == str(report.public_id)
    for query in ("", "category=x", f"category={SPEED}&lon=999&lat=1"):
        assert client.get(f"/zglos/obok.json?{query}").json() == {"reports": []}
    assert client.get("/zglos/obok.json?lon=abc").status_code == 400
