"""Where a report stands, in sentences: every status on time, late and overdue, and what the Police may not hide."""

import datetime

import pytest

from reports.models import Clock, EntryBy, EntryKind, Report, TimelineEntry
from reports.outlook import ENDED_BY, OPEN, WAITS_FOR, outlook
from reports.statuses import Reason, Status
from reports.story import terms
from reports.tests.factories import make_report, move

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def of(region):
    """The outlook of a report of a status, `days` after its clocks are due; `late` moves the days of what is done."""

    def read(status, *, days=-1, late=False, reason=None, partner=""):
        report = make_report(status=status)
        if reason is not None:
            Report.objects.filter(pk=report.pk).update(reason=reason)
        if late:
            for clock in Clock.objects.filter(report=report).exclude(stopped_on=None):
                Clock.objects.filter(pk=clock.pk).update(stopped_on=clock.due_on + DAY)
        report = Report.objects.prefetch_related("clocks", "timeline").get(pk=report.pk)
        running = [clock.due_on for clock in report.clocks.all() if clock.stopped_on is None]
        return outlook(report, min(running, default=report.filed_on) + days * DAY, partner)

    return read


@pytest.mark.parametrize("status", Status)
def test_every_status_is_told_in_a_sentence_and_says_what_comes(of, status):
    told = of(status)
    assert told.headline.endswith(".")
    assert told.following.endswith(".")
    assert told.state == ("waiting" if status in OPEN else "closed")
    assert told.late == ""
    assert "%" not in told.headline + told.following


@pytest.mark.parametrize("status", sorted(OPEN))
def test_a_day_that_has_passed_is_said_and_the_last_day_is_not_yet(of, status):
    assert of(status, days=0).state == "waiting"
    told = of(status, days=1)
    assert told.state == "overdue"
    assert "Termin minął" in told.following


def told_of(report):
    """Outlook, and the states of the terms by stage name, of a report as the pages load it."""
    report = Report.objects.prefetch_related("clocks", "timeline").get(pk=report.pk)
    on = report.filed_on
    return outlook(report, on), {str(term.name): term.state for term in terms(report, on)}


def test_a_hand_over_is_not_called_an_elimination(region):
    report = make_report(status=Status.REFERRED)
    _, states = told_of(report)
    assert states["Usunięcie zagrożenia"] == "handed_over"
    move(report, Status.ELIMINATED)
    _, states = told_of(report)
    assert states["Usunięcie zagrożenia"] == "handed_over"
    assert states["Odpowiedź instytucji, która przejęła sprawę"] == "done"


def test_a_hand_over_that_came_late_says_so(region):
    report = make_report(status=Status.REFERRED)
    clock = Clock.objects.get(report=report, stage="eliminate")
    Clock.objects.filter(pk=clock.pk).update(due_on=clock.stopped_on - DAY)
    told, states = told_of(report)
    assert "Przekazano" in told.late
    assert states["Usunięcie zagrożenia"] == "handed_over_late"


def test_what_another_body_returned_waits_to_be_eliminated_again(region):
    report = make_report(status=Status.REFERRED)
    move(report, Status.CONFIRMED)
    told, states = told_of(report)
    assert told.state == "waiting"
    assert states["Usunięcie zagrożenia"] == "running"


def test_an_elimination_by_the_police_is_one(region):
    _, states = told_of(make_report(status=Status.ELIMINATED))
    assert states["Usunięcie zagrożenia"] == "done"


@pytest.mark.parametrize("status", [Status.ELIMINATED, Status.UNCONFIRMED, Status.HOAX])
def test_a_reopened_report_tells_only_what_is_asked_now(region, status):
    report = make_report(status=status)
    Clock.objects.filter(report=report).update(due_on=report.filed_on - DAY)
    move(report, Status.VERIFYING)
    told, states = told_of(report)
    assert states == {"Weryfikacja i decyzja": "running"}
    assert told.late == ""


@pytest.mark.parametrize("status", sorted(ENDED_BY))
def test_what_came_late_is_said(of, status):
    assert "po terminie" in of(status, late=True).late


def test_every_open_status_waits_for_something():
    assert set(WAITS_FOR) == OPEN


def test_the_day_and_the_unit_stand_in_the_sentence(of):
    told = of(Status.VERIFYING)
    clock = Clock.objects.get(stage="verify")
    assert str(clock.due_on.year) in told.following
    assert Report.objects.get().unit.name in told.following


def test_the_body_that_took_it_over_is_named(of):
    told = of(Status.REFERRED, partner="Straż Miejska")
    assert "Straż Miejska" in told.headline
    assert "Straż Miejska" in told.following


@pytest.mark.parametrize(
    ("status", "reason", "said"),
    [
        (Status.UNCONFIRMED, Reason.NOT_FOUND_ON_SITE, "Powód:"),
        (Status.UNCONFIRMED, Reason.DUPLICATE_OF, "przy tamtym zgłoszeniu"),
        (Status.UNCONFIRMED, "", "zgłoś ponownie"),
        (Status.HOAX, Reason.MISPLACED, "Powód:"),
        (Status.ELIMINATED, Reason.ACTED_ON, "zgłoś je ponownie"),
    ],
)
def test_the_end_says_why_and_what_one_can_do(of, status, reason, said):
    told = of(status, reason=reason)
    assert said in f"{told.headline} {told.following}"


def test_without_a_clock_nothing_is_promised(of):
    report = make_report()
    Clock.objects.filter(report=report).delete()
    assert "nie ma wyznaczonego dnia" in outlook(report, report.filed_on).following


def test_the_page_of_a_report_begins_with_its_outlook(client, region):
    report = make_report(status=Status.REFERRED)
    TimelineEntry.objects.create(
        report=report, kind=EntryKind.HAND_OVER, on=report.filed_on, by=EntryBy.OFFICER, partner="Zarząd Dróg"
    )
    page = client.get(f"/zgloszenia/{report.public_id}/").content.decode()
    assert "sprawę przekazano: Zarząd Dróg" in page
    assert page.index("outlook__headline") < page.index("timeline")
