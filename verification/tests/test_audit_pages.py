"""The audit trail in the panel: what a request leaves in it, who reads it, and what one person could and did read."""

import datetime
import json

import pytest
from django.test import Client
from django.utils import timezone

from accounts import audit, audit_chain
from accounts.audit_acts import Act
from accounts.models import AuditRecord
from districts.models import AssignmentRole
from districts.tests.factories import assign
from reports.statuses import Status
from reports.tests.factories import make_report
from verification.models import Membership, Role
from verification.permissions import AUDIT_READERS
from verification.tests.factories import PASSWORD, make_cast, sign_in

pytestmark = pytest.mark.django_db
PAGE = "/panel/dziennik/"
CANARY = "Sąsiad z trzeciego piętra"


@pytest.fixture
def cast(region):
    return make_cast(region)


@pytest.fixture
def since():
    """The records written after this moment."""
    before = audit.head()["seq"]
    return lambda **where: AuditRecord.objects.filter(seq__gt=before, **where)


def person(user, **query):
    return f"{PAGE}osoba/{user.username}/" + ("?" + "&".join(f"{k}={v}" for k, v in query.items()) if query else "")


def test_reading_a_report_is_recorded_once_with_who_and_as_what(cast, since):
    report = make_report(description=CANARY)
    officer = sign_in(cast.officer)
    assert CANARY in officer.get(f"/panel/zgloszenia/{report.public_id}/").content.decode()
    row = since(action="report.read").get()
    assert (row.actor, row.role, row.object_type, row.object_id) == (
        "officer",
        "officer",
        "report",
        str(report.public_id),
    )
    assert row.unit and row.session and row.authenticator
    assert officer.session.session_key not in row.session
    assert officer.get(f"/panel/api/reports/{report.public_id}/").status_code == 200
    assert since(action="report.read").count() == 2


@pytest.mark.parametrize("path", ["/panel/zgloszenia/{}/", "/panel/api/reports/{}/", "/panel/zgloszenia/{}/karta/"])
def test_what_somebody_could_not_have_is_recorded_as_refused(cast, since, path):
    far = make_report(col=3)
    assert sign_in(cast.officer).get(path.format(far.public_id)).status_code == 404
    row = since().exclude(action="sign_in.done").get()
    assert (row.action, row.outcome, row.object_id) == ("request.refused", "refused", str(far.public_id))
    assert json.loads(row.detail)["status"] == 404


def test_a_missing_right_is_recorded_and_a_stranger_is_not(cast, since):
    assert sign_in(cast.officer).get(PAGE).status_code == 403
    assert since(action="request.refused", actor="officer").count() == 1
    assert Client().get(PAGE).status_code == 302
    assert since(action="request.refused").count() == 1


def test_words_of_people_are_never_in_the_trail(cast, since):
    report = make_report(description=CANARY, status=Status.VERIFYING)
    officer = sign_in(cast.officer)
    officer.get(f"/panel/zgloszenia/{report.public_id}/")
    officer.get("/panel/", {"q": "trzeciego"})
    officer.post(f"/panel/zgloszenia/{report.public_id}/", {"act": "note", "text": CANARY})
    said = json.dumps(list(audit.exported()), ensure_ascii=False)
    assert since(action="report.searched").count() == 1
    assert "trzeciego" not in said


def test_the_way_in_is_recorded_and_an_unknown_name_is_not_written_down(cast, since):
    browser = Client()
    assert browser.login(username="officer", password=PASSWORD) is True
    browser.logout()
    assert browser.login(username="officer", password="wrong") is False
    assert browser.login(username=PASSWORD, password="x") is False
    acts = [(row.action, row.actor, row.reason) for row in since()]
    assert acts == [
        ("sign_in.done", "officer", ""),
        ("sign_in.over", "officer", ""),
        ("sign_in.failed", "officer", "password"),
        ("sign_in.failed", "", "unknown_name"),
    ]
    assert PASSWORD not in json.dumps(list(audit.exported()))


def test_a_role_given_in_the_panel_is_recorded_with_what_it_opens(cast, region, since):
    form = {"user": cast.stranger.pk, "role": "officer", "unit": region.sections[0].pk, "valid_0": "2026-01-01"}
    answer = sign_in(cast.system_admin).post("/panel/verification/membership/add/", form)
    assert answer.status_code == 302, answer.context["errors"]
    row = since(action="role.given").get()
    said = json.loads(row.detail)
    assert (row.actor, said["login"], said["role"]) == ("system_admin", "stranger", "officer")
    assert said["place"] == region.sections[0].slug


def test_only_who_answers_for_others_reads_the_trail(cast):
    for name, user in vars(cast).items():
        roles = set(Membership.objects.filter(user=user).values_list("role", flat=True))
        wanted = 200 if roles & AUDIT_READERS else 403
        assert sign_in(user).get(PAGE).status_code == wanted, name


