"""The panel's calls: exact keys, order, filters, rights, errors."""

import datetime
import uuid

import pytest
from django.http import Http404
from django.test import Client
from django.utils import timezone

from reports.models import Category, Clock, Report
from reports.statuses import Reason, Status
from reports.tests.factories import make_report
from verification.models import Membership, Visit
from verification.permissions import get_report_for
from verification.scope import scope_of
from verification.services import Decision, add_note, decide
from verification.tests.factories import change, confirmed, sign_in, visit

pytestmark = pytest.mark.django_db

ROW = {"id", "category", "status", "beat", "read_by", "verify_by", "overdue"}
PUBLIC = {"id", "category", "status", "reason", "day", "unit", "beat", "endorsements", "read_by", "verify_by"}
DETAIL = PUBLIC | {"eliminate_by", "timeline", "handed_over_to", "merged_into", "description", "lon", "lat", "visits"}
DETAIL |= {"notes", "allowed", "reasons", "methods", "results"}


def address(report, what=""):
    return f"/panel/api/reports/{report.public_id}/{what}"


def post(client, path, **body):
    return client.post(path, body, content_type="application/json")


def day(offset):
    return timezone.localdate() + datetime.timedelta(days=offset)


@pytest.fixture
def officer(cast):
    return sign_in(cast.officer)


def test_queue_has_exactly_the_agreed_keys(cast, officer, region):
    report = make_report()
    answer = officer.get("/panel/api/queue/").json()
    assert set(answer) == {"results", "next"}
    (row,) = answer["results"]
    assert set(row) == ROW
    beat = region.beats[0]
    assert row["beat"] == {"id": str(beat.public_id), "number": beat.number, "name": beat.name}
    assert row["read_by"] == day(3).isoformat()
    assert row["verify_by"] == day(5).isoformat()
    assert (row["id"], row["status"], row["overdue"]) == (str(report.public_id), "new", False)


def test_queue_is_in_the_order_of_the_clock_and_filters_by_due_and_status(cast, officer):
    made = {name: make_report(day=day(-offset)) for name, offset in (("week", 0), ("overdue", 9), ("today", 3))}
    later = make_report(day=day(0))
    Clock.objects.filter(report=later).update(due_on=day(20))
    made["later"] = later
    ids = {name: str(report.public_id) for name, report in made.items()}
    rows = officer.get("/panel/api/queue/").json()["results"]
    assert [row["id"] for row in rows] == [ids[name] for name in ("overdue", "today", "week", "later")]
    assert [row["overdue"] for row in rows] == [True, False, False, False]
    for name, expected in ids.items():
        rows = officer.get("/panel/api/queue/", {"due": name}).json()["results"]
        assert [row["id"] for row in rows] == [expected], name
    assert len(officer.get("/panel/api/queue/", {"due": "overdue,today"}).json()["results"]) == 2
    change(made["today"], Status.VERIFYING, cast.officer)
    rows = officer.get("/panel/api/queue/", {"status": "verifying"}).json()["results"]
    assert [row["id"] for row in rows] == [ids["today"]]


def test_the_queue_costs_the_same_for_many_reports(cast, officer, django_assert_max_num_queries):
    for _ in range(12):
        make_report()
    with django_assert_max_num_queries(8):
        assert len(officer.get("/panel/api/queue/").json()["results"]) == 12


