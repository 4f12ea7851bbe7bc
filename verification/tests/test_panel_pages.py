"""The panel's pages: who enters, what is on them, what a refusal keeps, how many queries they cost."""

import datetime
import uuid

import pytest
from django.test import Client
from django.utils import timezone

from districts.tests.factories import make_locality, make_street
from reports import story
from reports.models import Category
from reports.statuses import Reason, Status
from reports.story import status_sentence
from reports.tests.factories import make_report
from verification.models import Membership
from verification.tests.factories import change, confirmed, sign_in, visit

pytestmark = pytest.mark.django_db


def address(report):
    return f"/panel/zgloszenia/{report.public_id}/"


@pytest.fixture
def officer(cast):
    return sign_in(cast.officer)


def test_strangers_are_sent_to_the_sign_in_and_back(db):
    answer = Client().get("/panel/?due=today")
    assert answer.status_code == 302
    assert answer["Location"] == "/panel/konto/logowanie/?next=/panel/%3Fdue%3Dtoday"


@pytest.mark.parametrize("both_factors", [True, False])
def test_without_a_role_or_a_factor_the_page_says_whom_to_ask(cast, both_factors):
    user = cast.stranger if both_factors else cast.officer
    answer = sign_in(user, both_factors=both_factors).get("/panel/")
    assert answer.status_code == 403
    assert b"account_logout" not in answer.content
    assert "/panel/konto/wylogowanie/" in answer.content.decode()


def test_a_role_withdrawn_ends_at_the_next_click(cast, officer):
    assert officer.get("/panel/").status_code == 200
    Membership.objects.filter(user=cast.officer).update(valid=(None, timezone.localdate()))
    assert officer.get("/panel/").status_code == 403


def test_the_queue_shows_own_reports_in_groups(cast, officer):
    own = make_report(day=timezone.localdate() - datetime.timedelta(days=10))
    other = make_report(col=1)
    page = officer.get("/panel/").content.decode()
    assert address(own) in page
    assert address(other) not in page
    assert "queue-group--overdue" in page


def test_an_empty_queue_says_that_everything_is_done(officer):
    assert "queue-empty" in officer.get("/panel/").content.decode()


def test_a_damaged_filter_leads_back_to_the_whole_queue(officer):
    for query in ("due=soon", "x=1", "cursor=1", "status=hoax"):
        assert officer.get(f"/panel/?{query}")["Location"] == "/panel/"
    assert officer.get(f"/panel/?beat={uuid.uuid4()}").status_code == 200


def test_the_queue_with_forty_reports_costs_at_most_ten_queries(cast, django_assert_max_num_queries):
    for number in range(40):
        make_report(day=timezone.localdate() - datetime.timedelta(days=number % 9))
    for user in (cast.officer, cast.coordinator):
        client = sign_in(user)
        with django_assert_max_num_queries(10):
            assert client.get("/panel/").content.decode().count("queue-row__link") == 40


def test_a_report_page_costs_at_most_twenty_queries_and_two_that_are_remembered(
    cast, officer, django_assert_max_num_queries
):
    report = make_report()
    change(report, Status.VERIFYING, cast.officer)
    for _ in range(5):
        visit(report, cast.officer)
    with django_assert_max_num_queries(22):
        assert officer.get(address(report)).status_code == 200


def test_out_of_scope_and_unknown_are_404(cast):
    report = make_report()
    for name in ("officer_next_door", "head_far", "viewer", "auditor", "system_admin"):
        client = sign_in(getattr(cast, name))
        assert client.get(address(report)).status_code == 404, name
        assert client.post(address(report), {"act": "note", "text": "x"}).status_code == 404, name
    assert sign_in(cast.officer).get(f"/panel/zgloszenia/{uuid.uuid4()}/").status_code == 404


