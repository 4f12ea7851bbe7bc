"""Every edge of the status table x every role: who may ask, and what the answer is when not."""

import datetime
from itertools import product

import pytest
from django.http import Http404
from django.utils import timezone

from accounts.problems import Problem
from reports.models import Category, EntryBy, EntryKind, TimelineEntry
from reports.statuses import ALLOWED, REASONS, Reason, Status, may_follow
from reports.tests.factories import make_report
from verification.permissions import allowed_targets
from verification.services import HandOverTo
from verification.tests.factories import change, fresh, visit

pytestmark = pytest.mark.django_db

WORKERS = {"officer", "section_head", "coordinator"}
MAY = {
    (Status.NEW, Status.VERIFYING): WORKERS,
    (Status.NEW, Status.HOAX): {"coordinator"},
    (Status.VERIFYING, Status.CONFIRMED): WORKERS,
    (Status.VERIFYING, Status.UNCONFIRMED): WORKERS,
    (Status.VERIFYING, Status.HOAX): WORKERS,
    (Status.CONFIRMED, Status.ELIMINATED): WORKERS,
    (Status.CONFIRMED, Status.REFERRED): WORKERS,
    (Status.REFERRED, Status.ELIMINATED): WORKERS,
    (Status.REFERRED, Status.CONFIRMED): WORKERS,
    (Status.UNCONFIRMED, Status.VERIFYING): {"coordinator"},
    (Status.HOAX, Status.VERIFYING): {"coordinator"},
    (Status.ELIMINATED, Status.VERIFYING): {"coordinator"},
}
READERS = WORKERS | {"provincial", "national"}
OTHERS = {"officer_next_door", "officer_far", "head_far", "viewer", "auditor", "system_admin", "stranger"}


@pytest.fixture
def no_minimum(catalogue):
    Category.objects.update(minimum_visits=0)


def ask(report, to, actor, region):
    """A request that lacks nothing."""
    reason = {Status.CONFIRMED: Reason.OWN_KNOWLEDGE}.get(to) if report.status == Status.VERIFYING else None
    reason = reason or next(iter(REASONS.get((report.status, to), ())), "")
    hand_over = None
    if to == Status.REFERRED:
        hand_over = HandOverTo(region.partner.slug, timezone.localdate() + datetime.timedelta(days=30))
    return change(report, to, actor, reason, note="Zrobione.", hand_over=hand_over)


def test_the_table_of_this_test_is_the_table_of_the_product():
    assert set(MAY) == {(old, new) for old, targets in ALLOWED.items() for new in targets}


@pytest.mark.parametrize(("old", "new"), list(MAY), ids=lambda status: status.value)
def test_each_edge_is_open_to_its_roles_and_403_to_other_readers(cast, region, no_minimum, old, new):
    for name in sorted(READERS):
        report = make_report(status=old)
        actor = getattr(cast, name)
        assert (new in allowed_targets(actor, fresh(report), timezone.localdate())) is (name in MAY[old, new])
        if name in MAY[old, new]:
            assert ask(report, new, actor, region).status == new
            assert report.changes.last().actor == actor
            continue
        with pytest.raises(Problem) as refusal:
            ask(report, new, actor, region)
        assert (refusal.value.code, refusal.value.status) == ("forbidden", 403)
        assert fresh(report).status == old


@pytest.mark.parametrize("name", sorted(OTHERS))
def test_out_of_scope_is_not_found_on_every_edge(cast, region, no_minimum, name):
    for old, new in MAY:
        report = make_report(status=old)
        with pytest.raises(Http404):
            ask(report, new, getattr(cast, name), region)
        assert fresh(report).status == old


def test_an_edge_outside_the_table_is_422_for_everybody_who_reads(cast, region):
    for old, new in product(Status, Status):
        if may_follow(old, new):
            continue
        report = make_report(status=old)
        for name in ("officer", "coordinator", "provincial"):
            with pytest.raises(Problem) as refusal:
                ask(report, new, getattr(cast, name), region)
            assert (refusal.value.code, refusal.value.status) == ("transition_not_allowed", 422)


@pytest.mark.parametrize("seen", [status for status in Status if status != Status.VERIFYING])
def test_a_stale_click_is_409_before_everything_else(cast, seen):
    report = make_report()
    change(report, Status.VERIFYING, cast.officer)
    for name in ("officer", "provincial"):
        for to in Status:
            with pytest.raises(Problem) as refusal:
                change(report, to, getattr(cast, name), seen=seen)
            assert refusal.value.status == 409
            assert refusal.value.extra["current"] == "verifying"
            assert refusal.value.extra["by"] == cast.officer.full_name


@pytest.mark.parametrize("old", [Status.UNCONFIRMED, Status.HOAX])
def test_the_head_reopens_only_by_granting_an_open_objection(cast, no_minimum, old):
    report = make_report(status=old)
    head = cast.section_head
    with pytest.raises(Problem, match="forbidden"):
        change(report, Status.VERIFYING, head, Reason.OBJECTION_GRANTED)
    TimelineEntry.objects.create(report=report, kind=EntryKind.OBJECTION, on=timezone.localdate(), by=EntryBy.RESIDENT)
    with pytest.raises(Problem, match="forbidden"):
        change(report, Status.VERIFYING, head, Reason.OTHER_SERVICE_DATA)
    assert change(report, Status.VERIFYING, head, Reason.OBJECTION_GRANTED).status == Status.VERIFYING
    change(report, Status.HOAX, head, Reason.FALSE_REPORT)
    with pytest.raises(Problem, match="forbidden"):
        change(report, Status.VERIFYING, head, Reason.OBJECTION_GRANTED)


@pytest.mark.parametrize(
    ("name", "by"), [("officer", "officer"), ("section_head", "head"), ("coordinator", "coordinator")]
)
def test_the_timeline_names_the_function_and_never_the_person(cast, name, by):
    report = make_report()
    actor = getattr(cast, name)
    change(report, Status.VERIFYING, actor)
    visit(report, actor)
    lines = report.timeline.exclude(kind=EntryKind.RECEIVED)
    assert {line.by for line in lines} == {by}
    assert actor.last_name not in str(list(lines.values()))


def test_a_visit_written_down_later_stands_on_its_own_day(cast):
    """The order of the days, for the public page, the receipt and the API alike."""
    yesterday = timezone.now() - datetime.timedelta(days=1)
    report = make_report(day=timezone.localdate(yesterday))
    change(report, Status.VERIFYING, cast.officer)
    visit(report, cast.officer, at=yesterday)
    kinds = [entry.kind for entry in report.timeline.all()]
    assert kinds == [EntryKind.RECEIVED, EntryKind.VISIT, EntryKind.STATUS]


def test_a_role_withdrawn_while_the_page_was_open_is_not_found(cast):
    report = make_report()
    cast.officer.memberships.update(valid=(None, timezone.localdate()))
    with pytest.raises(Http404):
        change(report, Status.VERIFYING, cast.officer)
