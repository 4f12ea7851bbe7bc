"""Whoever holds the code of a merged report objects to the verdict on the one that stays, and is answered as anybody else."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.problems import Problem
from reports.dialogue import possible
from reports.models import Clock, EntryKind, Message, MessageKind, Report
from reports.services import object_to
from reports.statuses import Reason, Status
from reports.tests.factories import make_held, make_report
from verification.objections import open_objections, with_open_objection
from verification.services import merge, pause, refuse_objection, unmerge
from verification.tests.factories import change, fresh, sign_in, visit
from verification.tests.tasks import day

pytestmark = pytest.mark.django_db
WHY = "Byli tam wczoraj wieczorem."
ANSWER = "Byliśmy tam trzy razy."


def join(stays, other, actor):
    merge(ids=[other.public_id], target=stays.public_id, actor=actor, at=timezone.now())


def refused_by(report, officer):
    for _ in range(2):
        visit(report, officer, "not_seen")
    change(report, Status.UNCONFIRMED, officer, Reason.NOT_FOUND_ON_SITE)


@pytest.fixture
def pair(cast):
    """The one that stays, with a verdict against it, the one that was merged into it, and the code of that."""
    stays = make_report(day=day(-2))
    other, code = make_held(day=day(-1))
    join(stays, other, cast.officer)
    change(stays, Status.VERIFYING, cast.officer)
    refused_by(stays, cast.officer)
    return stays, other, code


def objects(report, on=0):
    object_to(report=fresh(report), reason=WHY, on=day(on))


def refuse(report, actor):
    return refuse_objection(report=fresh(report), text=ANSWER, actor=actor, at=timezone.now())


def receipt(code):
    return Client().post(reverse("reports:receipt"), {"code": code}).content.decode()


def waiting():
    return set(with_open_objection(Report.objects.all()).values_list("pk", flat=True))


def test_it_is_offered_made_found_by_the_head_and_answered_in_the_own_thread(cast, pair):
    stays, other, code = pair
    assert 'value="object"' in receipt(code)
    Client().post(reverse("reports:receipt"), {"code": code, "act": "object", "reason": WHY})
    assert other.timeline.filter(kind=EntryKind.OBJECTION).count() == 1
    head = sign_in(cast.section_head)
    address = f"/panel/zgloszenia/{stays.public_id}/"
    assert address in head.get("/panel/skrzynka/").content.decode()
    assert WHY in head.get(address).content.decode()
    head.post(address, {"act": "refuse_objection", "text": ANSWER})
    assert ANSWER in receipt(code) and 'value="object"' not in receipt(code)
    assert address not in head.get("/panel/skrzynka/").content.decode()
    assert not Message.objects.filter(report=stays).exists()


@pytest.mark.long
def test_one_answer_is_for_all_who_object(cast, pair):
    stays, other, _ = pair
    objects(stays)
    objects(other)
    assert [row.report_id for row in open_objections(stays)] == [stays.pk, other.pk]
    assert len(refuse(stays, cast.section_head)) == 2
    told = Message.objects.filter(kind=MessageKind.OBJECTION, sender="officer").values_list("report", flat=True)
    assert set(told) == {stays.pk, other.pk}
    with pytest.raises(Problem) as again:
        refuse(stays, cast.section_head)
    assert again.value.code == "objection_answered"


@pytest.mark.long
def test_granted_it_opens_the_one_that_stays(cast, pair):
    stays, other, code = pair
    objects(other)
    change(stays, Status.VERIFYING, cast.section_head, Reason.OBJECTION_GRANTED)
    assert (fresh(stays).status, open_objections(stays)) == (Status.VERIFYING, [])
    refused_by(stays, cast.officer)
    assert open_objections(stays) == [] and waiting() == set()
    assert "object" not in possible(fresh(other), day(0)).can
    assert "object" in possible(fresh(stays), day(0)).can


@pytest.mark.long
def test_it_is_one_in_its_days_and_only_against_a_verdict_that_refused(cast, pair):
    stays, other, _ = pair
    assert possible(fresh(other), day(14)).object_until == day(14)
    assert possible(fresh(other), day(15)).object_until is None
    with pytest.raises(Problem):
        objects(other, on=15)
    objects(other)
    with pytest.raises(Problem):
        objects(other)
    third = make_report()
    join(make_report(), third, cast.officer)
    with pytest.raises(Problem) as none:
        objects(third)
    assert none.value.code == "objection_closed"


@pytest.mark.long
def test_taken_apart_it_objects_to_nothing_any_more(cast, pair):
    stays, other, _ = pair
    objects(other)
    unmerge(report=fresh(other), actor=cast.officer, at=timezone.now())
    assert open_objections(stays) == open_objections(fresh(other)) == [] and waiting() == set()


@pytest.mark.long
def test_rows_and_predicate_agree(cast, pair):
    stays, other, _ = pair
    alone, code = make_held(Status.UNCONFIRMED)

    def agree():
        found = {row.pk for row in Report.objects.filter(status=Status.UNCONFIRMED) if open_objections(row)}
        assert found == waiting()
        return found

    assert agree() == set()
    objects(other)
    assert agree() == {stays.pk}
    objects(alone)
    assert agree() == {stays.pk, alone.pk}
    objects(stays)
    refuse(alone, cast.section_head)
    assert agree() == {stays.pk}
    refuse(stays, cast.section_head)
    assert agree() == set()


@pytest.mark.long
def test_words_of_a_merged_report_out_of_scope_are_not_shown(cast, pair):
    stays, other, _ = pair
    objects(other)
    Report.objects.filter(pk=other.pk).update(beat=None, unit=cast.head_far.memberships.get().unit)
    page = sign_in(cast.section_head).get(f"/panel/zgloszenia/{stays.public_id}/").content.decode()
    assert 'id="objection-title"' in page and WHY not in page


@pytest.mark.long
def test_after_taking_apart_the_due_days_are_those_of_a_twin_that_was_never_merged(cast):
    stays, other, twin = make_report(), make_report(day=day(-3)), make_report(day=day(-3))
    for report in (other, twin):
        change(report, Status.VERIFYING, cast.officer)
        now = timezone.now()
        pause(
            report=fresh(report), stage="verify", until=day(4), reason="no_access", actor=cast.section_head, at=now
        )  # fmt: skip
    join(stays, other, cast.officer)
    unmerge(report=fresh(other), actor=cast.officer, at=timezone.now())
    fields = ("stage", "started_on", "due_on", "stopped_on")
    of_other, of_twin = (list(Clock.objects.filter(report=row).values_list(*fields)) for row in (other, twin))
    assert of_other == of_twin
    assert fresh(other).due_on == fresh(twin).due_on
