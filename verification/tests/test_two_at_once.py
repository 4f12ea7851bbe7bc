"""Two officers decide at the same moment, on the real database: one wins, the other gets 409, nothing is overwritten."""

import datetime
import random

import pytest
from django.utils import timezone

from accounts.problems import Problem
from reports.models import Clock, EntryKind, Report, StatusChange, TimelineEntry
from reports.statuses import ALLOWED, REASONS, Reason, Status
from reports.tests.factories import WASTE, make_report
from verification.models import BulkJob, JobKind, JobOutcome, Role
from verification.permissions import EDGES
from verification.services import Decision, HandOverTo, bulk_jobs, decide
from verification.tests.at_once import threads
from verification.tests.factories import change, fresh, make_member, visit

pytestmark = pytest.mark.django_db(transaction=True)
PAIRS, PAIRS_OF_THE_LONG_RUN = 100, 1_000
LIVES = 10  # reports that take turns
APART = 0.05  # seconds between the two, at most; the quick run has them all close together
SEED = 20_261_122


def decision(report, actor, to, reason, seen=Status.VERIFYING):
    asked, shown = Decision(to, seen, reason, note=actor.username), fresh(report)
    return lambda: decide(report=shown, decision=asked, actor=actor, at=timezone.now())


def test_of_two_verdicts_at_once_one_wins_and_the_other_is_stale(cast):
    report = make_report()
    change(report, Status.VERIFYING, cast.officer)
    calls = [
        decision(report, cast.officer, Status.CONFIRMED, Reason.OWN_KNOWLEDGE),
        decision(report, cast.section_head, Status.HOAX, Reason.FALSE_REPORT),
    ]
    with threads(2) as both:
        results = both.run(calls)
    [lost] = [result for result in results if isinstance(result, Problem)]
    assert (lost.code, lost.status) == ("stale_status", 409)
    assert lost.extra["current"] == fresh(report).status
    assert StatusChange.objects.filter(report=report).count() == 2
    assert TimelineEntry.objects.filter(report=report, kind=EntryKind.STATUS).count() == 2


def test_two_clicks_on_take_stop_the_clock_once(cast):
    report = make_report()
    people = (cast.officer, cast.officer, cast.coordinator)
    with threads(3) as all_three:
        results = all_three.run([decision(report, who, Status.VERIFYING, "", Status.NEW) for who in people])
    assert sum(isinstance(result, Problem) for result in results) == 2
    assert StatusChange.objects.filter(report=report).count() == 1
    assert Clock.objects.filter(report=report).count() == 2


class Rivals:
    """Pairs of officers who decide on one report again and again, along its life and back."""

    def __init__(self, cast, region, apart):
        second = make_member("second_coordinator", Role.LOCAL_COORDINATOR, region.county)
        self.coordinators = [cast.coordinator, second]
        self.workers = [*self.coordinators, cast.officer, cast.section_head]
        self.partner, self.apart = region.partner, apart
        self.chance = random.Random(SEED)
        self.reports = [make_report(category=WASTE) for _ in range(LIVES)]
        self.winners = []

    def meet(self, both, number):
        """One pair on one report. Writes down who won; raises where it is not exactly one, or the other is told wrongly."""
        report = fresh(self.reports[number % LIVES])
        if report.status == Status.VERIFYING:
            visit(report, self.chance.choice(self.workers))
        asked = [self._wanted(report.status, f"{number} {which}") for which in "ab"]
        people = self._people(report.status, asked)
        calls = [self._call(report, *pair) for pair in zip(asked, people, strict=True)]
        results = both.run(calls, [self.chance.uniform(0, self.apart) for _ in calls])
        lost = [result for result in results if isinstance(result, Problem)]
        assert len(lost) == 1, (number, results)
        won = results.index(next(result for result in results if result is not lost[0]))
        self._check_refusal(lost[0], report, people[won], asked[won])
        self.winners.append((report.pk, report.status, asked[won].to, asked[won].note, people[won].pk))

    @staticmethod
    def _call(report, asked, actor):
        return lambda: decide(report=report, decision=asked, actor=actor, at=timezone.now())

    @staticmethod
    def _check_refusal(lost, report, winner, asked):
        trail = StatusChange.objects.filter(report=report).latest("pk")
        assert (lost.code, lost.status) == ("stale_status", 409)
        told = (lost.extra["by"], lost.extra["current"], datetime.datetime.fromisoformat(lost.extra["at"]))
        assert told == (winner.full_name, asked.to, trail.at)

    def _wanted(self, status, note):
        to = self.chance.choice(sorted(ALLOWED[status]))
        reasons = [reason for reason in REASONS[status, to] if reason != Reason.OBJECTION_GRANTED]
        given = HandOverTo(self.partner.slug, timezone.localdate()) if to == Status.REFERRED else None
        return Decision(to, status, self.chance.choice(reasons) if reasons else "", note, given)

    def _people(self, status, asked):
        """Two who may do what they ask for; reopening is for coordinators."""
        able = self.workers
        if any(Role.OFFICER not in EDGES[status, one.to] for one in asked):
            able = self.coordinators
        return self.chance.sample(able, 2)


def compete(cast, region, pairs, apart):
    rivals = Rivals(cast, region, apart)
    with threads(2) as both:
        for number in range(pairs):
            rivals.meet(both, number)
    kept = StatusChange.objects.order_by("pk").values_list("report", "old", "new", "note", "actor")
    assert list(kept) == rivals.winners  # in this order, and nothing of those who lost
    assert TimelineEntry.objects.filter(kind=EntryKind.STATUS).count() == len(rivals.winners) == pairs
    last = {report: new for report, _, new, _, _ in rivals.winners}
    assert {report.pk: fresh(report).status for report in rivals.reports} == last


def test_of_a_hundred_pairs_at_once_exactly_one_wins_each_time(cast, region):
    compete(cast, region, PAIRS, apart=0.002)


@pytest.mark.long
def test_of_a_thousand_pairs_within_fifty_milliseconds_exactly_one_wins_each_time(cast, region):
    compete(cast, region, PAIRS_OF_THE_LONG_RUN, APART)


@pytest.mark.long
def test_two_workers_at_one_job_do_each_report_once(cast, monkeypatch):
    monkeypatch.setattr(bulk_jobs, "BATCH", 3)
    for _ in range(20):
        make_report()
    now = timezone.now()
    job = bulk_jobs.plan(reports=Report.objects.all(), kind=JobKind.TAKE, actor=cast.coordinator, at=now)
    bulk_jobs.begin(job=job, at=now)
    with threads(2) as both:
        both.run([lambda: bulk_jobs.carry_on(job.pk)] * 2)
    assert StatusChange.objects.filter(new=Status.VERIFYING).count() == 20
    assert job.items.filter(outcome=JobOutcome.DONE).count() == 20
    assert BulkJob.objects.get().ended_at is not None
