"""Scope is that of the day and of the moment: a substitute's first and last day, a role that ends while something runs."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from districts.models import AssignmentRole
from districts.tests.factories import assign
from reports.models import Report
from reports.tests.factories import make_report
from verification.models import BulkJob, JobKind, JobOutcome, Membership
from verification.permissions import may_read, reports_readable_by
from verification.services import Asked, ask_over, bulk_jobs
from verification.services.bulk import act_on
from verification.tests.factories import fresh, give_role, sign_in
from verification.tests.tasks import make_traffic

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def withdraw(user, role="viewer"):
    """The role ended yesterday; another one of the panel remains, so that the door itself stays open."""
    unit = user.memberships.get().unit
    user.memberships.update(valid=(None, timezone.localdate()))
    give_role(user, role, unit)


@pytest.mark.long
def test_a_substitute_reads_from_the_first_day_to_the_last(cast, region):
    first, last = timezone.localdate() + 2 * DAY, timezone.localdate() + 5 * DAY
    report = make_report(col=2)
    assign(region.officers[0], region.beats[2], AssignmentRole.SUBSTITUTE, (first, last + DAY))
    for day, reads in ((first - DAY, False), (first, True), (last, True), (last + DAY, False)):
        assert may_read(cast.officer, report, day) is reads, day
        assert reports_readable_by(cast.officer, day).filter(pk=report.pk).exists() is reads, day


@pytest.mark.long
def test_a_role_withdrawn_closes_report_photo_paper_and_call_at_the_next_request(cast):
    report, client = make_report(), sign_in(cast.officer)
    names = ("panel:report", "panel:card", "panel-api:report", "panel:following")
    pages = [reverse(name, args=[report.public_id]) for name in names]
    assert {client.get(page).status_code for page in pages} <= {200, 302}
    withdraw(cast.officer)
    assert [client.get(page).status_code for page in pages] == [404] * 4


def test_a_paper_is_not_handed_out_when_the_role_ended_while_it_was_written(cast, monkeypatch):
    report, client = make_report(), sign_in(cast.officer)
    at = reverse("panel:card_pdf", args=[report.public_id])

    def write(text):
        withdraw(cast.officer)
        return text.encode()

    monkeypatch.setattr("districts.paper.write", write)
    assert client.get(at).status_code == 404


def test_a_job_stops_at_the_batch_before_which_the_right_ended(cast, monkeypatch):
    monkeypatch.setattr(bulk_jobs, "BATCH", 2)
    reports = [make_report() for _ in range(5)]
    job = bulk_jobs.plan(
        reports=Report.objects.all(), kind=JobKind.HIDE, actor=cast.coordinator, at=timezone.now() - DAY
    )
    done, original = [], bulk_jobs._do

    def one_batch(*args):
        original(*args)
        done.append(1)
        withdraw(cast.coordinator, "officer")

    monkeypatch.setattr(bulk_jobs, "_do", one_batch)
    bulk_jobs.carry_on(job.pk)
    job = BulkJob.objects.get(pk=job.pk)
    assert (len(done), job.is_stopped, job.items.filter(outcome=JobOutcome.DONE).count()) == (1, True, 2)
    assert Report.objects.filter(is_hidden=True).count() == 2 < len(reports)


def test_an_act_on_several_is_undone_by_nobody_whose_right_has_ended(cast):
    report = make_report()
    act = act_on(reports=[fresh(report)], kind="hide", actor=cast.section_head, at=timezone.now())
    client, at = sign_in(cast.section_head), reverse("panel:bulk_act", args=[act.pk])
    assert str(report.public_id) in client.get(at).content.decode()
    withdraw(cast.section_head)
    assert str(report.public_id) not in client.get(at).content.decode()
    assert client.post(at, {"undo": "1"}).status_code == 403
    assert Report.objects.get(pk=report.pk).is_hidden


@pytest.mark.long
def test_who_lost_the_section_undoes_nothing_there(cast, region):
    report = make_report()
    act = act_on(reports=[fresh(report)], kind="hide", actor=cast.section_head, at=timezone.now())
    Membership.objects.filter(user=cast.section_head).update(unit=region.sections[1])
    answer = sign_in(cast.section_head).post(reverse("panel:bulk_act", args=[act.pk]), {"undo": "1"})
    assert (answer.status_code, Report.objects.get(pk=report.pk).is_hidden) == (403, True)


@pytest.mark.long
def test_a_question_is_closed_to_who_asked_it_in_a_role_that_has_ended(cast, region):
    traffic, report = make_traffic(region, cast), make_report()
    asked = Asked("traffic", traffic.key, "Radar jest u Was.")
    row = ask_over(report=fresh(report), asked=asked, actor=cast.officer, at=timezone.now())
    client, at = sign_in(cast.officer), reverse("panel:reassignment", args=[row.pk])
    assert client.get(at).status_code == 200
    withdraw(cast.officer)
    assert (client.get(at).status_code, client.post(at, {"answer": "withdraw"}).status_code) == (404, 404)
