"""What a verdict needs before it may be given."""

import datetime

import pytest
from django.utils import timezone

from accounts.problems import Problem
from reports.models import Category, EntryKind, ReportContent, TimelineEntry
from reports.statuses import Reason, Status
from reports.tests.factories import make_report
from verification.models import HandOver, Visit
from verification.services import HandOverTo
from verification.tests.factories import change, confirmed, fresh, visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(cast):
    Category.objects.update(minimum_visits=1)
    report = make_report(day=timezone.localdate() - datetime.timedelta(days=3))
    change(report, Status.VERIFYING, cast.officer)
    return report


def missing(call, *args, **kwargs) -> list[str]:
    with pytest.raises(Problem) as refusal:
        call(*args, **kwargs)
    assert refusal.value.code == "evidence_missing"
    return refusal.value.suggestion


def test_confirming_without_visit_and_source_is_refused_and_nothing_changes(cast, report):
    assert missing(change, report, Status.CONFIRMED, cast.officer, Reason.SEEN_ON_SITE) == ["visit_or_source"]
    assert fresh(report).status == Status.VERIFYING
    assert report.changes.count() == 1


@pytest.mark.parametrize("result", ["not_seen", "impossible"])
def test_a_visit_that_saw_nothing_confirms_nothing(cast, report, result):
    visit(report, cast.officer, result)
    assert missing(change, report, Status.CONFIRMED, cast.officer, Reason.SEEN_ON_SITE) == ["visit_or_source"]


@pytest.mark.parametrize("result", ["confirmed", "partly"])
def test_one_visit_that_saw_the_threat_is_enough(cast, report, result):
    visit(report, cast.officer, result)
    assert change(report, Status.CONFIRMED, cast.officer, Reason.SEEN_ON_SITE).status == Status.CONFIRMED


@pytest.mark.parametrize("reason", [Reason.OWN_KNOWLEDGE, Reason.OTHER_SERVICE_DATA])
def test_a_stated_source_of_knowledge_is_enough(cast, report, reason):
    assert change(report, Status.CONFIRMED, cast.officer, reason).reason == reason


def test_not_confirmed_needs_the_visits_of_the_category(cast, report):
    Category.objects.update(minimum_visits=2)
    visit(report, cast.officer, "not_seen")
    refusal = missing(change, report, Status.UNCONFIRMED, cast.officer, Reason.NOT_FOUND_ON_SITE)
    assert refusal == ["more_visits"]
    visit(report, cast.officer, "impossible")
    assert missing(change, report, Status.UNCONFIRMED, cast.officer, Reason.NOT_FOUND_ON_SITE) == ["more_visits"]
    visit(report, cast.officer, "not_seen")
    assert change(report, Status.UNCONFIRMED, cast.officer, Reason.NOT_FOUND_ON_SITE).status == Status.UNCONFIRMED


@pytest.mark.parametrize("reason", ["", Reason.SEEN_ON_SITE])
def test_not_confirmed_needs_a_reason_of_its_list(cast, report, reason):
    visit(report, cast.officer, "not_seen")
    with pytest.raises(Problem) as refusal:
        change(report, Status.UNCONFIRMED, cast.officer, reason)
    assert (refusal.value.code, refusal.value.status) == ("reason_required", 422)


def _name_time(report, weekdays=(), hours=()):
    ReportContent.objects.filter(report=report).update(weekdays=list(weekdays), hours=list(hours))


def yesterday_at(hour: int) -> datetime.datetime:
    day = timezone.localdate() - datetime.timedelta(days=1)
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(hour)))


def test_named_hours_need_a_visit_inside_them(cast, report):
    _name_time(report, hours=["18-22"])
    visit(report, cast.officer, "not_seen", yesterday_at(12))
    refusal = missing(change, report, Status.UNCONFIRMED, cast.officer, Reason.NOT_FOUND_ON_SITE)
    assert refusal == ["visit_inside_hours"]
    visit(report, cast.officer, "not_seen", yesterday_at(18))
    assert change(report, Status.UNCONFIRMED, cast.officer, Reason.NOT_FOUND_ON_SITE).status == Status.UNCONFIRMED


def test_named_weekdays_need_a_visit_on_one_of_them(cast, report):
    other = yesterday_at(12).isoweekday() % 7 + 1
    _name_time(report, weekdays=[other])
    visit(report, cast.officer, "not_seen", yesterday_at(12))
    assert missing(change, report, Status.UNCONFIRMED, cast.officer, Reason.NOT_FOUND_ON_SITE) == ["visit_inside_hours"]


@pytest.mark.parametrize("who", ["section_head", "coordinator"])
def test_the_head_making_the_change_is_the_approval(cast, report, who):
    _name_time(report, hours=["18-22"])
    visit(report, cast.officer, "not_seen", yesterday_at(12))
    change(report, Status.UNCONFIRMED, getattr(cast, who), Reason.NOT_FOUND_ON_SITE)
    assert report.changes.last().role == getattr(cast, who).memberships.get().role


