"""Near duplicates in the panel: one row of the queue, one decision for all, each report for itself all the same."""

import datetime

import pytest
from django.utils import timezone

from reports.models import Clock, Report, ReportGroup, StatusChange, TimelineEntry
from reports.services.groups import group_recent
from reports.statuses import Reason, Status
from reports.tests.factories import SPEED, WASTE, make_report
from verification import queue
from verification.scope import scope_of
from verification.services import Decision, decide_together, together
from verification.tests.factories import change, fresh, sign_in, visit

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def alike(cast):
    """Three reports of one place, the first from yesterday; and one by itself."""
    day = TODAY() - datetime.timedelta(days=1)
    found = [make_report(day=day), make_report(col=0.01), make_report(col=0.02)]
    make_report(col=0.4)
    group_recent(TODAY())
    assert ReportGroup.objects.get().reports.count() == 3
    return [fresh(report) for report in found]


def post(user, report, **data):
    return sign_in(user).post(f"/panel/zgloszenia/{report.public_id}/", {"act": "decide", "seen": report.status} | data)


def statuses(reports):
    return [Report.objects.get(pk=report.pk).status for report in reports]


def shown(user):
    reports = queue.open_in_scope(scope_of(user, TODAY()))
    return set(reports.filter(queue.is_face(reports)).values_list("pk", flat=True))


def test_the_queue_shows_the_most_urgent_for_all(cast, alike):
    page = sign_in(cast.officer).get("/panel/").content.decode()
    assert str(alike[0].public_id) in page
    assert str(alike[1].public_id) not in page
    assert str(alike[1].public_id) in sign_in(cast.officer).get("/panel/?choose=1").content.decode()


def test_what_waits_for_something_else_stands_for_itself(cast, alike):
    change(alike[0], Status.VERIFYING, cast.officer)
    everybody = {report.pk for report in alike}
    assert len(shown(cast.officer) & everybody) == 2


def test_nobody_loses_a_report_behind_one_of_another_beat(cast, region):
    ours, theirs = make_report(col=0.49), make_report(col=0.51)
    group_recent(TODAY())
    assert fresh(ours).group_id == fresh(theirs).group_id is not None
    for user in (cast.officer, cast.officer_next_door):
        assert len(shown(user)) == 1
    assert len(shown(cast.section_head)) == 1


def test_one_click_takes_all_and_each_has_its_own_trail(cast, alike):
    answer = post(cast.officer, alike[1], to="verifying", whole_group="on")
    assert answer.status_code == 302
    assert statuses(alike) == ["verifying"] * 3
    assert StatusChange.objects.filter(new="verifying").values("report").distinct().count() == 3
    assert TimelineEntry.objects.filter(status="verifying").count() == 3
    assert Clock.objects.filter(report__in=alike, stage="read").exclude(stopped_on=None).count() == 3


def test_without_the_tick_one_report_changes(cast, alike):
    post(cast.officer, alike[1], to="verifying")
    assert statuses(alike) == ["new", "verifying", "new"]


def test_a_visit_to_one_place_is_evidence_for_all_of_it(cast, alike):
    for report in alike:
        change(report, Status.VERIFYING, cast.officer)
    visit(fresh(alike[0]), cast.officer)
    post(cast.officer, fresh(alike[0]), to="confirmed", reason=Reason.SEEN_ON_SITE, whole_group="on")
    assert statuses(alike) == ["confirmed"] * 3
    assert Clock.objects.filter(report__in=alike, stage="eliminate").count() == 3


def test_what_lacks_something_of_its_own_stays_and_is_counted(cast, alike):
    from reports.models import ReportContent

    other_day = (timezone.localtime().isoweekday() + 2) % 7 + 1
    ReportContent.objects.filter(report=alike[2]).update(weekdays=[other_day])
    for report in alike:
        change(report, Status.VERIFYING, cast.officer)
    for _ in range(3):
        visit(fresh(alike[0]), cast.officer, "not_seen")
    decision = Decision(Status.UNCONFIRMED, Status.VERIFYING, Reason.NOT_FOUND_ON_SITE)
    done = decide_together(report=fresh(alike[0]), decision=decision, actor=cast.officer, at=timezone.now())
    assert (done.done, done.left, done.later) == (2, 1, 0)
    assert statuses(alike) == ["unconfirmed", "unconfirmed", "verifying"]


def test_a_refusal_of_the_first_leaves_all_as_they_were(cast, alike):
    answer = post(cast.officer, alike[0], to="hoax", reason="false_report", whole_group="on")
    assert answer.status_code == 403
    assert statuses(alike) == ["new"] * 3


