"""What is typed survives an expired sign-in: kept for its writer alone, shown again unsent, saved only when sent again."""

import datetime

import pyotp
import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from reports.models import Report
from reports.statuses import Status
from reports.tests.factories import make_report
from verification.models import Note, Visit
from verification.panel.kept import KEPT, writer_of
from verification.tests.factories import PASSWORD, change, sign_in

pytestmark = pytest.mark.django_db
LOGIN, CODE = "/panel/konto/logowanie/", "/panel/konto/drugi-skladnik/"


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


@pytest.fixture
def report(cast):
    found = make_report()
    change(found, Status.VERIFYING, cast.officer)
    return found


def page_of(report):
    return f"/panel/zgloszenia/{report.public_id}/?queue=1"


def expire(client):
    """The session ends as it does in life: its row is out of date."""
    client.session.model.objects.update(expire_date=timezone.now() - datetime.timedelta(minutes=1))


def sign_in_again(client, user, page):
    client.post(LOGIN, {"login": user.username, "password": PASSWORD, "next": page})
    return client.post(CODE, {"code": pyotp.TOTP(user.secret).now()}, follow=True)


def send_late(user, page, **fields):
    """A form of the user's, sent after the session has ended."""
    client = sign_in(user)
    expire(client)
    answer = client.post(page, fields | {"writer": writer_of(user)})
    assert answer.status_code == 302 and answer["Location"].startswith(LOGIN)
    assert not any(str(value) in answer["Location"] for value in fields.values())
    return client


def text(answer):
    return answer.content.decode()


VERDICT = {
    "act": "decide",
    "to": "unconfirmed",
    "seen": "verifying",
    "reason": "not_a_threat",
    "note": "Nic tam nie ma.",
}


@pytest.mark.parametrize(
    ("fields", "back"),
    [
        (VERDICT, ["Nic tam nie ma.", 'value="not_a_threat" selected', 'data-key="n" open']),
        ({"act": "visit", "at": "2026-01-02T03:04", "method": "phone", "result": "partly", "note": "Dzwoniłem."},
         ["Dzwoniłem.", "2026-01-02T03:04", 'value="phone" selected', 'value="partly"']),
        pytest.param({"act": "note", "text": "Wrócić wieczorem."}, ["Wrócić wieczorem."], marks=pytest.mark.long),
        pytest.param({"act": "ask", "text": "Którędy tam dojść?"}, ["Którędy tam dojść?"], marks=pytest.mark.long),
    ],
)  # fmt: skip
def test_everything_typed_is_back_after_the_sign_in_and_nothing_is_saved(cast, report, fields, back):
    client = send_late(cast.officer, page_of(report), **fields)
    assert 'id="kept"' in text(client.get(LOGIN))
    page = text(sign_in_again(client, cast.officer, page_of(report)))
    assert 'class="error-summary kept"' in page
    assert [part for part in back if part not in page] == []
    assert text(client.get(page_of(report))).count("kept-title") == 2  # a reload loses nothing
    assert Report.objects.get(pk=report.pk).status == Status.VERIFYING
    assert not Note.objects.exists() and not Visit.objects.exists()


def test_sent_again_it_is_saved_and_forgotten(cast, report):
    client = send_late(cast.officer, page_of(report), act="note", text="Wrócić wieczorem.")
    sign_in_again(client, cast.officer, page_of(report))
    client.post(page_of(report), {"act": "note", "text": "Wrócić wieczorem."})
    assert Note.objects.get().text == "Wrócić wieczorem."
    assert "kept-title" not in text(client.get(page_of(report)))
    assert KEPT not in client.session


def test_another_officer_at_the_same_browser_sees_nothing_of_it(cast, report):
    client = send_late(cast.officer, page_of(report), **VERDICT)
    assert "Nic tam nie ma." not in text(sign_in_again(client, cast.section_head, page_of(report)))
    assert KEPT not in client.session


@pytest.mark.long
def test_a_text_lies_encrypted_on_the_server(cast, report):
    client = send_late(cast.officer, page_of(report), **VERDICT)
    assert "Nic tam" not in str(dict(client.session.items()))


@pytest.mark.long
def test_a_form_without_its_writer_or_too_large_is_not_kept(cast, report):
    client = Client()
    for fields in ({}, {"writer": "1:forged"}, {"writer": writer_of(cast.officer), "text": "x" * 65_000}):
        assert client.post(page_of(report), VERDICT | fields).status_code == 302
        assert KEPT not in client.session
    written = VERDICT | {"writer": writer_of(cast.officer)}
    assert client.post(page_of(report), written, headers={"accept": "application/json"}).status_code == 302
    assert KEPT not in client.session  # a page that sends in the background keeps its words itself


@pytest.mark.long
def test_after_an_hour_it_is_gone(cast, report):
    client = send_late(cast.officer, page_of(report), **VERDICT)
    with time_machine.travel(timezone.now() + datetime.timedelta(minutes=61)):
        assert "kept-title" not in text(sign_in_again(client, cast.officer, page_of(report)))


@pytest.mark.long
def test_what_a_colleague_changed_meanwhile_is_told_with_the_text(cast, report):
    client = send_late(cast.officer, page_of(report), **VERDICT)
    change(report, Status.CONFIRMED, cast.section_head, "own_knowledge")
    answer = client.get(page_of(report))
    answer = sign_in_again(client, cast.officer, page_of(report))
    assert answer.status_code == 409
    assert "conflict-title" in text(answer) and "Nic tam nie ma." in text(answer)


@pytest.mark.long
def test_the_answer_to_an_objection_is_kept_too_and_can_be_thrown_away(cast, report):
    client = send_late(cast.section_head, page_of(report), act="refuse_objection", text="Zostaje tak.")
    page = sign_in_again(client, cast.section_head, page_of(report))
    assert page.status_code in (200, 409)
    client.post("/panel/porzuc/", {"back": page_of(report)})
    assert KEPT not in client.session


def test_any_other_form_of_the_panel_comes_back_on_a_page_of_its_own(cast, report):
    fields = {"kind": "hide", "reports": str(report.public_id), "why": "Bo tak trzeba."}
    client = send_late(cast.officer, "/panel/zbiorczo/", **fields)
    page = text(sign_in_again(client, cast.officer, "/panel/zbiorczo/"))
    assert "Bo tak trzeba." in page and f'name="reports" value="{report.public_id}"' in page
    assert client.post("/panel/zbiorczo/", fields).status_code == 200


def test_a_form_from_before_the_last_sign_in_of_another_tab_is_shown_again(cast, report):
    """A sign-in renews the token against forgery: the older tab's form is no forgery, and is not lost."""
    client = sign_in(cast.officer, client=Client(enforce_csrf_checks=True))
    answer = client.post(page_of(report), VERDICT | {"writer": writer_of(cast.officer)})
    assert answer["Location"] == page_of(report)
    assert "Nic tam nie ma." in text(client.get(page_of(report)))
    assert Report.objects.get(pk=report.pk).status == Status.VERIFYING
    foreign = client.post(page_of(report), VERDICT | {"writer": writer_of(cast.section_head), "note": "Obce słowa."})
    assert foreign.status_code == 302
    assert "Obce słowa." not in text(client.get(page_of(report)))
    assert client.post(page_of(report), VERDICT).status_code == 403


@pytest.mark.long
def test_every_form_of_a_report_says_whose_it_is(cast, report):
    page = text(sign_in(cast.officer).get(page_of(report)))
    assert page.count('name="writer"') == page.count('name="csrfmiddlewaretoken"') > 5