def test_the_approval_does_not_replace_the_visits(cast, report):
    assert missing(change, report, Status.UNCONFIRMED, cast.section_head, Reason.NOT_FOUND_ON_SITE) == ["more_visits"]


def test_visits_before_a_reopening_do_not_count_again(cast, report):
    visit(report, cast.officer, "not_seen")
    change(report, Status.UNCONFIRMED, cast.officer, Reason.NOT_FOUND_ON_SITE)
    change(report, Status.VERIFYING, cast.coordinator, Reason.OTHER_SERVICE_DATA)
    assert missing(change, report, Status.UNCONFIRMED, cast.officer, Reason.NOT_FOUND_ON_SITE) == ["more_visits"]


def test_eliminated_needs_what_was_done(cast):
    report = make_report()
    confirmed(report, cast.officer)
    assert missing(change, report, Status.ELIMINATED, cast.officer, note="   ") == ["what_was_done"]
    done = change(report, Status.ELIMINATED, cast.officer, note="Znak ustawiony.")
    assert (done.status, done.reason) == (Status.ELIMINATED, Reason.ACTED_ON)
    assert report.changes.last().note == "Znak ustawiony."


def test_a_hand_over_names_the_body_and_its_day_and_the_public_reads_its_name(cast, region):
    report = make_report()
    confirmed(report, cast.officer)
    assert missing(change, report, Status.REFERRED, cast.officer) == ["receiving_body"]
    due = timezone.localdate() + datetime.timedelta(days=30)
    change(report, Status.REFERRED, cast.officer, hand_over=HandOverTo(region.partner.slug, due, "Pismo nr 1"))
    sent = HandOver.objects.get(report=report)
    assert (sent.partner, sent.reply_due, sent.replied_on, sent.note) == (region.partner, due, None, "Pismo nr 1")
    line = TimelineEntry.objects.get(report=report, kind=EntryKind.HAND_OVER)
    assert line.partner == region.partner.name


@pytest.mark.parametrize(
    ("to", "fields"), [(Status.CONFIRMED, {}), (Status.ELIMINATED, {"note": "Odpowiedź: wykonano."})]
)
def test_the_reply_of_the_body_is_noted_on_the_hand_over(cast, region, to, fields):
    report = make_report()
    confirmed(report, cast.officer)
    due = timezone.localdate() + datetime.timedelta(days=10)
    change(report, Status.REFERRED, cast.officer, hand_over=HandOverTo(region.partner.slug, due))
    change(report, to, cast.officer, **fields)
    assert HandOver.objects.get(report=report).replied_on == timezone.localdate()


@pytest.mark.parametrize(
    ("partner", "days", "field"), [("no-such-body", 30, "partner"), (None, -1, "reply_due"), (None, 400, "reply_due")]
)
def test_an_impossible_hand_over_is_refused_with_its_field(cast, region, partner, days, field):
    report = make_report()
    confirmed(report, cast.officer)
    asked = HandOverTo(partner or region.partner.slug, timezone.localdate() + datetime.timedelta(days=days))
    with pytest.raises(Problem) as refusal:
        change(report, Status.REFERRED, cast.officer, hand_over=asked)
    assert list(refusal.value.fields) == [field]
    assert fresh(report).status == Status.CONFIRMED
    assert not HandOver.objects.exists()


def test_a_visit_becomes_a_public_line_without_an_hour(cast, report):
    visit(report, cast.officer, "partly", yesterday_at(19))
    line = TimelineEntry.objects.get(report=report, kind=EntryKind.VISIT)
    assert (line.on, line.part_of_day, line.result, line.by) == (
        yesterday_at(19).date(),
        "evening",
        "partly",
        "officer",
    )


@pytest.mark.parametrize(
    ("hour", "part"), [(5, "night"), (6, "morning"), (12, "afternoon"), (18, "evening"), (22, "night")]
)
def test_the_part_of_day_follows_the_warsaw_clock(cast, report, hour, part):
    visit(report, cast.officer, "not_seen", yesterday_at(hour))
    assert TimelineEntry.objects.get(report=report, kind=EntryKind.VISIT).part_of_day == part


@pytest.mark.parametrize(("days", "code"), [(1, "date_in_future"), (-4, "out_of_range")])
def test_a_visit_lies_between_filing_and_now(cast, report, days, code):
    with pytest.raises(Problem) as refusal:
        visit(report, cast.officer, at=timezone.now() + datetime.timedelta(days=days))
    assert refusal.value.code == code
    assert not Visit.objects.exists()


def test_a_closed_report_takes_no_visits(cast, report):
    change(report, Status.HOAX, cast.officer, Reason.FALSE_REPORT)
    with pytest.raises(Problem) as refusal:
        visit(report, cast.officer)
    assert refusal.value.code == "transition_not_allowed"
