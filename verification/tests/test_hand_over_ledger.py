"""Hand-overs after sending: the ledger page, reminders, the answer of the body and what it suggests."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from accounts.problems import Problem
from reports.statuses import Status
from reports.tests.factories import make_report
from verification import ledger
from verification.models import HandOver, HandOverOutcome, Reminder
from verification.scope import scope_of
from verification.services import HandOverTo, Reply, record_reply, remind
from verification.tests.factories import change, confirmed, sign_in

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
PAGE = "/panel/przekazania/"


@pytest.fixture
def hand_over(cast, region, on):
    return given(cast, region, on)


def given(cast, region, on, *, late=0, **fields):
    """A report handed over 30 days ago; its answer is due in 10 days or was due `late` days ago."""
    report = make_report(day=on - 40 * DAY, **fields)
    confirmed(report, cast.coordinator)
    change(report, Status.REFERRED, cast.coordinator, hand_over=HandOverTo(region.partner.slug, on + 10 * DAY))
    due = on - late * DAY if late else on + 10 * DAY
    HandOver.objects.filter(report=report).update(sent_on=on - 30 * DAY, reply_due=due)
    return HandOver.objects.select_related("report__category", "report__unit", "report__beat").get(report=report)


def address(hand_over):
    return f"/panel/zgloszenia/{hand_over.report.public_id}/"


def answer(hand_over, on, **given):
    return {"act": "reply", "hand_over": hand_over.pk, "outcome": "done", "on": on.isoformat(), "text": ""} | given


def test_the_ledger_lists_what_is_awaited_in_scope_the_late_ones_first(cast, region, on, hand_over):
    late = given(cast, region, on, late=3)
    elsewhere = given(cast, region, on, col=1)
    page = sign_in(cast.officer).get(PAGE).content.decode()
    assert page.index(address(late)) < page.index(address(hand_over))
    assert address(elsewhere) not in page
    assert address(elsewhere) in sign_in(cast.coordinator).get(PAGE).content.decode()
    only_late = sign_in(cast.officer).get(PAGE + "?state=late").content.decode()
    assert address(late) in only_late and address(hand_over) not in only_late


def test_the_rule_of_lateness_is_the_same_for_a_row_and_for_rows(cast, region, on):
    rows = [given(cast, region, on, late=late) for late in (1, 2, 0)]
    HandOver.objects.filter(pk=rows[1].pk).update(replied_on=on)
    scope = scope_of(cast.coordinator, on)
    listed = ledger.in_state(ledger.in_scope(scope), ledger.LATE, on)
    assert list(listed) == [row for row in HandOver.objects.all() if ledger.is_late(row, on)] == [rows[0]]
    assert ledger.counts(ledger.in_scope(scope), on) == {"awaited": 2, "late": 1}


@pytest.mark.long
def test_the_ledger_goes_page_by_page_and_loses_nothing(cast, region, on):
    rows = {given(cast, region, on, late=1 + number // 2).pk for number in range(5)}
    waiting = ledger.in_state(ledger.in_scope(scope_of(cast.officer, on)), ledger.AWAITED, on)
    seen, cursor = [], ""
    for _step in range(3):
        found, cursor = ledger.page(waiting, ledger.AWAITED, cursor, 2)
        seen += [row.pk for row in found]
    assert cursor == "" and len(seen) == 5 and set(seen) == rows


def test_who_may_look_and_what_a_damaged_address_does(cast):
    for query in ("state=x", "cursor=x", "cursor=2026-01-01_²", "x=1", "state=late,awaited"):
        assert sign_in(cast.officer).get(f"{PAGE}?{query}")["Location"] == PAGE
    assert sign_in(cast.auditor).get(PAGE).status_code == 403
    assert Client().get(PAGE)["Location"].startswith("/panel/konto/logowanie/")


def test_forty_rows_cost_at_most_ten_queries(cast, region, on, hand_over, django_assert_max_num_queries):
    HandOver.objects.bulk_create(
        HandOver(report=hand_over.report, partner=region.partner, officer=cast.officer, sent_on=on, reply_due=on)
        for _ in range(45)
    )
    client = sign_in(cast.coordinator)
    with django_assert_max_num_queries(10):
        page = client.get(PAGE).content.decode()
    assert page.count("queue-row__link") == 40 and "cursor=" in page


def test_a_reminder_is_written_once_a_day_with_a_name(cast, hand_over):
    client = sign_in(cast.officer)
    for _ in range(2):
        client.post(address(hand_over), {"act": "remind", "hand_over": hand_over.pk})
    assert Reminder.objects.get().by == cast.officer
    page = client.get(address(hand_over)).content.decode()
    assert cast.officer.full_name in page
    assert 'value="remind"' not in page
    with pytest.raises(Problem) as refused:
        remind(report=hand_over.report, hand_over=hand_over.pk, actor=cast.officer, at=timezone.now())
    assert refused.value.code == "reminded_today"


@pytest.mark.parametrize(
    ("outcome", "to"), [("done", Status.ELIMINATED), pytest.param("refused", Status.CONFIRMED, marks=pytest.mark.long)]
)
def test_an_answer_suggests_its_verdict_and_brings_the_words_along(cast, on, hand_over, outcome, to):
    client = sign_in(cast.officer)
    words = "Znak postawiono 3 maja."
    assert client.post(address(hand_over), answer(hand_over, on, outcome=outcome, text=words)).status_code == 302
    hand_over.refresh_from_db()
    assert (hand_over.outcome, hand_over.reply, hand_over.replied_on) == (outcome, words, on)
    assert hand_over.reply_by == cast.officer
    forms = {form.target: form for form in client.get(address(hand_over)).context["decisions"]}
    assert [target for target, form in forms.items() if form.is_suggested] == [to]
    assert forms[to]["note"].value() == words
    hand_over.report.refresh_from_db()
    assert hand_over.report.status == Status.REFERRED
    change(hand_over.report, to, cast.officer, note=words)
    hand_over.refresh_from_db()
    assert hand_over.outcome == outcome


@pytest.mark.long
def test_a_verdict_without_a_written_answer_notes_what_it_came_to(cast, hand_over):
    change(hand_over.report, Status.CONFIRMED, cast.officer)
    hand_over.refresh_from_db()
    assert (hand_over.outcome, hand_over.reply_by) == (HandOverOutcome.REFUSED, cast.officer)


WRONG = (
    ({"outcome": ""}, "outcome"), ({"outcome": "x"}, "outcome"), ({"on": "2999-01-01"}, "on"), ({"on": "31.02"}, "on"),
    ({"on": "1900-01-01"}, "on"), ({"text": "x" * 2001}, "text"), ({"text": "a\x07b"}, "text"),
)  # fmt: skip


@pytest.mark.parametrize("cases", [WRONG[::5], pytest.param(WRONG, marks=pytest.mark.long)], ids=["some", "all"])
def test_a_refused_answer_keeps_what_was_typed(cast, on, hand_over, cases):
    client = sign_in(cast.officer)
    for wrong, field in cases:
        page = client.post(address(hand_over), answer(hand_over, on) | {"text": "Moje słowa"} | wrong)
        assert page.status_code == 422
        assert page.context["refused"][0].errors.keys() == {field}
        assert page.context["hand_overs"][0].form["text"].value() == wrong.get("text", "Moje słowa")
    hand_over.refresh_from_db()
    assert hand_over.replied_on is None


def test_an_answer_is_written_once_and_only_by_who_works_there(cast, on, hand_over):
    asked = {
        "report": hand_over.report,
        "hand_over": hand_over.pk,
        "reply": Reply("done", "", on),
        "at": timezone.now(),
    }
    with pytest.raises(Problem) as refused:
        record_reply(actor=cast.provincial, **asked)
    assert refused.value.code == "forbidden"
    record_reply(actor=cast.officer, **asked)
    with pytest.raises(Problem) as refused:
        record_reply(actor=cast.section_head, **asked)
    assert refused.value.code == "hand_over_answered"
    for act in ("remind", "reply"):
        assert sign_in(cast.officer_next_door).post(address(hand_over), {"act": act}).status_code == 404
