"""When and where a visit was: the two nights on which the clock jumps, doubled clicks, the distance from the pin."""

import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from accounts.problems import Problem
from districts import geo
from districts.tests.factories import middle
from reports.models import EntryKind, TimelineEntry
from reports.statuses import Status
from reports.tests.factories import make_report
from verification.models import Visit
from verification.moments import instants
from verification.services import NewVisit, record_visit
from verification.tests.factories import sign_in

pytestmark = pytest.mark.django_db
WARSAW = ZoneInfo("Europe/Warsaw")
SPRING, AUTUMN = datetime.datetime(2027, 3, 28, 2, 30), datetime.datetime(2026, 10, 25, 2, 30)  # noqa: DTZ001


def utc(*parts):
    return datetime.datetime(*parts, tzinfo=datetime.UTC)


def test_every_minute_of_a_year_means_what_its_clock_shows():
    for local in (datetime.datetime(2026, 10, 20) + datetime.timedelta(minutes=30 * n) for n in range(8_000)):  # noqa: DTZ001
        found = instants(local)
        shown = [at.astimezone(WARSAW).replace(tzinfo=None) for at in found]
        if local.date() == SPRING.date() and local.hour == 2:
            assert found == (utc(2027, 3, 28, 1),), local
        elif local.date() == AUTUMN.date() and local.hour == 2:
            assert shown == [local, local] and found[1] - found[0] == datetime.timedelta(hours=1), local
        else:
            assert shown == [local], local


def address(report):
    return f"/panel/zgloszenia/{report.public_id}/"


def typed(at, **given):
    return {"act": "visit", "at": at, "method": "on_foot", "result": "not_seen", "note": "Nikogo nie było."} | given


def test_a_time_that_spring_leaps_over_becomes_the_next_one_and_says_so(cast):
    with time_machine.travel(utc(2027, 3, 28, 9), tick=False):
        report = make_report(status=Status.VERIFYING)
        page = sign_in(cast.officer).post(address(report), typed("2027-03-28T02:30"), follow=True).content.decode()
    assert Visit.objects.get().at == utc(2027, 3, 28, 1)
    assert "03:00" in page


def test_a_time_that_autumn_repeats_is_asked_for_with_everything_kept(cast):
    with time_machine.travel(utc(2026, 10, 25, 9), tick=False):
        report = make_report(status=Status.VERIFYING)
        client = sign_in(cast.officer)
        asked = client.post(address(report), typed("2026-10-25T02:30"))
        form = asked.context["visit_form"]
        assert asked.status_code == 422 and form.errors.keys() == {"which"}
        assert (form["at"].value(), form["note"].value()) == ("2026-10-25T02:30", "Nikogo nie było.")
        assert [value for value, _said in form.fields["which"].choices] == ["0", "1"]
        assert not Visit.objects.exists()
        for which in ("0", "1"):
            client.post(address(report), typed("2026-10-25T02:30", which=which))
        assert client.post(address(report), typed("2026-10-25T02:30", which="2")).status_code == 422
    assert list(Visit.objects.values_list("at", flat=True)) == [utc(2026, 10, 25, 0, 30), utc(2026, 10, 25, 1, 30)]


@pytest.mark.long
def test_impossible_and_unlikely_times_are_refused_with_an_example_and_kept(cast):
    report = make_report(status=Status.VERIFYING)
    client = sign_in(cast.officer)
    tomorrow = (timezone.localtime() + datetime.timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    wrong = ("2027-02-29T10:00", "31.02 14:30", "1900-01-01T10:00", tomorrow, "0001-01-01T00:00", "9" * 400, "")
    for at in wrong:
        answer = client.post(address(report), typed(at))
        assert answer.status_code == 422, at
        assert answer.context["visit_form"].errors.keys() == {"at"}, at
        assert answer.context["visit_form"]["at"].value() == at
    assert b'type="text" name="at" value="31.02 14:30"' in client.post(address(report), typed("31.02 14:30")).content
    assert not Visit.objects.exists()


def test_the_same_visit_sent_again_is_one_visit(cast):
    report = make_report(status=Status.VERIFYING)
    at = timezone.localtime().strftime("%Y-%m-%dT%H:%M")
    for _ in range(3):
        assert sign_in(cast.officer).post(address(report), typed(at)).status_code == 302
    assert Visit.objects.count() == 1
    assert TimelineEntry.objects.filter(report=report, kind=EntryKind.VISIT).count() == 1


def test_the_distance_is_kept_in_metres_and_the_position_nowhere(cast):
    report = make_report(status=Status.VERIFYING)
    lon, lat = middle(0)
    at = timezone.localtime().strftime("%Y-%m-%dT%H:%M")
    client = sign_in(cast.officer)
    position = f"{lat + 12 / geo.METRES_OF_LATITUDE:.5f};{lon:.5f}"
    page = client.post(address(report), typed(at, position=position), follow=True).content.decode()
    assert Visit.objects.get().distance_m in range(11, 14)
    assert position.split(";")[0] not in page
    assert {field.name for field in Visit._meta.concrete_fields} == {
        "id", "report", "officer", "at", "method", "result", "note", "distance_m", "recorded_at", "key"
    }  # fmt: skip


@pytest.mark.long
def test_a_position_that_cannot_be_used_is_refused_and_the_next_try_goes_without(cast):
    report = make_report(status=Status.VERIFYING)
    client = sign_in(cast.officer)
    at = timezone.localtime().strftime("%Y-%m-%dT%H:%M")
    for position in ("x", "1e308;1e308", "nan;nan", "52.0;190.0", "19.4;51.7", "0.00000;0.00000"):
        answer = client.post(address(report), typed(at, position=position))
        assert answer.status_code == 422 and answer.context["visit_form"].errors.keys() == {"position"}, position
        assert b'name="position" value=""' in answer.content
    late = NewVisit(timezone.now() - datetime.timedelta(hours=2), "on_foot", "not_seen", "", middle(0))
    report = make_report(status=Status.VERIFYING, day=timezone.localdate() - datetime.timedelta(days=1))
    with pytest.raises(Problem) as refused:
        record_visit(report=report, visit=late, actor=cast.officer, at=timezone.now())
    assert refused.value.code == "position_of_now"
    assert not Visit.objects.exists()


@pytest.mark.long
def test_the_page_of_a_report_may_ask_for_the_position_and_the_queue_may_not(cast):
    client = sign_in(cast.officer)
    policies = [client.get(page)["Permissions-Policy"] for page in (address(make_report()), "/panel/")]
    assert ["geolocation=(self)" in policy for policy in policies] == [True, False]
