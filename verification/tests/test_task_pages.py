"""Giving reports away in the panel: one on its page, several from the queue, the late ones found, nothing typed is lost."""

import pytest
from django.test import Client
from django.utils import timezone

from reports.statuses import Status
from reports.tests.factories import make_report
from verification.models import Task, TaskOutcome
from verification.tests.factories import change, sign_in
from verification.tests.tasks import day, give, make_traffic

pytestmark = pytest.mark.django_db
BULK = "/panel/zbiorczo/"


@pytest.fixture
def traffic(region, cast):
    return make_traffic(region, cast)


def typed(key, **fields):
    return {"to": "traffic", "holder": key, "reply_by": day(2).isoformat(), "note": "At seven.", "seen": ""} | fields


def address(report):
    return f"/panel/zgloszenia/{report.public_id}/"


def test_it_is_given_answered_and_taken_back_on_its_page(cast, traffic):
    report = make_report()
    coordinator, rider = sign_in(cast.coordinator), sign_in(cast.rider)
    assert rider.get(address(report)).status_code == 404
    assert coordinator.post(address(report), typed(traffic.key, act="task")).status_code == 302
    task = Task.objects.get()
    page = rider.get(address(report)).content.decode()
    assert "At seven." in page and 'value="task_answer"' in page and 'value="task_withdraw"' not in page
    assert str(report.public_id) in rider.get("/panel/").content.decode()
    answer = {"act": "task_answer", "text": "Measured.", "seen": task.pk}
    assert rider.post(address(report), answer)["Location"] == "/panel/"
    assert rider.get(address(report)).status_code == 404
    assert "Measured." in coordinator.get(address(report)).content.decode()


def test_what_was_typed_stays_and_the_right_comes_first(cast, traffic):
    report = make_report()
    refused = sign_in(cast.coordinator).post(address(report), typed("", act="task"))
    assert refused.status_code == 422 and "At seven." in refused.content.decode()
    assert sign_in(cast.officer).post(address(report), typed(traffic.key, act="task")).status_code == 403
    assert sign_in(cast.officer_far).post(address(report), typed(traffic.key, act="task")).status_code == 404
    assert Client().post(address(report), typed(traffic.key, act="task")).status_code == 302
    assert not Task.objects.exists()


@pytest.mark.long
def test_a_second_coordinator_hears_that_it_was_given_meanwhile(cast, traffic):
    report = make_report()
    give(report, traffic.key, cast.coordinator)
    late = sign_in(cast.coordinator).post(address(report), typed(traffic.key, act="task"))
    assert late.status_code == 409 and "At seven." in late.content.decode()
    odd = {"act": "task_withdraw", "seen": "9" * 40}
    assert sign_in(cast.coordinator).post(address(report), odd).status_code == 302
    assert Task.objects.open().count() == 1
    right = {"act": "task_withdraw", "seen": Task.objects.get().pk}
    sign_in(cast.coordinator).post(address(report), right)
    assert Task.objects.get().outcome == TaskOutcome.WITHDRAWN


@pytest.mark.long
def test_a_verdict_that_ends_the_task_leads_on_to_the_queue(cast, traffic):
    report = make_report()
    change(report, Status.VERIFYING, cast.officer)
    give(report, traffic.key, cast.coordinator)
    hoax = {"act": "decide", "to": "hoax", "seen": "verifying", "reason": "false_report", "note": ""}
    assert sign_in(cast.rider).post(address(report), hoax)["Location"] == "/panel/"
    assert Task.objects.get().outcome == TaskOutcome.DONE


def test_several_are_given_once_it_is_said_to_whom(cast, traffic):
    reports = [make_report() for _ in range(3)]
    ids = {"reports": [str(report.public_id) for report in reports], "kind": "task"}
    coordinator = sign_in(cast.coordinator)
    assert coordinator.post(BULK, ids).status_code == 200
    assert coordinator.post(BULK, ids | typed("", confirmed="1")).status_code == 422
    refused = coordinator.post(BULK, ids | typed("99", confirmed="1"))
    assert refused.status_code == 422 and "At seven." in refused.content.decode()
    assert not Task.objects.exists()
    done = coordinator.post(BULK, ids | typed(traffic.key, confirmed="1"))
    assert Task.objects.open().filter(unit=traffic.unit, note="At seven.").count() == 3
    page = coordinator.get(done["Location"]).content.decode()
    assert all(address(report) in page for report in reports) and 'name="undo"' in page
    assert coordinator.post(BULK, ids).content.decode().count("queue-row__mark") == 3
    assert coordinator.post(done["Location"], {"undo": "1"}).status_code == 302
    assert not Task.objects.open().exists()
    assert 'name="undo"' not in coordinator.get(done["Location"]).content.decode()


@pytest.mark.long
def test_bad_choices_are_said(cast, traffic):
    many = {"reports": [str(make_report().public_id) for _ in range(21)], "kind": "task"}
    coordinator = sign_in(cast.coordinator)
    assert coordinator.post(BULK, many).status_code == 422
    assert coordinator.post(BULK, {"kind": "task"}).status_code == 422
    assert coordinator.post(BULK, {"reports": "x", "kind": "task"}).status_code == 400
    assert coordinator.get(BULK).status_code == 405
    one = many | {"reports": many["reports"][:1]}
    assert sign_in(cast.officer).post(BULK, one).status_code == 403
    assert sign_in(cast.officer_far).post(BULK, one).status_code == 403
    assert Client().post(BULK, one).status_code == 302


def test_the_coordinator_finds_the_late_ones(cast, traffic):
    late, fine, free = (make_report() for _ in range(3))
    for report in (late, fine):
        give(report, traffic.key, cast.coordinator)
    Task.objects.filter(report=late).update(reply_by=day(-1))
    coordinator = sign_in(cast.coordinator)

    def listed(query):
        page = coordinator.get(f"/panel/{query}").content.decode()
        return {report for report in (late, fine, free) if address(report) in page}

    assert listed("") == {late, fine, free}
    assert listed("?task=any") == {late, fine}
    assert listed("?task=late") == {late}
    assert "queue-row__mark--late" in coordinator.get("/panel/?task=late").content.decode()
    assert coordinator.get("/panel/?task=never").status_code == 302
    assert 'name="task"' in coordinator.get("/panel/").content.decode()
    assert 'name="task"' not in sign_in(cast.officer).get("/panel/").content.decode()


def test_tasks_cost_the_queue_no_query(cast, traffic, django_assert_max_num_queries):
    reports = [make_report() for _ in range(6)]
    at = timezone.now()
    Task.objects.bulk_create(
        Task(report=row, to="traffic", unit=traffic.unit, officer=cast.rider, reply_by=day(1), made_by=cast.coordinator,
             made_on=day(0), made_at=at) for row in reports
    )  # fmt: skip
    for user in (cast.rider, cast.officer, cast.coordinator):
        client = sign_in(user)
        with django_assert_max_num_queries(10):
            assert client.get("/panel/").content.decode().count("queue-row__link") == 6
    client = sign_in(cast.rider)
    with django_assert_max_num_queries(
        23
    ):  # the record of the reading; templates and terms of keeping, two of them, are remembered for seconds
        assert client.get(address(reports[0])).status_code == 200
