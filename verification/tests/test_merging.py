"""Reports of the same threat become one and are taken apart: rights, order, clocks, sums, what people read, the pages."""

import re

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.problems import Problem
from reports.dialogue import possible
from reports.models import Clock, Report
from reports.outlook import outlook
from reports.services import endorse, recur
from reports.statuses import Reason, Status
from reports.tests.factories import WASTE, make_held, make_report
from verification import queue
from verification.models import Merge
from verification.scope import scope_of
from verification.services import merge, unmerge
from verification.services.escalation import escalate
from verification.tests.factories import change, confirmed, fresh, sign_in, visit
from verification.tests.tasks import day

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(cast):
    """The older stays."""
    return make_report(day=day(-2)), make_report(day=day(-1))


def join(stays, *others, actor):
    ids = [report.public_id for report in others]
    return merge(ids=ids, target=stays.public_id, actor=actor, at=timezone.now())


def apart(report, actor):
    return unmerge(report=fresh(report), actor=actor, at=timezone.now())


def code_of(call, *args, **kwargs):
    with pytest.raises(Problem) as refused:
        call(*args, **kwargs)
    return refused.value.code


def rows(*reports):
    """Everything that a merge may touch, as it is in the database."""
    return [
        (
            Report.objects.filter(pk=report.pk).values("status", "reason", "merged_into", "endorsements").get(),
            list(
                Clock.objects.filter(report=report).order_by("pk").values("stage", "started_on", "due_on", "stopped_on")
            ),
            report.changes.count(),
            report.timeline.count(),
        )
        for report in reports
    ]


def waiting(user):
    return set(queue.open_in_scope(scope_of(user, day(0))).values_list("pk", flat=True))


def test_the_one_that_stays_is_worked_on_and_seen(cast, pair):
    stays, other = pair
    join(stays, other, actor=cast.officer)
    assert fresh(other).merged_into == stays
    assert waiting(cast.officer) == {stays.pk}
    assert set(Report.public.all()) == {stays}
    assert not Clock.objects.filter(report=other, stopped_on=None).exists()
    assert Clock.objects.filter(report=stays, stopped_on=None).count() == 2


def test_taking_apart_puts_back_exactly_what_was(cast, pair):
    stays, other = pair
    endorse(report=other, on=day(0))
    before = rows(*pair)
    join(stays, other, actor=cast.officer)
    assert fresh(stays).endorsements == 2  # who filed it and who joined in
    assert apart(other, cast.section_head) == stays
    assert rows(*pair) == before
    made = Merge.objects.get()
    assert (made.by, made.undone_by, made.counted) == (cast.officer, cast.section_head, 2)


@pytest.mark.long
def test_days_that_passed_are_not_given_back(cast, pair):
    stays, other = pair
    join(stays, other, actor=cast.officer)
    assert escalate(day(30)) > 0
    assert not other.clocks.filter(notices__isnull=False).exists()
    apart(other, cast.officer)
    assert escalate(day(30)) > 0
    assert other.clocks.filter(notices__isnull=False).exists()


def test_what_was_merged_before_moves_along(cast):
    first, second, third = (make_report(day=day(-ago)) for ago in (3, 2, 1))
    join(second, third, actor=cast.officer)
    join(first, second, actor=cast.officer)
    assert {fresh(second).merged_into, fresh(third).merged_into} == {first}
    assert fresh(first).endorsements == 2 and fresh(second).endorsements == 0
    apart(second, cast.officer)
    assert fresh(third).merged_into == first
    assert fresh(first).endorsements == 1


def test_never_in_a_circle_and_never_into_one_that_is_merged(cast, pair):
    stays, other = pair
    third = make_report()
    join(stays, other, actor=cast.officer)
    assert code_of(join, other, stays, actor=cast.officer) == "target_is_merged"
    assert code_of(join, other, third, actor=cast.officer) == "target_is_merged"
    assert code_of(join, third, other, actor=cast.officer) == "is_merged"
    assert code_of(join, stays, stays, actor=cast.officer) == "merge_needs_two"
    assert code_of(apart, stays, cast.officer) == "not_merged"
    assert Merge.objects.count() == 1


def test_only_open_reports_merge(cast):
    waits = make_report()
    for status in (Status.UNCONFIRMED, Status.HOAX, Status.ELIMINATED):
        closed = make_report(status=status)
        assert code_of(join, waits, closed, actor=cast.officer) == "not_open"
        assert code_of(join, closed, waits, actor=cast.officer) == "not_open"
    assert not Report.objects.exclude(merged_into=None).exists()


def test_who_may_not_merge_or_take_apart(cast, pair):
    stays, other = pair
    refusals = dict.fromkeys(("officer_next_door", "head_far", "viewer"), Http404)
    refusals |= dict.fromkeys(("provincial", "national"), Problem)
    for who, refusal in refusals.items():
        with pytest.raises(refusal):
            join(stays, other, actor=getattr(cast, who))
    join(stays, other, actor=cast.coordinator)
    for who, refusal in refusals.items():
        with pytest.raises(refusal):
            apart(other, getattr(cast, who))
    assert fresh(other).merged_into == stays


@pytest.mark.long
def test_all_must_be_in_scope_and_not_too_many(cast, pair):
    with pytest.raises(Http404):
        join(pair[0], pair[1], make_report(col=1), actor=cast.officer)
    many = [make_report() for _ in range(20)]
    assert code_of(join, pair[0], *many, actor=cast.officer) == "too_many_at_once"
    join(pair[0], *many[:19], actor=cast.officer)
    assert Report.objects.filter(merged_into=pair[0]).count() == 19


