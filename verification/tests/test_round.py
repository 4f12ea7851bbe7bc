"""The field round: what is on it, in which order, who walks it, and that a visit that comes twice is one."""

import copy
import datetime
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client
from django.utils import timezone

from districts.tests.factories import place_2180
from reports.models import Category, ReportContent
from reports.statuses import Reason, Status
from reports.tests.factories import make_report
from verification.models import Visit
from verification.round import NOW, OTHER_TIME, SOON, counted, in_walking_order, may_walk, metres, round_of, when
from verification.scope import scope_of
from verification.services.evidence import visits_of_this_verification
from verification.tests.factories import change, fresh, sign_in, visit

pytestmark = pytest.mark.django_db
PAGE = "/panel/obchod/"
NOON = datetime.datetime(2026, 3, 4, 11, tzinfo=datetime.UTC)  # in Warsaw, a Wednesday


@pytest.fixture
def officer(cast):
    return sign_in(cast.officer)


def verifying(**fields):
    return make_report(status=Status.VERIFYING, **fields)


def days_ago(days):
    return timezone.localdate() - datetime.timedelta(days=days)


def on_round(user, at=None):
    stops, _ = round_of(scope_of(user, timezone.localdate()), at or timezone.now())
    return [stop.report for stop in stops]


def form(found, **changes):
    return {"report": found.public_id, "key": uuid.uuid4(), "result": "not_seen", "method": "on_foot"} | changes


def as_script(client, data, **headers):
    return client.post(PAGE, data, headers={"Accept": "application/json", **headers})


def test_a_report_in_verification_waits_for_a_visit_until_there_is_enough(cast):
    Category.objects.update(minimum_visits=2)
    report, seen = verifying(day=days_ago(3)), verifying()
    make_report()
    assert set(on_round(cast.officer)) == {report, seen}
    visit(seen, cast.officer, "confirmed")
    visit(report, cast.officer, "not_seen", timezone.now() - datetime.timedelta(days=2))
    assert on_round(cast.officer) == [report]
    visit(report, cast.officer, "not_seen", timezone.now() - datetime.timedelta(days=1))
    assert on_round(cast.officer) == []


def test_a_place_of_today_comes_again_only_for_the_named_time(cast):
    Category.objects.update(minimum_visits=2)
    now = timezone.localtime().replace(hour=19, minute=0)
    report = verifying(day=days_ago(1), hours=("18-22",))
    visit(report, cast.officer, "not_seen", now - datetime.timedelta(days=1, hours=7))
    assert on_round(cast.officer, now) == [report]
    Visit.objects.update(at=now - datetime.timedelta(hours=7))
    assert on_round(cast.officer, now) == [report]
    assert on_round(cast.officer, now.replace(hour=13)) == []
    Visit.objects.update(at=now)
    assert on_round(cast.officer, now) == []


@pytest.mark.parametrize(
    ("weekdays", "hours", "expected"),
    [
        ((), (), NOW),
        ((3,), (), NOW),
        ((), ("6-12", "12-18"), NOW),
        ((), ("14-18",), SOON),
        ((), ("15-18",), SOON),
        ((), ("16-18",), OTHER_TIME),
        ((4,), (), OTHER_TIME),
        ((4,), ("12-14",), OTHER_TIME),
    ],
)
def test_the_named_time_is_now_or_soon_or_another(weekdays, hours, expected):
    assert when(ReportContent(weekdays=list(weekdays), hours=list(hours)), NOON) == expected


def test_nothing_named_means_any_time():
    assert when(None, NOON) == NOW


def test_the_order_is_deadline_then_named_time_then_the_nearest_next_one(cast):
    hour = timezone.localtime().hour
    elsewhere = ("0-1",) if hour >= 4 else ("12-14",)
    far, near, nearer = (verifying(day=days_ago(1), col=col) for col in (0.4, -0.3, 0.1))
    late, another = verifying(day=days_ago(9), col=0.2), verifying(day=days_ago(9), col=0.21, hours=elsewhere)
    assert on_round(cast.officer)[:2] == [late, another]
    assert on_round(cast.officer)[2:] == [nearer, far, near]


def test_the_walk_is_what_plain_python_says(cast):
    for place in range(6):
        verifying(col=-0.4 + 0.13 * (place * 7 % 6))
    stops, count = round_of(scope_of(cast.officer, timezone.localdate()), timezone.now())
    assert count == 6
    left, walked = list(stops), [stops[0]]
    left.remove(stops[0])
    while left:
        here = walked[-1].report.point
        walked.append(min(left, key=lambda stop: (stop.report.point.x - here.x) ** 2))
        left.remove(walked[-1])
    assert in_walking_order(stops) == walked


def test_a_kilometre_is_a_kilometre():
    assert metres(place_2180(0, 0), place_2180(1000, 0)) == pytest.approx(1000, rel=0.005)
    assert metres(place_2180(0, 0), place_2180(300, 400)) == pytest.approx(500, rel=0.005)


def test_visits_that_count_are_those_of_the_evidence(cast):
    Category.objects.update(minimum_visits=1)
    report = verifying(day=days_ago(3))
    visit(report, cast.officer, "impossible")
    visit(report, cast.officer, "not_seen")
    assert [v.pk for v in counted(fresh(report))] == [v.pk for v in visits_of_this_verification(report)] != []
    change(report, Status.UNCONFIRMED, cast.coordinator, Reason.NOT_FOUND_ON_SITE)
    change(report, Status.VERIFYING, cast.coordinator, Reason.OTHER_SERVICE_DATA)
    assert counted(fresh(report)) == [] == list(visits_of_this_verification(report))
    visit(report, cast.officer, "not_seen")
    assert [v.pk for v in counted(fresh(report))] == [v.pk for v in visits_of_this_verification(report)] != []


