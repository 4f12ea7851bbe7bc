"""Random merges, partings, verdicts and endorsements: after each step the sums, clocks and marks hold together."""

import random

import pytest
from django.db.models import Sum
from django.http import Http404
from django.utils import timezone

from accounts.problems import Problem
from reports.models import Clock, Endorsement, Report
from reports.querysets import OPEN
from reports.services import endorse
from reports.statuses import Reason, Status
from reports.tests.factories import make_report
from verification.models import Merge
from verification.services import merge, unmerge
from verification.tests.factories import change, fresh
from verification.tests.tasks import day

pytestmark = [pytest.mark.django_db, pytest.mark.long]
STEPS = 150


def step(chance, reports, actor):
    one, two, three = chance.sample(reports, 3)
    at = timezone.now()
    acts = [
        lambda: merge(ids=[one.public_id], target=two.public_id, actor=actor, at=at),
        lambda: merge(ids=[one.public_id, three.public_id], target=two.public_id, actor=actor, at=at),
        lambda: unmerge(report=fresh(one), actor=actor, at=at),
        lambda: unmerge(report=fresh(two), actor=actor, at=at),
        lambda: endorse(report=fresh(one), on=day(0)),
        lambda: change(one, Status.VERIFYING, actor, Reason.OWN_KNOWLEDGE),
        lambda: change(one, Status.HOAX, actor, Reason.FALSE_REPORT),
    ]
    try:
        chance.choice(acts)()
    except (Problem, Http404):
        return 0
    return 1


def holds_together(reports):
    merged = dict(Merge.objects.filter(undone_at=None).values_list("report", "target"))
    marks = dict(Report.objects.exclude(merged_into=None).values_list("pk", "merged_into"))
    assert merged == marks
    assert not set(marks) & set(marks.values())  # no chain, no circle
    counted = Merge.objects.filter(undone_at=None).aggregate(n=Sum("counted"))["n"] or 0
    said = Endorsement.objects.aggregate(n=Sum("count"))["n"] or 0
    assert sum(fresh(report).endorsements for report in reports) == said + counted
    running = set(Clock.objects.filter(stopped_on=None).values_list("report", flat=True))
    for report in Report.objects.all():
        assert (report.pk in running) is (report.status in OPEN and report.pk not in marks), report.status


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_merged_and_parted_the_sums_and_clocks_hold(cast, seed):
    chance = random.Random(seed)
    reports = [make_report() for _ in range(6)]
    done = 0
    for _ in range(STEPS):
        done += step(chance, reports, cast.coordinator)
        holds_together(reports)
    assert done > STEPS / 10
    for report in reports:
        if fresh(report).merged_into_id:
            unmerge(report=fresh(report), actor=cast.coordinator, at=timezone.now())
    holds_together(reports)
