"""A flood is accepted and not shown until somebody has looked; near duplicates get a group and lose nothing."""

import datetime
import uuid

import pytest
from django.test import override_settings

from districts.tests.factories import middle
from reports.models import Category, Clock, Report, ReportGroup
from reports.proofs import new_challenge
from reports.services import receive_report
from reports.services.flood import usual_in_an_hour
from reports.services.groups import group_recent
from reports.tests.factories import SPEED, WASTE, body, submit
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


def file_at(metres, day=DAY, category=SPEED, flood=False):
    report = submit(day=day, category=category, col=metres / 1000).report
    Report.objects.filter(pk=report.pk).update(is_in_flood=flood)
    return report.pk


def groups():
    return [set(group.reports.values_list("pk", flat=True)) for group in ReportGroup.objects.order_by("pk")]


def test_near_ones_of_a_category_and_a_day_get_one_group():
    near = {file_at(0), file_at(20), file_at(40, day=DAY - datetime.timedelta(days=1))}
    file_at(300), file_at(10, category=WASTE), file_at(10, day=DAY - datetime.timedelta(days=2))
    assert group_recent(DAY) == 3
    assert groups() == [near]
    group = ReportGroup.objects.get()
    assert (group.category.slug, group.opened_on) == (SPEED, DAY - datetime.timedelta(days=1))


def test_a_later_one_joins_the_group_and_a_second_run_changes_nothing():
    near = {file_at(0), file_at(20)}
    group_recent(DAY)
    near.add(file_at(30))
    assert [group_recent(DAY), group_recent(DAY)] == [1, 0]
    assert groups() == [near]


def test_all_categories_pinned_on_one_house_are_one_group():
    slugs = list(Category.objects.current(DAY).values_list("slug", flat=True))
    pinned = {file_at(number, category=slug, flood=True) for number, slug in enumerate(slugs)}
    group_recent(DAY)
    assert groups() == [pinned]


def test_a_group_takes_nothing_away():
    before = [file_at(metres) for metres in (0, 10, 20)]
    group_recent(DAY)
    assert set(Report.objects.values_list("pk", flat=True)) == set(before)
    assert Clock.objects.filter(stopped_on=None).count() == 6
    assert not Report.objects.exclude(is_hidden=False, merged_into=None).exists()


def test_the_whole_way_of_a_report_takes_at_most_fourteen_statements(django_assert_max_num_queries):
    with django_assert_max_num_queries(14), override_settings(PROOF_OF_WORK_COST=20):
        receive(proof=solve(new_challenge(20)), description="Ścigają się.")
