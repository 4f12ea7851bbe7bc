"""The time of the machine jumps by an hour or a day: days come from one source, nothing ends before it began."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from reports.deadlines import overdue, today
from reports.models import Clock, StatusChange
from reports.statuses import Reason, Status
from reports.tests.factories import make_report
from verification.panel.words import distance
from verification.services.escalation import escalate
from verification.tests.factories import change, visit

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2026, 11, 4, 11, tzinfo=datetime.UTC)
HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)


@pytest.mark.parametrize("jump", [HOUR, -HOUR, DAY, -DAY])
def test_a_report_goes_its_way_when_the_clock_jumps(cast, jump):
    with time_machine.travel(NOON, tick=False):
        report = make_report(day=today())
        change(report, Status.VERIFYING, cast.officer)
        visit(report, cast.officer)
    with time_machine.travel(NOON + jump, tick=False):
        change(report, Status.CONFIRMED, cast.officer, Reason.OWN_KNOWLEDGE)
    with time_machine.travel(NOON, tick=False):
        change(report, Status.ELIMINATED, cast.officer, note="Naprawiono.")
    kept = list(StatusChange.objects.order_by("pk").values_list("new", flat=True))
    assert kept == [Status.VERIFYING, Status.CONFIRMED, Status.ELIMINATED]  # in the order of the acts, not of the clock
    ages = [(clock.stopped_on - clock.started_on).days for clock in Clock.objects.all()]
    assert len(ages) == 3 and min(ages) >= 0


def test_an_hour_too_late_in_the_evening_is_the_only_way_to_be_early(cast):
    """Filed on 2 November, to be read by the 5th: not late before the 6th has begun in Warsaw."""
    make_report(day=datetime.date(2026, 11, 2))
    end = datetime.datetime(2026, 11, 5, 22, 59, tzinfo=datetime.UTC)
    for instant, late in ((end, 0), (end - HOUR, 0), (end - DAY, 0), (end + HOUR, 1), (end + DAY, 1)):
        with time_machine.travel(instant, tick=False):
            assert overdue(today()).filter(stage="read").count() == late


def test_a_clock_that_went_ahead_tells_nobody_twice(cast):
    make_report(day=datetime.date(2026, 11, 2))
    told = []
    for ahead in (0, 1, 0, 1, 0):
        with time_machine.travel(NOON + ahead * DAY, tick=False):
            escalate(timezone.localdate())
            told.append(cast.officer.notices.count())
    assert told == sorted(told) and told[-1] == told[1]


@pytest.mark.parametrize(("days", "words"), [(-1, "1 dzień"), (0, "dziś"), (1, "1 dzień")])
def test_no_distance_is_negative_in_words(days, words):
    said = distance(today() + days * DAY, today())
    assert "-" not in said and words.casefold() in said.casefold()