def test_nobody_decides_on_a_merged_report_by_itself(cast, pair):
    stays, other = pair
    join(stays, other, actor=cast.officer)
    assert code_of(change, other, Status.VERIFYING, cast.officer) == "is_merged"
    assert code_of(visit, other, cast.officer) == "is_merged"
    change(stays, Status.VERIFYING, cast.officer)
    assert (fresh(stays).status, fresh(other).status) == (Status.VERIFYING, Status.NEW)


def test_whoever_holds_the_code_reads_how_the_one_that_stays_gets_on(cast):
    stays = make_report(day=day(-2))
    other, code = make_held(day=day(-1))
    Report.objects.update(is_published=True)
    join(stays, other, actor=cast.officer)
    confirmed(stays, cast.officer)
    page = _receipt(code)
    told = outlook(fresh(stays), day(0))
    assert told.following in page and "status--confirmed" in page
    change(stays, Status.ELIMINATED, cast.officer, Reason.ACTED_ON, note="Fixed.")
    assert outlook(fresh(stays), day(0)).following in _receipt(code)
    apart(other, cast.officer)
    assert outlook(fresh(other), day(0)).following in _receipt(code)


def _receipt(code):
    return Client().post(reverse("reports:receipt"), {"code": code}).content.decode()


def test_what_residents_say_of_a_merged_report_counts_for_the_one_that_stays(cast, pair):
    stays, other = pair
    join(stays, other, actor=cast.officer)
    assert endorse(report=other, on=day(0)) == 2
    assert code_of(recur, report=fresh(other), at=timezone.now()) == "not_eliminated"
    confirmed(stays, cast.officer)
    change(stays, Status.ELIMINATED, cast.officer, Reason.ACTED_ON, note="Fixed.")
    assert "recur" in possible(fresh(other), day(0)).can
    recur(report=fresh(other), at=timezone.now())
    assert (fresh(stays).status, fresh(other).status) == (Status.VERIFYING, Status.NEW)
    assert "object" not in possible(fresh(other), day(0)).can


@pytest.mark.long
def test_the_public_reads_nothing_of_one_that_it_does_not_see(cast, pair, client):
    stays, other = pair
    join(stays, other, actor=cast.officer)
    confirmed(stays, cast.officer)
    address = f"/zgloszenia/{other.public_id}/"
    assert outlook(fresh(stays), day(0)).following in client.get(address).content.decode()
    Report.objects.filter(pk=stays.pk).update(is_hidden=True)
    hidden = client.get(address).content.decode()
    assert outlook(fresh(stays), day(0)).following not in hidden
    assert str(stays.public_id) not in hidden


def test_the_page_of_a_report_offers_what_is_near_and_merges_it(cast, pair):
    stays, other = pair
    elsewhere, kind = make_report(col=0.4), make_report(category=WASTE)
    officer = sign_in(cast.officer)
    address = f"/panel/zgloszenia/{stays.public_id}/"
    page = officer.get(address).content.decode()
    assert f'name="reports" value="{other.public_id}"' in page
    assert f'value="{elsewhere.public_id}"' not in page and f'value="{kind.public_id}"' not in page
    assert officer.post(address, {"act": "merge"}).status_code == 422
    assert officer.post(address, {"act": "merge", "reports": str(other.public_id)}).status_code == 302
    assert 'value="unmerge"' in officer.get(address).content.decode()
    merged = f"/panel/zgloszenia/{other.public_id}/"
    page = officer.get(merged).content.decode()
    assert str(stays.public_id) in page and 'class="verdict" name="verdict"' not in page
    assert officer.post(merged, {"act": "unmerge"}).status_code == 302
    assert fresh(other).merged_into is None


@pytest.mark.long
def test_a_refused_merge_keeps_the_ticks(cast, pair):
    stays, other = pair
    change(other, Status.HOAX, cast.coordinator, Reason.FALSE_REPORT)
    third = make_report()
    answer = sign_in(cast.officer).post(
        f"/panel/zgloszenia/{stays.public_id}/",
        {"act": "merge", "reports": [str(other.public_id), str(third.public_id)]},
    )
    assert answer.status_code == 409
    assert f'value="{third.public_id}" checked' in answer.content.decode()
    assert fresh(third).merged_into is None


@pytest.mark.long
def test_several_of_the_queue_are_merged_once_it_is_said_which_stays(cast, pair):
    stays, other = pair
    officer = sign_in(cast.officer)
    ids = {"reports": [str(report.public_id) for report in pair], "kind": "merge"}
    page = officer.post("/panel/zbiorczo/", ids)
    assert page.status_code == 200 and not Merge.objects.exists()
    assert re.search(f'value="{stays.public_id}"[^>]*checked', page.content.decode())
    assert officer.post("/panel/zbiorczo/", ids | {"confirmed": "1"}).status_code == 422
    done = officer.post("/panel/zbiorczo/", ids | {"confirmed": "1", "target": str(other.public_id)})
    assert done["Location"] == f"/panel/zgloszenia/{other.public_id}/"
    assert fresh(stays).merged_into == other
    assert officer.post("/panel/zbiorczo/", ids | {"reports": ids["reports"][:1]}).status_code == 422
    assert officer.get("/panel/zbiorczo/").status_code == 405
