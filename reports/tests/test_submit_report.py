"""A report enters: routed, timed, receipted, once per key."""

import datetime
import threading
import uuid

import pytest
from django.db import connection

from accounts.problems import Problem
from districts.tests.factories import middle
from reports import receipts
from reports.models import Clock, EntryKind, Report, ReportContent, Stage, SubmissionKey
from reports.services import receive_report, submit_report
from reports.services.submit_report import forget_keys
from reports.tests.factories import HOMELESS, body, make_submission, submit

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 20)


def test_report_goes_to_the_beat_that_covers_it(region):
    report = submit(col=1).report
    assert (report.beat, report.unit, report.edition) == (region.beats[1], region.sections[0], region.edition)
    assert not report.is_in_hole


def test_report_in_a_hole_goes_to_the_covering_unit_and_is_marked(region):
    report = submit(col=4).report
    assert (report.beat, report.unit, report.is_in_hole) == (None, region.county, True)


def test_report_outside_the_served_area_is_refused_and_leaves_nothing(region):
    with pytest.raises(Problem) as refusal:
        submit(col=40)
    assert refusal.value.code == "outside_area"
    assert "KWP Testowo" in refusal.value.sentence
    assert Report.objects.count() == 0


def test_both_clocks_run_from_the_day_of_filing(region):
    report = submit(day=DAY).report
    due = dict(Clock.objects.filter(report=report).values_list("stage", "due_on"))
    assert due == {Stage.READ: DAY + datetime.timedelta(days=3), Stage.VERIFY: DAY + datetime.timedelta(days=5)}


def test_timeline_starts_with_its_reception(region):
    entry = submit(day=DAY).report.timeline.get()
    assert (entry.kind, entry.on, entry.by) == (EntryKind.RECEIVED, DAY, "resident")


def test_receipt_finds_the_report_and_is_not_stored(region):
    submitted = submit()
    assert len(submitted.receipt.replace(" ", "")) == 16
    assert receipts.find(submitted.receipt) == submitted.report
    assert receipts.find(submitted.receipt.replace(" ", "-")) == submitted.report
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(r::text, ' ') FROM reports_receipt r")
        assert submitted.receipt.replace(" ", "") not in cursor.fetchone()[0]


def test_same_key_and_content_gives_the_same_receipt(region):
    key = uuid.uuid4()
    first, second = submit(key=key, description="Szybko jeżdżą"), submit(key=key, description="Szybko jeżdżą")
    assert (first.report, first.receipt, first.read_by) == (second.report, second.receipt, second.read_by)
    assert (first.replay, second.replay) == (False, True)
    assert Report.objects.count() == 1


def test_same_key_with_other_content_is_refused_and_the_first_is_kept(region):
    key = uuid.uuid4()
    submit(key=key)
    with pytest.raises(Problem) as refusal:
        submit(key=key, description="inne")
    assert (refusal.value.code, refusal.value.status) == ("idempotency_key_reused", 409)
    assert Report.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_twenty_tries_at_once_with_one_key_make_one_report(region):
    key, submission, results = uuid.uuid4(), make_submission(), []

    def send():
        try:
            results.append(submit_report(submission=submission, key=key, today=DAY).receipt)
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(results), len(set(results)), Report.objects.count()) == (20, 1, 1)


def test_sensitive_category_shows_the_centre_of_a_cell(region):
    report = submit(category=HOMELESS).report
    assert report.point.distance(report.public_point) > 0
    metric = [point.transform(2180, clone=True) for point in (report.point, report.public_point)]
    assert metric[0].distance(metric[1]) <= 250 * 0.75


def test_two_near_reports_of_a_sensitive_category_share_their_public_point(region):
    lon, lat = middle(0)
    points = set()
    for shift in (0, 0.00001):
        submission = make_submission(lon + shift, lat, HOMELESS)
        report = submit_report(submission=submission, key=uuid.uuid4(), today=DAY).report
        points.add(report.public_point.coords)
    assert len(points) == 1


def test_submission_takes_at_most_eighteen_statements(region, django_assert_max_num_queries):
    with django_assert_max_num_queries(18):
        receive_report(data=body(description="Ścigają się"), key=uuid.uuid4(), today=DAY)


def test_content_lies_in_a_table_of_its_own(region):
    report = submit(description="Ścigają się", occurred_on=DAY, weekdays=(5, 6), hours=("18-22",)).report
    content = ReportContent.objects.get(report=report)
    assert (content.description, content.weekdays, content.hours) == ("Ścigają się", [5, 6], ["18-22"])


def test_keys_are_forgotten_after_their_days(region):
    submit(day=DAY)
    assert forget_keys(DAY + datetime.timedelta(days=2)) == 0
    assert forget_keys(DAY + datetime.timedelta(days=4)) == 1
    assert SubmissionKey.objects.count() == 0
