"""Who reads which report: the rule as a queryset and as a predicate, over role x place x status."""

import datetime

import pytest
from django.http import Http404
from django.utils import timezone

from districts.models import AssignmentRole, Beat, BoundaryEdition
from districts.tests.factories import assign, make_unit, square
from reports.models import Report
from reports.statuses import Status
from reports.tests.factories import make_report
from verification.models import Membership, Role
from verification.permissions import get_report_for, may_read, reports_readable_by
from verification.scope import scope_of
from verification.tests.factories import give_role, make_user

pytestmark = pytest.mark.django_db

PLACES = {"own": 0, "next_door": 1, "other_section": 2, "hole_of_the_county": 4, "outside_the_county": 5}
READS = {
    "officer": {"own"},
    "officer_next_door": {"next_door"},
    "section_head": {"own", "next_door"},
    "coordinator": {"own", "next_door", "other_section", "hole_of_the_county"},
    "provincial": set(PLACES),
    "national": set(PLACES),
    "viewer": set(),
    "auditor": set(),
    "system_admin": set(),
    "stranger": set(),
}


def test_queryset_and_predicate_agree_over_role_place_and_status(cast):
    today = timezone.localdate()
    reports = {
        (place, status): make_report(col=col, status=status) for place, col in PLACES.items() for status in Status
    }
    for name, places in READS.items():
        user = getattr(cast, name)
        readable = set(reports_readable_by(user, today).values_list("pk", flat=True))
        for (place, status), report in reports.items():
            expected = place in places
            assert (report.pk in readable) is expected, (name, place, status)
            assert may_read(user, report, today) is expected, (name, place, status)


def test_superuser_and_staff_flags_open_nothing(cast):
    make_report()
    assert not reports_readable_by(cast.stranger, timezone.localdate()).exists()


@pytest.mark.parametrize("gap", [-1, 1], ids=["ended yesterday", "starts tomorrow"])
def test_a_role_counts_on_its_days_only(cast, gap):
    today = timezone.localdate()
    valid = (None, today) if gap < 0 else (today + datetime.timedelta(days=1), None)
    Membership.objects.filter(user=cast.coordinator).update(valid=valid)
    report = make_report()
    assert not may_read(cast.coordinator, report, today)
    assert may_read(cast.coordinator, report, today + datetime.timedelta(days=gap))


def test_substitution_opens_the_beat_for_its_days_and_ends_by_itself(cast, region):
    today = timezone.localdate()
    report = make_report(col=2)
    week = datetime.timedelta(days=7)
    assign(region.officers[0], region.beats[2], AssignmentRole.SUBSTITUTE, (today - week, today))
    assert not may_read(cast.officer, report, today)
    assert may_read(cast.officer, report, today - week)
    assert reports_readable_by(cast.officer, today - week).filter(pk=report.pk).exists()


def test_a_held_beat_without_the_role_opens_nothing(region):
    user = make_user("only_assigned")
    region.officers[0].user = user
    region.officers[0].save()
    assert not may_read(user, make_report(), timezone.localdate())


def test_reports_of_an_older_edition_of_the_beat_stay_in_scope(cast, region):
    report = make_report()
    BoundaryEdition.objects.update(is_current=False)
    edition = BoundaryEdition.objects.create(name="Edition 2", is_current=True)
    old = region.beats[0]
    new = Beat.objects.create(
        edition=edition,
        unit=old.unit,
        number="1",
        sort_key="1",
        name="Beat 1",
        public_id=old.public_id,
        area=square(0),
    )
    region.officers[0].assignments.all().delete()
    assign(region.officers[0], new)
    assert may_read(cast.officer, report, timezone.localdate())
    assert get_report_for(scope_of(cast.officer, timezone.localdate()), report.public_id) == report


def test_another_county_is_out_of_scope_for_the_local_coordinator(cast, region):
    other = make_unit("kpp-other", "kpp", region.root)
    user = make_user("coordinator_elsewhere")
    give_role(user, Role.LOCAL_COORDINATOR, other)
    report = make_report()
    assert not may_read(user, report, timezone.localdate())
    with pytest.raises(Http404):
        get_report_for(scope_of(user, timezone.localdate()), report.public_id)


def test_hidden_and_unpublished_reports_are_in_scope(cast):
    report = make_report(published=False)
    Report.objects.filter(pk=report.pk).update(is_hidden=True)
    assert may_read(cast.officer, report, timezone.localdate())


def test_scope_costs_two_queries(cast, django_assert_num_queries):
    with django_assert_num_queries(2):
        scope_of(cast.officer, timezone.localdate())