def test_queue_pages_by_cursor_without_gap_or_repeat(cast, officer, monkeypatch):
    monkeypatch.setattr("verification.panel.api.views.PAGE", 3)
    made = {str(make_report(day=day(-offset // 2)).public_id) for offset in range(8)}
    found, path = [], "/panel/api/queue/"
    while path:
        answer = officer.get(path).json()
        found += [row["id"] for row in answer["results"]]
        path = answer["next"]
    assert len(found) == len(made)
    assert set(found) == made


@pytest.mark.parametrize(
    ("query", "code"),
    [("x=1", "unknown_parameter"), ("due=soon", "bad_parameter"), ("status=hoax", "bad_parameter"),
     ("cursor=nonsense", "bad_parameter"), ("due=today&due=week", "bad_parameter"), ("due=%00", "bad_parameter")],
)  # fmt: skip
def test_queue_refuses_unknown_parameters_and_values(officer, query, code):
    answer = officer.get(f"/panel/api/queue/?{query}")
    assert (answer.status_code, answer.json()["code"]) == (400, code)


def test_closed_and_merged_reports_are_not_in_the_queue(cast, officer):
    target = make_report()
    make_report(status=Status.HOAX)
    merged = make_report()
    Report.objects.filter(pk=merged.pk).update(merged_into=target)
    rows = officer.get("/panel/api/queue/").json()["results"]
    assert [row["id"] for row in rows] == [str(target.public_id)]


@pytest.mark.parametrize("name", ["viewer", "auditor", "system_admin"])
def test_roles_without_reports_get_403_on_the_queue_and_404_on_a_report(cast, name):
    client = sign_in(getattr(cast, name))
    report = make_report()
    assert client.get("/panel/api/queue/").status_code == 403
    assert client.get(address(report)).status_code == 404


def test_detail_has_exactly_the_agreed_keys(cast, officer):
    report = make_report(description="Auta jadą za szybko.")
    add_note(report=report, text="Notatka", actor=cast.officer, at=timezone.now())
    change(report, Status.VERIFYING, cast.officer)
    visit(report, cast.officer)
    answer = officer.get(address(report)).json()
    assert set(answer) == DETAIL
    assert answer["description"] == "Auta jadą za szybko."
    assert (answer["lon"], answer["lat"]) == (round(report.point.x, 6), round(report.point.y, 6))
    assert set(answer["visits"][0]) == {"at", "method", "result", "note", "by"}
    assert set(answer["notes"][0]) == {"at", "text", "by"}
    assert answer["allowed"] == ["confirmed", "unconfirmed", "hoax"]
    assert set(answer["reasons"]) >= {"seen_on_site", "not_found_on_site", "false_report"}
    assert answer["methods"] == ["on_foot", "patrol_car", "speed_measurement", "camera", "phone", "documents"]
    assert answer["results"] == ["confirmed", "not_seen", "partly", "impossible"]


def test_a_reading_role_is_offered_nothing(cast):
    answer = sign_in(cast.provincial).get(address(make_report())).json()
    assert [answer[name] for name in ("allowed", "reasons", "methods", "results")] == [[], [], [], []]


def test_out_of_scope_and_unknown_are_the_same_answer(cast):
    client = sign_in(cast.officer_next_door)
    report = make_report()
    unknown = client.get(f"/panel/api/reports/{uuid.uuid4()}/")
    for what, call in (("", client.get), ("visits/", client.post), ("status/", client.post)):
        answer = call(address(report, what), content_type="application/json")
        assert (answer.status_code, answer.content) == (404, unknown.content)


def test_a_visit_is_201_and_comes_back(cast, officer):
    report = make_report(status=Status.VERIFYING)
    now = timezone.now().isoformat()
    answer = post(officer, address(report, "visits/"), at=now, method="on_foot", result="confirmed", note="Byłem.")
    assert answer.status_code == 201
    assert set(answer.json()) == {"at", "method", "result", "note", "by"}
    assert Visit.objects.get().note == "Byłem."


def test_a_whole_life_over_the_api(cast, officer, region):
    Category.objects.update(minimum_visits=1)
    report = make_report()
    path = address(report, "status/")
    assert post(officer, path, to="verifying", seen="new").json()["status"] == "verifying"
    early = post(officer, path, to="confirmed", seen="verifying", reason="seen_on_site")
    assert (early.status_code, early.json()["code"]) == (422, "evidence_missing")
    now = timezone.now().isoformat()
    post(officer, address(report, "visits/"), at=now, method="camera", result="confirmed")
    assert post(officer, path, to="confirmed", seen="verifying", reason="seen_on_site").status_code == 200
    due = day(30).isoformat()
    hand_over = {"partner": region.partner.slug, "reply_due": due, "note": ""}
    answer = post(officer, path, to="referred", seen="confirmed", hand_over=hand_over)
    assert answer.json()["handed_over_to"] == region.partner.name
    done = post(officer, path, to="eliminated", seen="referred", note="Straż Miejska odpowiedziała.")
    assert (done.status_code, done.json()["status"]) == (200, "eliminated")


def test_a_change_of_status_costs_at_most_fifteen_statements(cast, officer, region, django_assert_max_num_queries):
    """The answer and the audit's record included. Here the rules of the clocks are asked for each time, in service once in a while."""
    report = make_report()
    path, due = address(report, "status/"), day(30).isoformat()
    post(officer, address(report, "visits/"), at=timezone.now().isoformat(), method="on_foot", result="confirmed")
    steps = [
        (15, {"to": "verifying", "seen": "new"}),
        (15, {"to": "confirmed", "seen": "verifying", "reason": "seen_on_site"}),
        (16, {"to": "referred", "seen": "confirmed", "hand_over": {"partner": region.partner.slug, "reply_due": due}}),
        (15, {"to": "eliminated", "seen": "referred", "note": "Straż Miejska odpowiedziała."}),
    ]
    for most, body in steps:
        with django_assert_max_num_queries(most):
            answer = post(officer, path, **body)
        assert (answer.status_code, answer.json()["status"]) == (200, body["to"])
    assert answer.json() == officer.get(address(report)).json()


def test_a_role_taken_away_while_the_lock_was_waited_for_decides_nothing(cast):
    """What a request read before does not count: roles are asked for under the lock."""
    report = get_report_for(scope_of(cast.officer, timezone.localdate()), make_report().public_id)
    Membership.objects.filter(user=cast.officer).delete()
    with pytest.raises(Http404):
        decide(report=report, decision=Decision("verifying", "new"), actor=cast.officer, at=timezone.now())
    assert not report.changes.exists()


def test_a_stale_click_says_what_is_there_who_did_it_and_when(cast, officer):
    report = make_report()
    change(report, Status.VERIFYING, cast.section_head)
    answer = post(officer, address(report, "status/"), to="verifying", seen="new")
    body = answer.json()
    assert (answer.status_code, body["code"], body["current"]) == (409, "stale_status", "verifying")
    assert body["by"] == cast.section_head.full_name
    assert datetime.datetime.fromisoformat(body["at"]).tzinfo is not None
    assert report.changes.count() == 1


def test_a_right_missing_inside_the_scope_is_403(cast):
    answer = post(sign_in(cast.provincial), address(make_report(), "status/"), to="verifying", seen="new")
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


def test_the_late_verdict_is_accepted(cast, officer):
    report = make_report(day=day(-40))
    answer = post(officer, address(report, "status/"), to="verifying", seen="new")
    assert answer.status_code == 200


def test_closing_without_a_reason_is_422(cast, officer):
    report = make_report()
    confirmed(report, cast.officer)
    other = make_report(status=Status.VERIFYING)
    answer = post(officer, address(other, "status/"), to="hoax", seen="verifying")
    assert (answer.status_code, answer.json()["code"]) == (422, "reason_required")
    answer = post(officer, address(report, "status/"), to="eliminated", seen="confirmed", reason=Reason.ACTED_ON)
    assert (answer.status_code, answer.json()["code"]) == (422, "evidence_missing")


@pytest.mark.parametrize("path", ["queue/", "reports/08e9ea2f-089a-48e0-8279-37c4cb1fdd3b/", "nothing/here"])
def test_strangers_get_401(db, path):
    answer = Client().get(f"/panel/api/{path}")
    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")


def test_a_session_without_the_second_factor_is_401(cast):
    answer = sign_in(cast.officer, both_factors=False).get("/panel/api/queue/")
    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")


def test_the_second_factor_of_somebody_else_does_not_count(cast):
    client = sign_in(cast.officer)
    session = client.session
    session["account_authentication_methods_user"] = str(cast.coordinator.pk)
    session.save()
    assert client.get("/panel/api/queue/").status_code == 401


def test_unknown_addresses_below_the_api_are_404(officer):
    assert officer.get("/panel/api/nothing/here").status_code == 404


def test_a_change_without_the_csrf_token_is_403(cast):
    report = make_report()
    client = sign_in(cast.officer, client=Client(enforce_csrf_checks=True))
    answer = post(client, address(report, "status/"), to="verifying", seen="new")
    assert (answer.status_code, report.changes.count()) == (403, 0)
    client.get("/panel/")
    token = client.cookies["csrftoken"].value
    body = {"to": "verifying", "seen": "new"}
    answer = client.post(
        address(report, "status/"), body, content_type="application/json", headers={"X-CSRFToken": token}
    )
    assert answer.status_code == 200


def test_a_merged_report_can_still_be_read(cast, officer):
    target, merged = make_report(), make_report()
    Report.objects.filter(pk=merged.pk).update(merged_into=target)
    assert officer.get(address(merged)).json()["merged_into"] == str(target.public_id)
