"""From report to report of one filtered queue: save and next, on without a decision, what is left, where the list ends."""

import datetime

import pytest
from django.utils import timezone

from reports.models import Report
from reports.statuses import Status
from reports.tests.factories import HOMELESS, WASTE, make_report
from verification.tests.factories import change, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def four(cast):
    """In the order of the queue; the third is of another kind and is being verified."""
    reports = [make_report(day=day(-ago), category=WASTE) for ago in (9, 8, 7, 1)]
    change(reports[2], Status.VERIFYING, cast.officer)
    return reports


def day(offset):
    return timezone.localdate() + datetime.timedelta(days=offset)


def page_of(report, query="?queue=1"):
    return f"/panel/zgloszenia/{report.public_id}/{query}"


def take(user, report, query="?queue=1", **fields):
    fields = {"act": "decide", "to": "verifying", "seen": "new", **fields}
    return sign_in(user).post(page_of(report, query), fields, follow=True)


def landed(answer):
    return answer.redirect_chain[-1][0]


def test_a_row_of_the_queue_carries_the_filters_to_the_report_and_back(cast, four):
    officer = sign_in(cast.officer)
    assert f'href="{page_of(four[0], "?due=overdue&amp;status=new&amp;queue=1")}"' in text(
        officer.get("/panel/?due=overdue&status=new&choose=1")
    )
    page = text(officer.get(page_of(four[0], "?due=overdue&status=new&queue=1")))
    assert 'href="/panel/?due=overdue&amp;status=new"' in page
    assert page.count(f'action="{page_of(four[0], "?due=overdue&amp;status=new&amp;queue=1")}"') >= 2


def text(answer):
    return answer.content.decode()


def test_save_and_next_goes_to_the_next_of_the_same_list_and_says_what_was_saved(cast, four):
    answer = take(cast.officer, four[1], "?status=new&queue=1", next="1")
    assert landed(answer) == page_of(four[3], "?status=new&queue=1")
    assert "Zapisano: Weryfikacja." in text(answer)
    assert page_of(four[1], "?status=new&amp;queue=1") in text(answer)


@pytest.mark.long
def test_after_the_last_row_the_list_begins_again_with_what_was_left(cast, four):
    assert landed(take(cast.officer, four[3], "?status=new&queue=1", next="1")) == page_of(
        four[0], "?status=new&queue=1"
    )


def test_the_end_of_a_list_is_the_list_itself_and_says_that_it_is_done(cast, four):
    Report.objects.exclude(pk=four[0].pk).update(status=Status.VERIFYING)
    answer = take(cast.officer, four[0], "?status=new&queue=1", next="1")
    assert landed(answer) == "/panel/?status=new"
    assert "queue-empty" in text(answer)
    assert "Nic więcej nie czeka" in text(answer)


@pytest.mark.long
def test_without_the_wish_one_stays_with_the_filters(cast, four):
    assert landed(take(cast.officer, four[0], "?status=new&queue=1")) == page_of(four[0], "?status=new&queue=1")
    assert landed(take(cast.officer, four[1], "")) == page_of(four[1], "")


@pytest.mark.long
def test_what_is_left_today_is_counted_under_the_filters(cast, four):
    flow = text(take(cast.officer, four[0], "?queue=1&status=verifying", next="1"))
    assert "2" in flow.split("notice--good")[1].split("</p>")[0]


def test_on_without_a_decision(cast, four):
    officer = sign_in(cast.officer)
    here = f"/panel/zgloszenia/{four[0].public_id}/nastepne/?status=new&queue=1"
    assert officer.get(here)["Location"] == page_of(four[1], "?status=new&queue=1")
    assert sign_in(cast.officer_far).get(here).status_code == 404
    assert officer.get(f"/panel/zgloszenia/{four[0].public_id}/nastepne/")["Location"] == "/panel/"


@pytest.mark.long
@pytest.mark.parametrize(
    "query",
    [
        "?queue=1&due=never",
        "?queue=1&colour=red",
        "?queue=1&beat=x",
        "?queue=2",
    ],
)
def test_filters_that_cannot_be_read_never_stop_the_work(cast, four, query):
    officer = sign_in(cast.officer)
    assert officer.get(page_of(four[0], query)).status_code == 200
    assert landed(take(cast.officer, four[0], query, next="1")).startswith("/panel/")
    assert Report.objects.get(pk=four[0].pk).status == Status.VERIFYING


def test_a_refused_verdict_stays_and_keeps_the_filters(cast, four):
    answer = sign_in(cast.officer).post(
        page_of(four[2]), {"act": "decide", "to": "unconfirmed", "seen": "verifying", "note": "Nic tam.", "next": "1"}
    )
    assert answer.status_code == 422
    assert "Nic tam." in text(answer)
    assert f'action="{page_of(four[2])}"' in text(answer)


@pytest.mark.long
def test_going_on_costs_few_queries(cast, four, django_assert_max_num_queries):
    make_report(category=HOMELESS)
    officer = sign_in(cast.officer)
    fields = {"act": "decide", "to": "verifying", "seen": "new", "next": "1"}
    with django_assert_max_num_queries(35):  # of them about 22 are the decision and its trail
        officer.post(page_of(four[0]), fields)
