"""A report that somebody changed meanwhile: both versions, the own text kept, and what needs no version simply saved."""

import pytest
from django.utils import timezone

from reports.models import Report
from reports.statuses import Reason, Status
from reports.tests.factories import make_report
from verification.models import Note, Visit
from verification.tests.factories import change, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def taken(cast):
    report = make_report()
    change(report, Status.VERIFYING, cast.officer)
    return report


def send(user, report, **fields):
    return sign_in(user).post(f"/panel/zgloszenia/{report.public_id}/?queue=1", fields)


def test_both_versions_stand_side_by_side_with_the_way_on(cast, taken):
    change(taken, Status.CONFIRMED, cast.section_head, Reason.OWN_KNOWLEDGE, note="Widziałam wczoraj.")
    answer = send(
        cast.officer, taken, act="decide", to="hoax", seen="verifying", reason="false_report", note="To żart."
    )
    theirs, mine = answer.content.decode().split('class="version"')[1:3]
    assert answer.status_code == 409
    assert cast.section_head.full_name in theirs and "Widziałam wczoraj." in theirs
    assert "To żart." in mine and str(Reason.FALSE_REPORT.label) in mine
    assert 'name="text" value="To żart."' in mine
    assert f"/panel/zgloszenia/{taken.public_id}/nastepne/?queue=1" in mine


@pytest.mark.long
def test_the_text_is_a_note_by_one_press(cast, taken):
    change(taken, Status.CONFIRMED, cast.section_head, Reason.OWN_KNOWLEDGE)
    send(cast.officer, taken, act="note", text="To żart.")
    assert Note.objects.get().text == "To żart."
    assert Report.objects.get(pk=taken.pk).status == Status.CONFIRMED


def test_a_visit_on_a_report_that_was_closed_meanwhile_keeps_its_words(cast, taken):
    change(taken, Status.HOAX, cast.section_head, Reason.FALSE_REPORT)
    at = timezone.localtime().strftime("%Y-%m-%dT%H:%M")
    fields = {"act": "visit", "at": at, "method": "on_foot", "result": "not_seen", "note": "Nikogo nie było."}
    answer = send(cast.officer, taken, **fields)
    assert answer.status_code == 409
    assert 'name="text" value="Nikogo nie było."' in answer.content.decode()
    assert not Visit.objects.exists()
