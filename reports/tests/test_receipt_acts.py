"""The page of a receipt, without scripts: answer, object, say that it came back, rate, take back; what was typed is kept."""

import pytest
from django.utils import timezone

from reports.models import EntryKind, Message, Rating, Report, Sender
from reports.statuses import Status
from reports.tests.factories import make_held

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_limit(settings):
    settings.LIMIT_FACTOR = 100


@pytest.fixture
def held(region):
    return make_held


def page(client, code, status=200, **fields):
    answer = client.post("/kod/", {"code": code} | fields)
    assert answer.status_code == status
    assert answer["Cache-Control"] == "no-store"
    return answer.content.decode()


def ask(report):
    Message.objects.create(report=report, sender=Sender.OFFICER, text="O której?", on=timezone.localdate())


def test_a_question_of_the_officer_is_told_first_and_answered_below(held, client):
    report, code = held()
    ask(report)
    seen = page(client, code)
    assert seen.index("Napisał do Ciebie funkcjonariusz") < seen.index("O której?")
    assert "Wieczorem." in page(client, code, act="reply", text="Wieczorem.")
    assert "Napisał do Ciebie funkcjonariusz" not in page(client, code)


def test_an_empty_answer_is_told_at_its_field_and_in_the_title(held, client):
    _, code = held()
    seen = page(client, code, 422, act="reply", text=" ")
    assert "<title>Popraw formularz" in seen
    assert 'href="#reply"' in seen
    assert "Napisz, co chcesz przekazać" in seen


def test_a_message_that_is_too_long_is_kept_as_typed(held, client):
    _, code = held()
    assert "ż" * 1001 in page(client, code, 422, act="reply", text="ż" * 1001)


def test_an_objection_is_offered_with_its_last_day_and_taken_once(held, client):
    report, code = held(Status.UNCONFIRMED)
    assert "Nie zgadzasz się?" in page(client, code)
    seen = page(client, code, act="object", reason="Byli tam po zmroku.")
    assert "Nie zgadzasz się?" not in seen
    assert report.timeline.filter(kind=EntryKind.OBJECTION).count() == 1
    page(client, code, 409, act="object", reason="Jeszcze raz.")


def test_it_still_happens_opens_the_matter_again(held, client):
    report, code = held(Status.ELIMINATED)
    assert "Czy to znów się dzieje?" in page(client, code)
    page(client, code, act="recur")
    report.refresh_from_db()
    assert report.status == Status.VERIFYING


def test_the_outcome_is_rated_once(held, client):
    report, code = held(Status.ELIMINATED)
    page(client, code, act="rate", value="3")
    page(client, code, act="rate", value="1")
    assert Rating.objects.get(report=report).value == 3
    page(client, held()[1], act="rate", value="3")
    assert Rating.objects.count() == 1


def test_a_rating_needs_one_of_the_answers(held, client):
    _, code = held(Status.ELIMINATED)
    for value in ("", "9", "x"):
        page(client, code, 422, act="rate", value=value)


def test_what_was_written_is_taken_back_for_good(held, client):
    report, code = held(description="Mieszkam obok.")
    page(client, code, 422, act="withdraw")
    assert "Już tego nie ma" in page(client, code, act="withdraw", what="text")
    assert not Report.objects.get(pk=report.pk).content.description
    assert "Wycofaj na zawsze" not in page(client, code)


def test_the_code_is_never_in_an_address(held, client):
    _, code = held(Status.ELIMINATED, description="Tekst")
    seen = page(client, code)
    bare = code.replace(" ", "")
    links = [part.split('"')[0] for part in seen.split('href="')[1:] + seen.split('action="')[1:]]
    assert not any(bare in link.replace("%20", "") for link in links)


def test_an_unknown_act_only_reads(held, client):
    _, code = held()
    page(client, code, act="nonsense")
    assert Message.objects.count() == 0
