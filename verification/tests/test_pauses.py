"""A deadline that stands still: who may, from when, what it does to the due day, who reads it."""

import datetime

import pytest
from django.http import Http404
from django.utils import timezone

from accounts.problems import Problem
from reports.deadlines import is_overdue
from reports.models import ClockPause, Stage
from reports.receipts import find
from reports.statuses import Status
from reports.tests.factories import submit
from verification.services import pause, resume
from verification.tests.factories import change, fresh, sign_in

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
ROLES = {
    "officer": 403,
    "officer_next_door": 404,
    "section_head": 200,
    "head_far": 404,
    "coordinator": 200,
    "provincial": 403,
    "viewer": 404,
    "system_admin": 404,
}


@pytest.fixture
def filed(cast):
    """A report of today that is being verified."""
    sent = submit()
    change(sent.report, Status.VERIFYING, cast.officer)
    return sent


def clock_of(report, stage=Stage.VERIFY):
    return report.clocks.get(stage=stage)


def read(client, code):
    return client.post("/kod/", {"code": code}).content.decode()


def stand(report, actor, days=9, **more):
    now = timezone.now()
    given = {"stage": Stage.VERIFY, "until": timezone.localdate(now) + days * DAY, "reason": "other_body", "at": now}
    return pause(report=fresh(report), actor=actor, **given | more)


def test_the_due_day_moves_by_the_days_of_the_pause(cast, filed):
    due = clock_of(filed.report).due_on
    stand(filed.report, cast.section_head, days=9)  # today, which counts for nothing yet, and nine more
    assert clock_of(filed.report).due_on == due + 9 * DAY


def test_pauses_that_overlap_count_once_and_an_early_end_gives_days_back(cast, filed):
    due = clock_of(filed.report).due_on
    stand(filed.report, cast.section_head, days=9)
    stand(filed.report, cast.coordinator, days=12, reason="no_access")
    assert clock_of(filed.report).due_on == due + 12 * DAY
    resume(report=fresh(filed.report), stage=Stage.VERIFY, actor=cast.section_head, at=timezone.now() + 3 * DAY)
    assert clock_of(filed.report).due_on == due + 2 * DAY
    assert ClockPause.objects.count() == 2
    assert {row.planned_until - row.since for row in ClockPause.objects.all()} == {9 * DAY, 12 * DAY}


@pytest.mark.parametrize(("role", "status"), ROLES.items())
def test_head_and_local_coordinator_may_and_nobody_else(cast, filed, role, status):
    due = clock_of(filed.report).due_on
    if status == 200:
        stand(filed.report, getattr(cast, role))
        assert clock_of(filed.report).due_on > due
        return
    with pytest.raises(Http404 if status == 404 else Problem) as refused:
        stand(filed.report, getattr(cast, role))
    assert status == 404 or refused.value.status == status
    assert clock_of(filed.report).due_on == due and not ClockPause.objects.exists()


@pytest.mark.parametrize(
    ("given", "code"),
    [({"days": -1}, "out_of_range"), ({"days": 61}, "out_of_range"), ({"reason": ""}, "required"),
     ({"reason": "laziness"}, "required"), ({"stage": Stage.READ}, "clock_not_running"),
     ({"stage": Stage.ELIMINATE}, "clock_not_running"), ({"stage": "x"}, "clock_not_running")],
)  # fmt: skip
def test_what_cannot_be_paused_is_refused_and_nothing_changes(cast, filed, given, code):
    due = clock_of(filed.report).due_on
    with pytest.raises(Problem) as refused:
        stand(filed.report, cast.section_head, **given)
    assert code in (refused.value.code, *(flaw.code for flaw in refused.value.fields.values()))
    assert clock_of(filed.report).due_on == due


def test_a_pause_hides_no_delay(cast, filed):
    clock = clock_of(filed.report)
    later = timezone.now() + 9 * DAY
    assert is_overdue(clock, timezone.localdate(later))
    with pytest.raises(Problem) as refused:
        stand(filed.report, cast.section_head, at=later, until=timezone.localdate(later) + DAY)
    assert refused.value.code == "clock_not_running"


def test_the_head_pauses_on_the_page_and_the_resident_reads_why(cast, filed, client):
    head = sign_in(cast.section_head)
    page = f"/panel/zgloszenia/{filed.report.public_id}/"
    until = timezone.localdate() + 9 * DAY
    refused = head.post(page, {"act": "pause", "stage": "verify", "until": until.isoformat(), "reason": ""})
    assert refused.status_code == 422 and f'value="{until}"' in refused.content.decode()
    sent = {"act": "pause", "stage": "verify", "until": until.isoformat(), "reason": "other_body"}
    assert head.post(page, sent).status_code == 302
    shown = head.get(page).content.decode()
    assert "oczekiwanie na inny organ" in shown and "Wznów termin" in shown
    assert "oczekiwanie na inny organ" in read(client, filed.receipt)
    assert head.post(page, {"act": "resume", "stage": "verify"}).status_code == 302
    assert "oczekiwanie na inny organ" not in read(client, filed.receipt)
    assert find(filed.receipt).clocks.get(stage=Stage.VERIFY).due_on == timezone.localdate() + 5 * DAY


def test_the_officer_of_the_beat_is_shown_no_button_that_would_refuse_him(cast, filed):
    page = f"/panel/zgloszenia/{filed.report.public_id}/"
    assert "Wstrzymaj termin" not in sign_in(cast.officer).get(page).content.decode()
    assert sign_in(cast.officer).post(page, {"act": "resume", "stage": "verify"}).status_code == 403
    assert not ClockPause.objects.exists()