def test_take_visit_and_confirm_through_the_forms(cast, officer):
    report = make_report(description="Ścigają się co wieczór.")
    page = officer.get(address(report)).content.decode()
    assert "Ścigają się co wieczór." in page
    assert 'name="act" value="visit"' not in page
    assert officer.post(address(report), {"act": "decide", "to": "verifying", "seen": "new"}).status_code == 302
    at = timezone.localtime().strftime("%Y-%m-%dT%H:%M")
    form = {"act": "visit", "at": at, "method": "on_foot", "result": "confirmed", "note": "Widziałem."}
    assert officer.post(address(report), form).status_code == 302
    following = make_report()
    form = {"act": "decide", "to": "confirmed", "seen": "verifying", "reason": "seen_on_site", "note": ""}
    answer = officer.post(address(report), form, follow=True)
    report.refresh_from_db()
    assert (report.status, report.reason) == (Status.CONFIRMED, Reason.SEEN_ON_SITE)
    assert address(following) in answer.content.decode()


def test_a_refusal_keeps_everything_that_was_typed(cast, officer):
    Category.objects.update(minimum_visits=1)
    report = make_report(status=Status.VERIFYING)
    typed = "Byłem tam dwa razy, nic."
    form = {"act": "decide", "to": "unconfirmed", "seen": "verifying", "reason": "not_found_on_site", "note": typed}
    answer = officer.post(address(report), form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert typed in page
    assert '<option value="not_found_on_site" selected' in page
    form = {"act": "visit", "at": "2999-01-01T10:00", "method": "camera", "result": "partly", "note": typed}
    page = officer.post(address(report), form).content.decode()
    assert typed in page
    assert 'value="2999-01-01T10:00"' in page
    assert '<option value="camera" selected' in page


def test_a_stale_click_shows_who_changed_what_and_keeps_the_text(cast, officer):
    report = make_report()
    confirmed(report, cast.section_head)
    typed = "Moje ustalenia z wizyty."
    form = {"act": "decide", "to": "hoax", "seen": "verifying", "reason": "false_report", "note": typed}
    answer = officer.post(address(report), form)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert cast.section_head.full_name in page
    assert typed in page
    report.refresh_from_db()
    assert report.status == Status.CONFIRMED


def test_a_stale_click_of_ones_own_names_the_other_tab(cast, officer):
    report = make_report()
    form = {"act": "decide", "to": "verifying", "seen": "new"}
    own = officer.post(address(report), form), officer.post(address(report), form)
    assert [answer.status_code for answer in own] == [302, 409]
    assert "w innej karcie" in own[1].content.decode()
    other = sign_in(cast.section_head).post(address(report), form).content.decode()
    assert "Ktoś był szybszy" in other


def test_the_form_asks_for_the_reason_that_the_api_would_guess(cast, officer):
    report = make_report(status=Status.VERIFYING)
    visit(report, cast.officer)
    form = {"act": "decide", "to": "confirmed", "seen": "verifying", "reason": "", "note": "Widziane."}
    answer = officer.post(address(report), form)
    assert answer.status_code == 422
    assert "Wybierz powód z listy" in answer.content.decode()
    report.refresh_from_db()
    assert report.status == Status.VERIFYING


def test_the_check_comes_first_until_there_is_one(cast, officer):
    report = make_report(status=Status.VERIFYING)
    before = officer.get(address(report)).content.decode()
    visit(report, cast.officer)
    after = officer.get(address(report)).content.decode()
    assert before.index('id="visit-title"') < before.index('id="decide-title"') < before.index('id="panel-map"')
    assert after.index('id="decide-title"') < after.index('id="visit-title"')


def test_a_verdict_says_beforehand_what_people_will_read(cast, officer):
    page = officer.get(address(make_report(status=Status.VERIFYING))).content.decode()
    assert "Zapisz: Potwierdzone" in page
    assert status_sentence(Status.CONFIRMED, Reason.SEEN_ON_SITE) in page


def test_a_closed_report_says_who_may_change_it(cast, officer):
    decided, reading = "po sprzeciwie mieszkańca kierownik", "Tylko do odczytu"
    refused = officer.get(address(make_report(status=Status.UNCONFIRMED))).content.decode()
    assert decided in refused
    assert reading not in refused
    done = officer.get(address(make_report(status=Status.ELIMINATED))).content.decode()
    assert "Może ją zmienić koordynator lokalny." in done
    assert reading in sign_in(cast.provincial).get(address(make_report())).content.decode()


def test_the_public_part_holds_the_public_sentences_and_marks_the_rest(cast, officer):
    report = make_report(status=Status.VERIFYING)
    visit(report, cast.officer)
    page = officer.get(address(report)).content.decode()
    part = page[page.index('id="public-title"') :]
    for line in story.lines(report):
        assert line.sentence in part
    assert part.count("tylko z kodem") == 1


def test_rows_of_the_queue_are_told_apart_by_street_and_day(cast, officer, region):
    make_street(make_locality(region.area, "Testowo", "testowo"), "ulica Próbna", "probna")
    report = make_report()
    page = officer.get("/panel/").content.decode()
    assert "ulica Próbna, Testowo" in page
    assert f'datetime="{report.filed_on}"' in page


def test_a_right_missing_inside_the_scope_is_403_and_offers_no_buttons(cast):
    client = sign_in(cast.provincial)
    report = make_report()
    assert 'value="decide"' not in client.get(address(report)).content.decode()
    assert client.post(address(report), {"act": "decide", "to": "verifying", "seen": "new"}).status_code == 403


def test_forms_need_the_csrf_token(cast):
    report = make_report()
    client = sign_in(cast.officer, client=Client(enforce_csrf_checks=True))
    assert client.post(address(report), {"act": "decide", "to": "verifying", "seen": "new"}).status_code == 403
    assert report.changes.count() == 0


@pytest.mark.parametrize("name", ["viewer", "auditor", "system_admin"])
def test_roles_without_reports_see_a_home_without_any(cast, name):
    report = make_report(description="tajny opis")
    page = sign_in(getattr(cast, name)).get("/panel/").content.decode()
    assert str(report.public_id) not in page
    assert "tajny opis" not in page


def test_only_the_system_administrator_sees_users_and_roles(cast, db):
    admin_pages = ("/panel/accounts/user/", "/panel/verification/membership/", "/panel/verification/membership/add/")
    for name in ("officer", "section_head", "coordinator", "provincial", "national", "viewer", "auditor"):
        client = sign_in(getattr(cast, name))
        assert [client.get(page).status_code for page in admin_pages] == [403, 403, 403], name
    client = sign_in(cast.system_admin)
    assert [client.get(page).status_code for page in admin_pages] == [200, 200, 200]
    assert client.get(f"/panel/accounts/user/{cast.officer.pk}/change/").status_code == 200
    assert client.get(f"/panel/accounts/user/{cast.officer.pk}/delete/").status_code == 403


def test_nobody_changes_the_own_role(cast):
    client = sign_in(cast.system_admin)
    own = Membership.objects.get(user=cast.system_admin)
    path = f"/panel/verification/membership/{own.pk}/change/"
    assert client.post(path, {"role": "national_coordinator"}).status_code == 403
    form = {"user": cast.system_admin.pk, "role": "national_coordinator", "unit": own.unit_id, "valid_0": "2026-01-01"}
    assert client.post("/panel/verification/membership/add/", form).status_code == 200
    assert Membership.objects.filter(user=cast.system_admin).count() == 1


@pytest.mark.parametrize("path", ["login/", "logout/", "password_change/", "autocomplete/", "r/1/1/", "nothing/"])
def test_the_admins_own_doors_do_not_exist(officer, path):
    assert officer.get(f"/panel/{path}").status_code == 404


def test_every_cookie_of_the_panel_belongs_to_the_panel(cast, officer):
    officer.post(address(make_report()), {"act": "decide", "to": "verifying", "seen": "new"})
    assert {cookie["path"] for cookie in officer.cookies.values() if cookie.value} == {"/panel/"}


def test_pages_are_never_stored(officer):
    assert "no-store" in officer.get("/panel/")["Cache-Control"]