def test_a_coordinator_sees_the_own_people_and_an_auditor_all(cast):
    audit.record(Act("note.added"), actor="officer")
    audit.record(Act("retention.ran"))
    audit.record(Act("note.added"), actor="national")
    assert {row["record"].actor for row in sign_in(cast.coordinator).get(PAGE).context["rows"]} >= {"officer"}
    actors = {row["record"].actor for row in sign_in(cast.coordinator).get(PAGE).context["rows"]}
    assert not actors & {"", "national"}
    assert {"", "national", "officer"} <= {
        row["record"].actor for row in sign_in(cast.auditor).get(PAGE).context["rows"]
    }
    assert sign_in(cast.coordinator).get(person(cast.national)).status_code == 404
    assert sign_in(cast.coordinator).get(f"{PAGE}osoba/nobody/").status_code == 404


def test_reading_the_trail_is_recorded_before_anything_is_shown(cast, since):
    rows = sign_in(cast.auditor).get(PAGE, {"login": "officer", "act": "note.added"}).context["rows"]
    assert rows == []
    row = since(action="audit.read").get()
    assert json.loads(row.detail) == {"filters": ["act", "login"]}


def test_filters_narrow_and_pages_follow_each_other(cast):
    numbers = [audit.record(Act("note.added"), about=("report", "r1"), actor="officer") for _ in range(60)]
    auditor = sign_in(cast.auditor)
    first = auditor.get(PAGE, {"object": "R1", "act": "note.added"})
    assert [row["record"].seq for row in first.context["rows"]] == numbers[:9:-1]
    second = auditor.get(PAGE + first.context["next_page"])
    assert [row["record"].seq for row in second.context["rows"]] == numbers[9::-1]
    assert second.context["next_page"] == ""
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    assert auditor.get(PAGE, {"from": tomorrow}).context["rows"] == []


@pytest.mark.parametrize("query", ["from=x", "act=nothing", "before=x", "z=1", "login=a&login=b", "to=2026-02-30"])
def test_a_damaged_address_leads_to_the_whole_list(cast, query):
    assert sign_in(cast.auditor).get(f"{PAGE}?{query}").headers["Location"] == PAGE


def test_what_a_person_could_and_did_read_is_answered_for_any_days(cast, region):
    report = make_report()
    sign_in(cast.officer).get(f"/panel/zgloszenia/{report.public_id}/")
    today = timezone.localdate()
    page = sign_in(cast.coordinator).get(person(cast.officer)).context
    kinds = [(right.kind, right.place) for right in page["rights"]]
    assert ("role", region.sections[0].name) in kinds
    assert ("beat", str(region.beats[0])) in kinds
    assert [(row["object_id"], row["n"]) for row in page["read"]] == [(str(report.public_id), 1)]
    before = {"from": today - datetime.timedelta(days=20), "to": today - datetime.timedelta(days=10)}
    assert sign_in(cast.coordinator).get(person(cast.officer, **before)).context["read"] == []


@pytest.mark.parametrize(("offset", "counts"), [(-1, False), (0, True), (9, True), (10, False)])
def test_a_substitution_counts_on_its_days_alone(cast, region, offset, counts):
    start = datetime.date(2026, 3, 1)
    officer = region.officers[2]
    assign(officer, region.beats[0], role=AssignmentRole.SUBSTITUTE, valid=(start, start + datetime.timedelta(days=10)))
    day = start + datetime.timedelta(days=offset)
    rights = sign_in(cast.auditor).get(person(officer.user, **{"from": day, "to": day})).context["rights"]
    assert (str(region.beats[0]) in [right.place for right in rights if right.kind == "beat"]) is counts


@pytest.mark.parametrize(
    "query", [{"from": "2026-02-30"}, {"from": "2026-05-02", "to": "2026-05-01"}, {"from": "2020-01-01"}]
)
def test_days_that_cannot_be_are_a_sentence(cast, query):
    answer = sign_in(cast.auditor).get(person(cast.officer, **query))
    assert answer.status_code == 400
    assert "notice--error" in answer.content.decode()


def test_the_export_is_whole_and_for_the_auditor_and_the_country(cast):
    sign_in(cast.officer).get("/panel/zgloszenia/00000000-0000-4000-8000-000000000000/")
    answer = sign_in(cast.auditor).get(f"{PAGE}eksport/")
    rows = [json.loads(line) for line in b"".join(answer.streaming_content).decode().splitlines()]
    assert rows[-1]["action"] == "audit.exported"
    assert list(audit_chain.problems(rows)) == []
    assert sign_in(cast.coordinator).get(f"{PAGE}eksport/").status_code == 403


def test_the_pages_cost_a_bounded_number_of_queries(cast, django_assert_max_num_queries):
    for _ in range(60):
        audit.record(Act("report.read"), about=("report", "r1"), actor="officer")
    auditor = sign_in(cast.auditor)
    with django_assert_max_num_queries(9):
        auditor.get(PAGE, {"login": "officer"})
    with django_assert_max_num_queries(10):
        auditor.get(person(cast.officer))
    assert Role.AUDITOR in AUDIT_READERS
