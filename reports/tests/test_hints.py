"""What the holder of a code reads at the right moment: until when one may object, who waits for whom, what is late."""

import datetime

import pytest
from django.utils import timezone, translation

from reports import dialogue
from reports.hints import hints
from reports.models import EntryBy, EntryKind, Message, Report, Sender, TimelineEntry
from reports.services import object_to, write_message
from reports.statuses import Status
from reports.tests.factories import make_report, submit

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def told(report, days=0):
    """In English, on a day after the filing."""
    report = Report.objects.prefetch_related("clocks", "timeline", "messages").get(pk=report.pk)
    on = report.filed_on + days * DAY
    with translation.override("en"):
        return hints(report, on, dialogue.possible(report, on))


def ask(report):
    Message.objects.create(report=report, sender=Sender.OFFICER, text="O której?", on=report.filed_on)


def test_a_fresh_report_needs_no_hint(region):
    assert told(submit().report) == []


def test_a_verdict_against_it_says_until_when_one_may_object(region):
    report = make_report(status=Status.UNCONFIRMED)
    assert told(report)[0].startswith("Not right? You may object once, until the end of ")
    assert "for 3 more days" in told(report, 11)[0]
    assert "for 1 more day," in told(report, 13)[0]
    assert "Today is the last day" in told(report, 14)[0]
    assert told(report, 15)[0].startswith("The time to object is over.")


def test_an_objection_waits_and_is_then_answered(region):
    report = make_report(status=Status.HOAX)
    object_to(report=report, reason="Nie był to żart.", on=report.filed_on)
    assert "waits for the head" in told(report, 1)[0]
    TimelineEntry.objects.create(report=report, kind=EntryKind.OBJECTION, on=report.filed_on + 2 * DAY, by=EntryBy.HEAD)
    assert "the verdict stays" in told(report, 3)[0]
    assert len(told(report, 3)) == 1


def test_a_question_of_an_officer_comes_before_everything(region):
    report = make_report(status=Status.VERIFYING)
    ask(report)
    assert told(report)[0].startswith("An officer asked you something today")
    assert "3 days ago" in told(report, 3)[0]
    assert len(told(report, 30)) == 1


def test_a_message_without_an_answer_is_told_after_two_days(region):
    report = submit().report
    write_message(report=report, text="Jest gorzej.", on=report.filed_on)
    assert told(report, 1) == []
    assert "sent 2 days ago" in told(report, 2)[0]


def test_a_delay_is_told_with_its_days_and_what_one_can_do(region):
    report = submit().report
    assert told(report, 3) == []
    late, write = told(report, 5)
    assert "2 days late" in late
    assert "for 5 days" in write


def test_a_quiet_week_is_told_where_nothing_is_late(region):
    report = make_report(status=Status.CONFIRMED)
    assert told(report, 6) == []
    assert told(report, 7) == ["Nothing was written here for 7 days. You may send a message to the officer below."]


@pytest.mark.parametrize("status", [Status.ELIMINATED, Status.REFERRED])
def test_what_goes_its_way_is_left_alone(region, status):
    assert told(make_report(status=status), 1) == []


def test_the_page_of_the_code_shows_them(client, region):
    submitted = submit(day=timezone.localdate() - 20 * DAY)
    page = client.post("/en/kod/", {"code": submitted.receipt}).content.decode()
    assert "days late" in page
    assert client.post("/en/kod/", {"code": submit().receipt}).content.decode().count('class="hints') == 0


def test_after_an_objection_nobody_is_told_to_object_again(client, region):
    report = make_report(status=Status.UNCONFIRMED)
    object_to(report=report, reason="Byli tam.", on=report.filed_on)
    page = client.get(f"/en/zgloszenia/{report.public_id}/").content.decode()
    assert "object with the code" not in page
