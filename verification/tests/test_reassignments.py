"""Somebody asks somebody else to take a report over: yes, no, taken back, settled otherwise; the page and the inbox."""

import pytest
from django.http import Http404
from django.utils import timezone

from accounts.problems import Problem
from reports.statuses import Reason, Status
from reports.tests.factories import make_report
from verification.models import Answer, Reassignment, Task
from verification.permissions import may_read
from verification.scope import scope_of
from verification.services import Asked, answer_over, ask_over, withdraw_over
from verification.tests.factories import change, fresh, sign_in
from verification.tests.tasks import give, make_traffic

pytestmark = pytest.mark.django_db
REASON = "You have a radar, I do not."


@pytest.fixture
def traffic(region, cast):
    return make_traffic(region, cast)


@pytest.fixture
def report(cast):
    return make_report(description="Somebody races here every night.")


@pytest.fixture
def asked(cast, traffic, report):
    return ask(report, traffic.key, cast.officer)


def ask(report, key, actor, reason=REASON):
    return ask_over(report=fresh(report), asked=Asked("traffic", key, reason), actor=actor, at=timezone.now())


def answer(row, actor, accept=True, word=""):
    return answer_over(row=row, accept=accept, word=word, actor=actor, at=timezone.now())


def code_of(call, *args, **kwargs):
    with pytest.raises(Problem) as refused:
        call(*args, **kwargs)
    return refused.value.code, refused.value.status


def test_accepting_gives_the_report(cast, traffic, report, asked):
    assert not may_read(cast.rider, fresh(report), timezone.localdate())
    row = answer(asked, cast.rider, word="Fine.")
    assert (row.answer, row.answered_by, row.word) == (Answer.ACCEPTED, cast.rider, "Fine.")
    assert (row.task.unit, row.task.officer, row.task.reply_by) == (traffic.unit, None, None)
    assert may_read(cast.radar, fresh(report), timezone.localdate())
    assert may_read(cast.officer, fresh(report), timezone.localdate())


def test_a_refusal_needs_a_word_and_changes_nothing(cast, report, asked):
    assert code_of(answer, asked, cast.rider, accept=False) == ("required", 422)
    answer(asked, cast.rider, accept=False, word="No car today.")
    assert not Task.objects.exists()
    assert code_of(answer, asked, cast.radar) == ("reassignment_closed", 409)


def test_accepting_what_was_withdrawn_is_a_clear_409(cast, asked):
    with pytest.raises(Http404):
        withdraw_over(row=asked, actor=cast.section_head, at=timezone.now())
    withdraw_over(row=asked, actor=cast.officer, at=timezone.now())
    assert code_of(answer, asked, cast.rider) == ("reassignment_closed", 409)
    assert not Task.objects.exists()


def test_one_question_waits_at_a_time_and_a_coordinator_settles_it_at_once(cast, region, traffic, report, asked):
    assert code_of(ask, report, traffic.key, cast.section_head) == ("already_asked", 409)
    give(report, f"{region.sections[1].pk}", cast.coordinator)
    asked.refresh_from_db()
    assert (asked.answer, asked.answered_by) == (Answer.OVERTAKEN, cast.coordinator)
    assert code_of(answer, asked, cast.rider) == ("reassignment_closed", 409)


def test_whoever_was_not_asked_cannot_answer(cast, asked):
    for who in ("officer", "officer_next_door", "coordinator", "stranger", "viewer"):
        with pytest.raises(Http404):
            answer(asked, getattr(cast, who))
    asked.refresh_from_db()
    assert asked.answer == ""


@pytest.mark.long
def test_the_report_may_have_closed_in_the_meantime(cast, report, asked):
    change(report, Status.HOAX, cast.coordinator, Reason.FALSE_REPORT)
    assert code_of(answer, asked, cast.rider) == ("not_open", 409)
    asked.refresh_from_db()
    assert asked.answer == ""


@pytest.mark.long
def test_who_has_it_already_and_who_is_elsewhere_is_not_asked(cast, region, traffic, report):
    own = f"{region.sections[0].pk}.{cast.officer.pk}"
    assert code_of(ask, report, own, cast.section_head) == ("has_it_already", 422)
    assert code_of(ask, report, "999999", cast.officer) == ("unknown_recipient", 422)
    assert code_of(ask, report, traffic.key, cast.officer, reason=" ") == ("required", 422)
    assert code_of(ask, report, traffic.key, cast.provincial) == ("forbidden", 403)
    with pytest.raises(Http404):
        ask(report, traffic.key, cast.officer_next_door)


@pytest.mark.long
def test_back_to_the_officer_of_the_beat_leaves_no_task(cast, region, traffic, report):
    give(report, traffic.key, cast.coordinator)
    row = ask(report, f"{region.sections[0].pk}.{cast.officer.pk}", cast.rider)
    assert answer(row, cast.officer).task is None
    assert not Task.objects.open().exists()


@pytest.mark.long
def test_both_ends_see_it_in_the_inbox_and_nobody_reads_the_words_before(cast, asked, report):
    page = f"/panel/przejecia/{asked.pk}/"
    for user in (cast.rider, cast.traffic_head, cast.officer):
        assert page in sign_in(user).get("/panel/skrzynka/").content.decode()
    assert page not in sign_in(cast.officer_far).get("/panel/skrzynka/").content.decode()
    rider = sign_in(cast.rider)
    assert scope_of(cast.rider, timezone.localdate(), with_inbox=True).unseen == 1
    assert scope_of(cast.officer, timezone.localdate(), with_inbox=True).unseen == 0
    text = rider.get(page).content.decode()
    assert REASON in text and "races here" not in text
    assert rider.get(f"/panel/zgloszenia/{report.public_id}/").status_code == 404


def test_the_page_takes_the_answer(cast, asked, report):
    page = f"/panel/przejecia/{asked.pk}/"
    rider = sign_in(cast.rider)
    refused = rider.post(page, {"answer": "refuse", "word": ""})
    assert refused.status_code == 422
    assert rider.post(page, {"answer": "perhaps", "word": "My long word"}).status_code == 400
    assert rider.post(page, {"answer": "accept", "word": ""})["Location"] == "/panel/skrzynka/"
    assert rider.get(f"/panel/zgloszenia/{report.public_id}/").status_code == 200
    late = sign_in(cast.radar).post(page, {"answer": "refuse", "word": "My long word"})
    assert late.status_code == 409
    assert "My long word" in late.content.decode()


@pytest.mark.long
def test_the_page_is_closed_to_others(cast, asked, client):
    page = f"/panel/przejecia/{asked.pk}/"
    assert client.get(page).status_code == 302
    for user in (cast.officer_far, cast.viewer, cast.system_admin):
        assert sign_in(user).get(page).status_code == 404
    assert sign_in(cast.rider).get("/panel/przejecia/999999/").status_code == 404


@pytest.mark.long
def test_it_is_asked_and_taken_back_on_the_page_of_the_report(cast, traffic, report):
    officer = sign_in(cast.officer)
    address = f"/panel/zgloszenia/{report.public_id}/"
    typed = {"act": "ask_over", "to": "traffic", "holder": traffic.key, "reason": ""}
    refused = officer.post(address, typed)
    assert refused.status_code == 422
    assert f'<option value="{traffic.key}" selected>' in refused.content.decode()
    assert officer.post(address, typed | {"reason": REASON}).status_code == 302
    row = Reassignment.objects.get()
    assert REASON in officer.get(address).content.decode()
    assert officer.post(address, {"act": "ask_withdraw", "asked": row.pk}).status_code == 302
    row.refresh_from_db()
    assert row.answer == Answer.WITHDRAWN
