"""The other end of an objection: granted or refused by the head or the coordinator, in words that the holder of the code reads."""

import pytest
from django.utils import timezone

from accounts.problems import Problem
from reports.models import EntryKind, Message, TimelineEntry
from reports.services import object_to
from reports.statuses import Status
from reports.tests.factories import make_held, make_report
from verification.permissions import objection_is_open
from verification.services import refuse_objection
from verification.tests.factories import fresh, sign_in

pytestmark = pytest.mark.django_db
WHY = "Byliśmy tam trzy razy wieczorem i nikogo nie było."


@pytest.fixture
def held(cast):
    """A report to whose verdict its resident objected, and its code."""
    report, code = make_held(Status.UNCONFIRMED)
    object_to(report=report, reason="Byli tam wczoraj.", on=timezone.localdate())
    return report, code


def address(report):
    return f"/panel/zgloszenia/{report.public_id}/"


def refuse(user, report, text=WHY):
    return sign_in(user).post(address(report), {"act": "refuse_objection", "text": text})


def read(client, code):
    return client.post("/api/v1/receipts/", {"code": code}, content_type="application/json").json()


def test_the_head_finds_it_on_top_with_both_acts(cast, held):
    page = sign_in(cast.section_head).get(address(held[0])).content.decode()
    assert page.index('id="objection-title"') < page.index('id="words-title"')
    assert "Byli tam wczoraj." in page
    assert 'value="objection_granted"' in page and 'value="refuse_objection"' in page


def test_who_may_not_answer_reads_it_without_the_acts(cast, held):
    for user in (cast.officer, cast.provincial, cast.national):
        page = sign_in(user).get(address(held[0])).content.decode()
        assert 'id="objection-title"' in page
        assert 'value="objection_granted"' not in page and 'value="refuse_objection"' not in page


def test_a_refusal_is_read_with_the_code_and_its_day_by_everybody(cast, held, client):
    report, code = held
    assert refuse(cast.section_head, report).status_code == 302
    assert not objection_is_open(report)
    answer = read(client, code)
    assert [(row["from"], row["text"]) for row in answer["messages"]][-1] == ("officer", WHY)
    assert answer["can"] == ["withdraw"]
    last = answer["timeline"][-1]
    assert (last["kind"], last["by"], last["status"]) == ("objection", "head", None)
    page = client.post("/kod/", {"code": code}).content.decode()
    assert WHY in page and cast.section_head.last_name not in page
    public = client.get(f"/api/v1/reports/{report.public_id}/")
    assert WHY not in public.content.decode()
    assert fresh(report).status == Status.UNCONFIRMED


def test_granting_it_by_the_button_opens_the_verification(cast, held):
    report, _ = held
    sent = {"act": "decide", "to": "verifying", "seen": "unconfirmed", "reason": "objection_granted"}
    assert sign_in(cast.section_head).post(address(report), sent).status_code == 302
    changed = fresh(report)
    assert (changed.status, changed.reason) == (Status.VERIFYING, "objection_granted")
    assert report.clocks.filter(stage="verify", stopped_on=None).count() == 1


@pytest.mark.parametrize("name", ["section_head", "coordinator"])
def test_who_may_refuse_it(cast, held, name):
    assert refuse(getattr(cast, name), held[0]).status_code == 302
    assert Message.objects.filter(sender="officer").get().author == getattr(cast, name)


def test_nobody_else_may(cast, held):
    refusals = {
        403: ("officer", "provincial", "national", "stranger"),
        404: ("officer_next_door", "officer_far", "head_far", "viewer", "auditor", "system_admin"),
    }
    for status, names in refusals.items():
        for name in names:
            assert refuse(getattr(cast, name), held[0]).status_code == status, name
    assert not Message.objects.filter(sender="officer").exists()


def test_it_is_answered_once_and_what_was_typed_is_kept(cast, held):
    report, _ = held
    refuse(cast.section_head, report)
    again = refuse(cast.coordinator, report, "Drugi raz.")
    assert again.status_code == 409
    assert "Drugi raz." in again.content.decode()
    assert TimelineEntry.objects.filter(kind=EntryKind.OBJECTION).count() == 2


def test_a_refusal_without_good_words_is_422_and_keeps_them(cast, held):
    for text in ("", "  \n", "a" * 1001, "a\u202eb"):
        answer = refuse(cast.section_head, held[0], text)
        assert answer.status_code == 422
        assert text[:20].strip() in answer.content.decode()
    assert objection_is_open(held[0])


def test_nothing_is_refused_where_nobody_objected(cast):
    for status in Status:
        with pytest.raises(Problem, match="objection_answered"):
            refuse_objection(
                report=fresh(make_report(status=status)), text=WHY, actor=cast.section_head, at=timezone.now()
            )
    assert not Message.objects.exists()


def test_a_granted_objection_cannot_be_refused_any_more(cast, held):
    test_granting_it_by_the_button_opens_the_verification(cast, held)
    assert refuse(cast.section_head, held[0]).status_code == 409


def test_words_that_were_withdrawn_leave_the_objection_open(cast, held):
    report, _ = held
    Message.objects.update(text=None)
    page = sign_in(cast.section_head).get(address(report)).content.decode()
    assert 'value="refuse_objection"' in page and "Byli tam" not in page