def test_officers_and_heads_walk_each_their_own(cast):
    own, other = verifying(), verifying(col=1)
    assert on_round(cast.officer) == [own]
    assert set(on_round(cast.section_head)) == {own, other}
    for name in ("coordinator", "provincial", "national", "viewer", "auditor", "system_admin"):
        assert not may_walk(scope_of(getattr(cast, name), timezone.localdate())), name
    client = sign_in(cast.coordinator)
    assert (client.get(PAGE).status_code, client.post(PAGE, form(own)).status_code) == (403, 403)
    assert PAGE not in client.get("/panel/").content.decode()
    assert Client().get(PAGE)["Location"] == f"/panel/konto/logowanie/?next={PAGE}"


def test_the_page_holds_every_visit_with_its_form_and_costs_few_queries(cast, officer, django_assert_max_num_queries):
    reports = [verifying(col=0.02 * place, description="Co wieczór.") for place in range(6)]
    visit(reports[0], cast.officer, "impossible")
    with django_assert_max_num_queries(15):
        page = officer.get(PAGE)
    text = page.content.decode()
    assert all(f'id="stop-{report.public_id}"' in text for report in reports[1:])
    assert text.count("Co wieczór.") == 5
    assert "geolocation=(self)" in page["Permissions-Policy"]
    assert "geolocation=()" in officer.get("/panel/")["Permissions-Policy"]


def test_an_empty_round_says_what_is_new(officer):
    assert "?status=new" not in officer.get(PAGE).content.decode()
    make_report()
    assert "?status=new" in officer.get(PAGE).content.decode()


def test_a_visit_without_scripts_is_saved_with_its_time_and_leads_back(cast, officer):
    report = verifying(day=days_ago(1))
    assert officer.post(PAGE, form(report, note="Nic nie ma."))["Location"] == PAGE
    saved = Visit.objects.get()
    assert (saved.result, saved.note, saved.officer) == ("not_seen", "Nic nie ma.", cast.officer)
    assert timezone.now() - saved.at < datetime.timedelta(minutes=1)


def test_the_same_visit_sent_again_is_one_and_another_under_its_key_is_refused(cast, officer):
    report = verifying(day=days_ago(1))
    at = (timezone.now() - datetime.timedelta(hours=1)).isoformat()
    sent = form(report, at=at)
    assert [as_script(officer, sent).status_code for _ in range(3)] == [200, 200, 200]
    change(report, Status.HOAX, cast.officer, Reason.FALSE_REPORT)
    assert as_script(officer, sent).status_code == 200
    assert as_script(officer, sent | {"result": "confirmed"}).status_code == 409
    assert (
        Visit.objects.get().at.isoformat() == datetime.datetime.fromisoformat(at).astimezone(datetime.UTC).isoformat()
    )
    assert report.timeline.filter(kind="visit").count() == 1


def test_a_phone_whose_clock_runs_ahead_a_little_is_believed(cast, officer):
    ahead = timezone.now() + datetime.timedelta(minutes=5)
    assert as_script(officer, form(verifying(), at=ahead.isoformat())).status_code == 200
    assert Visit.objects.get().at <= timezone.now()


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_a_visit_that_arrives_eight_times_at_once_is_one(cast):
    report, client = verifying(), sign_in(cast.officer)
    sent = form(report, at=timezone.now().isoformat())

    def send(_number):
        try:
            return as_script(copy.copy(client), sent).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(send, range(8))) == [200] * 8
    assert Visit.objects.count() == 1


def test_a_refusal_keeps_what_was_typed_and_says_why(cast, officer):
    report = verifying()
    tomorrow = (timezone.now() + datetime.timedelta(days=1)).isoformat()
    page = officer.post(PAGE, form(report, at=tomorrow, note="Byłem tam."))
    assert page.status_code == 422
    assert "Byłem tam." in page.content.decode()
    assert "przyszłości" in page.content.decode()
    answer = as_script(officer, form(report, at=tomorrow))
    assert answer.status_code == 422
    assert "przyszłości" in answer.json()["sentences"][0]


BAD = (
    {"result": ""},
    {"result": "x"},
    {"method": "x"},
    {"key": "x"},
    {"report": "x"},
    {"at": "2026-02-31T10:00"},
    {"at": "2026-03-29T02:30"},
    {"at": "2026-10-25T02:30"},
    {"note": "\x00"},
    {"note": "x" * 2001},
)


def test_bad_input_is_422_and_saves_nothing(officer):
    """Among it hours of the nights in which the clocks change: one never was, the other was twice."""
    report = verifying()
    for changes in BAD:
        assert officer.post(PAGE, form(report, **changes)).status_code == 422, changes
    assert as_script(officer, form(report, note="\x00")).status_code == 422
    assert not Visit.objects.exists()


def test_a_report_that_left_the_round_keeps_the_words(cast, officer):
    closed, foreign = verifying(), verifying(col=2)
    change(closed, Status.HOAX, cast.officer, Reason.FALSE_REPORT)
    for report, status in ((closed, 422), (foreign, 404)):
        page = officer.post(PAGE, form(report, note="Moje ustalenia."))
        assert page.status_code == status
        assert "Moje ustalenia." in page.content.decode()
        assert as_script(officer, form(report)).status_code == status
    assert not Visit.objects.exists()


def test_a_script_gets_a_new_token_after_a_new_sign_in_only(cast):
    client = sign_in(cast.officer, client=Client(enforce_csrf_checks=True))
    report = verifying()
    assert as_script(client, form(report)).status_code == 403
    token = client.get(PAGE, headers={"Accept": "application/json"}).json()["token"]
    assert as_script(client, form(report, csrfmiddlewaretoken=token)).status_code == 200
    assert as_script(Client(), form(report)).status_code == 302