def test_what_is_more_than_one_request_should_do_follows_in_a_job(cast, alike, monkeypatch):
    from procrastinate.contrib.django.models import ProcrastinateJob

    monkeypatch.setattr(together, "AT_ONCE", 1)
    decision = Decision(Status.HOAX, Status.NEW, Reason.FALSE_REPORT, "Żart.")
    done = decide_together(report=alike[0], decision=decision, actor=cast.coordinator, at=timezone.now())
    assert (done.done, done.later) == (2, 1)
    job = ProcrastinateJob.objects.get(task_name=together.JOB)
    led = StatusChange.objects.get(pk=job.args["change"])
    assert [together.follow_decision(led), together.follow_decision(led)] == [1, 0]
    trail = StatusChange.objects.filter(new="hoax")
    assert set(trail.values_list("actor", "reason", "note", "at")) == {
        (cast.coordinator.pk, "false_report", "Żart.", led.at)
    }
    assert trail.count() == 3


def test_a_hand_over_goes_along(cast, alike, region, monkeypatch):
    monkeypatch.setattr(together, "AT_ONCE", 1)
    for report in alike:
        change(report, Status.VERIFYING, cast.officer)
        change(report, Status.CONFIRMED, cast.officer, Reason.OWN_KNOWLEDGE)
    due = TODAY() + datetime.timedelta(days=9)
    sent = {"partner": region.partner.slug, "reply_due": due.isoformat()}
    post(cast.officer, fresh(alike[0]), to="referred", whole_group="on", **sent)
    together.follow_decision(StatusChange.objects.filter(report=alike[0]).latest("pk"))
    assert [report.hand_overs.get().reply_due for report in alike] == [due] * 3


def test_the_page_tells_of_the_others_and_of_a_prank_with_many_categories(cast, alike):
    page = sign_in(cast.officer).get(f"/panel/zgloszenia/{alike[0].public_id}/").content.decode()
    assert str(alike[1].public_id) in page
    assert 'name="whole_group"' in page
    assert "notice" not in page.split('id="alike-title"')[1].split("</section>")[0]
    make_report(col=0.01, category=WASTE)
    Report.objects.filter(category__slug=WASTE).update(group=alike[0].group)
    page = sign_in(cast.officer).get(f"/panel/zgloszenia/{alike[0].public_id}/").content.decode()
    assert "notice" in page.split('id="alike-title"')[1].split("</section>")[0]


def test_a_report_out_of_scope_is_neither_told_of_nor_changed(cast, region):
    ours, theirs = make_report(col=0.49, category=SPEED), make_report(col=0.51)
    group_recent(TODAY())
    assert "alike-title" not in sign_in(cast.officer).get(f"/panel/zgloszenia/{ours.public_id}/").content.decode()
    decision = Decision(Status.VERIFYING, Status.NEW)
    done = decide_together(report=fresh(ours), decision=decision, actor=cast.officer, at=timezone.now())
    assert (done.done, statuses([theirs])) == (1, ["new"])


def test_a_whole_group_is_hidden_and_put_back_in_one_act(cast, alike, monkeypatch):
    monkeypatch.setattr("verification.panel.bulk.MOST", 2)
    head = sign_in(cast.section_head)
    assert 'name="with_groups"' in head.get(f"/panel/zgloszenia/{alike[0].public_id}/").content.decode()
    sent = {"reports": str(alike[0].public_id), "with_groups": "1", "kind": "hide"}
    page = head.post("/panel/zbiorczo/", sent).content.decode()
    assert page.count('name="reports"') == 1
    assert page.split('class="bulk-list"')[1].count("<li>") == 2
    done = head.post("/panel/zbiorczo/", sent | {"confirmed": "1"})
    assert [fresh(report).is_hidden for report in alike] == [True] * 3
    Report.objects.filter(pk=alike[1].pk).update(is_in_flood=False)
    head.post(done["Location"], {"undo": "1"})
    assert [fresh(report).is_hidden for report in alike] == [False] * 3


def test_a_group_beyond_the_scope_is_hidden_as_far_as_it_goes(cast, region):
    ours, theirs = make_report(col=0.49), make_report(col=0.51)
    group_recent(TODAY())
    sent = {"reports": str(ours.public_id), "with_groups": "1", "kind": "hide", "confirmed": "1"}
    assert sign_in(cast.officer).post("/panel/zbiorczo/", sent).status_code == 302
    assert [fresh(ours).is_hidden, fresh(theirs).is_hidden] == [True, False]
