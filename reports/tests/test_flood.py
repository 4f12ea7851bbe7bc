"""A flood is accepted and not shown until somebody has looked."""

import datetime
import uuid

import pytest
from django.test import override_settings

from districts import geo
from districts.tests.factories import middle
from reports.models import Clock, Report
from reports.proofs import new_challenge
from reports.services import receive_report
from reports.services.flood import usual_in_an_hour
from reports.tests.factories import body, submit
from reports.tests.test_proofs import solve

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("region")]
DAY = datetime.date(2026, 11, 20)
METRE = 1 / 70_000  # of longitude, about


def receive(lon=None, lat=None, **fields):
    place = middle(0) if lon is None else (lon, lat)
    data = body(lon=place[0], lat=place[1], **fields)
    return receive_report(data=data, key=uuid.uuid4(), today=DAY).report


def scattered(count):
    """Places of one beat, no two of them within 100 m."""
    lon, lat = middle(0)
    return [(lon + (number % 6 - 3) * 150 * METRE, lat + (number // 6 - 3) * 0.0012) for number in range(count)]


def test_more_than_five_at_one_spot_are_accepted_and_hidden():
    reports = [receive() for _ in range(8)]
    assert [(report.is_in_flood, report.is_hidden) for report in reports] == [(False, False)] * 5 + [(True, True)] * 3
    assert Clock.objects.filter(report=reports[-1]).count() == 2
    Report.objects.update(is_published=True)
    assert Report.public.count() == 5


@pytest.mark.parametrize("side", [100, 25])
def test_pins_around_the_corner_of_four_cells_are_one_spot(side):
    lon, lat = geo.cell_centre(*middle(0), side)
    corner = (lon + side / 2 * METRE, lat + side / 2 / geo.METRES_OF_LATITUDE)
    around = [(corner[0] + x * 8 * METRE, corner[1] + y * 0.00008) for x in (-1, 1) for y in (-1, 1)] * 2
    assert [receive(lon=x, lat=y).is_in_flood for x, y in around] == [False] * 5 + [True] * 3


def test_a_hundred_and_thirty_metres_away_is_another_spot():
    lon, lat = middle(0)
    for _ in range(5):
        receive()
    assert not receive(lon=lon, lat=lat + 130 / geo.METRES_OF_LATITUDE).is_in_flood
    assert receive(lon=lon, lat=lat + 60 / geo.METRES_OF_LATITUDE).is_in_flood


def test_another_spot_and_another_beat_are_not_touched():
    for _ in range(8):
        receive()
    lon, lat = middle(0)
    assert not receive(lon=lon + 250 * METRE, lat=lat).is_in_flood
    assert not receive(lon=middle(1)[0], lat=middle(1)[1]).is_in_flood


def test_more_than_thirty_in_an_hour_are_a_flood_of_a_quiet_beat():
    reports = [receive(lon=lon, lat=lat) for lon, lat in scattered(33)]
    assert [report.is_in_flood for report in reports] == [False] * 30 + [True] * 3


def test_a_busy_beat_bears_twenty_times_its_usual_hour(monkeypatch):
    monkeypatch.setattr("reports.services.flood.usual_in_an_hour", lambda *_: 1.6)
    reports = [receive(lon=lon, lat=lat) for lon, lat in scattered(34)]
    assert [report.is_in_flood for report in reports] == [False] * 32 + [True] * 2


def test_the_usual_hour_is_that_of_the_four_weeks_before_without_floods(region):
    for days, flood in ((0, False), (1, False), (28, False), (29, False), (2, True)):
        report = submit(day=DAY - datetime.timedelta(days=days)).report
        Report.objects.filter(pk=report.pk).update(is_in_flood=flood)
    assert usual_in_an_hour("beat", region.beats[0].pk, DAY) == 2 / (28 * 24)


@override_settings(LIMIT_FACTOR=10)
def test_limits_of_a_trial_are_looser():
    assert not any(receive().is_in_flood for _ in range(12))


def test_a_repeat_of_one_report_is_no_flood():
    key = uuid.uuid4()
    data = body(lon=middle(0)[0], lat=middle(0)[1])
    for _ in range(10):
        receive_report(data=data, key=key, today=DAY)
    assert not receive().is_in_flood


def test_the_whole_way_of_a_report_takes_at_most_fourteen_statements(django_assert_max_num_queries):
    with django_assert_max_num_queries(14), override_settings(PROOF_OF_WORK_COST=20):
        receive(proof=solve(new_challenge(20)), description="Ścigają się.")
