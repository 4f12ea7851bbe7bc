"""Taking several at once; all that match as a job that waits, can be taken back, is carried on after a killed worker."""

import datetime

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from reports.models import Report
from reports.statuses import Status
from reports.tests.factories import make_report
from verification.models import BulkJob, JobKind, JobOutcome
from verification.services import bulk_jobs
from verification.tests.factories import change, sign_in

pytestmark = pytest.mark.django_db
BULK, ALL = "/panel/zbiorczo/", "/panel/zbiorczo/wszystkie/"
NOW = {"confirmed": "1"}


def text(answer):
    return answer.content.decode()


def tick(user, reports, **fields):
    ids = [str(report.public_id) for report in reports]
    return sign_in(user).post(BULK, {"reports": ids, "kind": "take"} | fields, follow=True)


def all_of_them(user, kind="take", trail="?queue=1", **fields):
    return sign_in(user).post(ALL, {"kind": kind, "trail": trail} | fields, follow=True)


def statuses():
    return list(Report.objects.order_by("pk").values_list("status", flat=True))


@pytest.fixture
def three(cast):
    return [make_report() for _ in range(3)]


@pytest.fixture
def many(cast, monkeypatch):
    """Five, where a batch is two."""
    monkeypatch.setattr(bulk_jobs, "BATCH", 2)
    return [make_report() for _ in range(5)]


def planned(user, kind=JobKind.TAKE):
    reports = Report.objects.all()
    return bulk_jobs.plan(reports=reports, kind=kind, actor=user, at=timezone.now())


def test_several_are_taken_together_and_what_lacks_something_is_named_before(cast, three):
    change(three[1], Status.VERIFYING, cast.officer)
    page = text(tick(cast.officer, three))
    assert str(three[1].public_id) in page.split("bulk-list")[2]
    assert statuses() == [Status.NEW, Status.VERIFYING, Status.NEW]
    tick(cast.officer, three, **NOW)
    assert statuses() == [Status.VERIFYING] * 3
    assert BulkJob.objects.get().items.filter(outcome=JobOutcome.DONE).count() == 2


def test_what_a_colleague_takes_meanwhile_is_left_and_named_after(cast, three):
    seen = list(Report.objects.all())
    change(three[0], Status.VERIFYING, cast.section_head)
    job = bulk_jobs.take(reports=seen, actor=cast.officer, at=timezone.now())
    assert list(job.items.values_list("outcome", "why"))[0] == (JobOutcome.LEFT, "stale_status")
    assert statuses() == [Status.VERIFYING] * 3
    page = text(sign_in(cast.officer).get(f"/panel/zbiorczo/praca/{job.pk}/"))
    assert str(three[0].public_id) in page


@pytest.mark.long
def test_where_none_can_be_taken_there_is_no_button_to_do_it(cast, three):
    page = text(tick(cast.provincial, three))
    assert 'name="confirmed"' not in page
    tick(cast.provincial, three, **NOW)
    assert statuses() == [Status.NEW] * 3


@pytest.mark.long
@pytest.mark.parametrize(
    ("who", "take", "hide"),
    [
        ("officer", 403, 403),
        ("section_head", 403, 403),
        ("coordinator", 200, 200),
        ("provincial", 403, 200),
        ("national", 403, 403),
        ("auditor", 403, 403),
    ],
)
def test_who_may_act_on_all_that_match(cast, three, who, take, hide):
    user = getattr(cast, who)
    assert [all_of_them(user).status_code, all_of_them(user, "hide").status_code] == [take, hide]


@pytest.mark.long
def test_all_that_match_is_offered_where_they_are_more_than_can_be_ticked(cast):
    for _ in range(21):
        make_report()
    assert f'action="{ALL}"' in text(sign_in(cast.coordinator).get("/panel/?choose=1"))
    assert f'action="{ALL}"' not in text(sign_in(cast.coordinator).get("/panel/?choose=1&due=overdue"))
    assert f'action="{ALL}"' not in text(sign_in(cast.section_head).get("/panel/?choose=1"))


@pytest.mark.long
def test_the_numbers_come_first_and_a_changed_number_is_shown_again(cast, three):
    assert 'name="count" value="3"' in text(all_of_them(cast.coordinator))
    make_report()
    page = all_of_them(cast.coordinator, count="3", **NOW)
    assert 'name="count" value="4"' in text(page)
    assert not BulkJob.objects.exists()


@pytest.mark.long
@pytest.mark.parametrize("fields", [{"kind": "x"}, {"trail": "?queue=1&due=x"}, {"trail": ""}])
def test_a_damaged_form_is_said(cast, three, fields):
    assert all_of_them(cast.coordinator, **fields).status_code == 400


def test_a_job_that_takes_waits_a_quarter_of_an_hour_and_can_be_taken_back(cast, three):
    page = all_of_them(cast.coordinator, count="3", **NOW)
    address = page.redirect_chain[-1][0]
    job = BulkJob.objects.get()
    assert ProcrastinateJob.objects.get().scheduled_at == job.starts_at == job.at + datetime.timedelta(minutes=15)
    bulk_jobs.carry_on(job.pk)
    assert bulk_jobs.carry_on_all(timezone.now()) == 0
    coordinator = sign_in(cast.coordinator)
    assert coordinator.post(address, {"stop": "1"}).status_code == 302
    assert coordinator.post(address, {"stop": "1"}).status_code == 409
    BulkJob.objects.update(starts_at=job.at)
    bulk_jobs.carry_on(job.pk)
    assert statuses() == [Status.NEW] * 3


@pytest.mark.long
def test_it_can_begin_at_once_and_says_how_far_it_is(cast, many):
    job = planned(cast.coordinator)
    coordinator, address = sign_in(cast.coordinator), f"/panel/zbiorczo/praca/{job.pk}/"
    assert coordinator.get(f"{address}stan/").json() == {"state": "waiting", "done": 0, "all": 5}
    coordinator.post(address, {"begin": "1"})
    assert coordinator.get(f"{address}stan/").json() == {"state": "running", "done": 0, "all": 5}
    bulk_jobs.carry_on(job.pk)
    assert coordinator.get(f"{address}stan/").json() == {"state": "done", "done": 5, "all": 5}
    assert statuses() == [Status.VERIFYING] * 5
    assert text(coordinator.get(address)).count("/panel/zgloszenia/") == 5


def test_a_killed_worker_loses_nothing_and_does_nothing_twice(cast, many, monkeypatch):
    job = planned(cast.coordinator)
    bulk_jobs.begin(job=job, at=timezone.now())
    real, calls = bulk_jobs.decide, []

    def dies(**asked):
        calls.append(asked)
        if len(calls) == 4:
            raise KeyboardInterrupt
        return real(**asked)

    monkeypatch.setattr(bulk_jobs, "decide", dies)
    with pytest.raises(KeyboardInterrupt):
        bulk_jobs.carry_on(job.pk)
    assert statuses().count(Status.VERIFYING) == 2
    assert bulk_jobs.carry_on_all(timezone.now()) == 1
    bulk_jobs.carry_on(job.pk)
    assert statuses() == [Status.VERIFYING] * 5
    assert [report.changes.filter(new=Status.VERIFYING).count() for report in Report.objects.all()] == [1] * 5


@pytest.mark.long
def test_a_job_stopped_half_way_leaves_the_rest(cast, many):
    job = planned(cast.coordinator)
    bulk_jobs.begin(job=job, at=timezone.now())
    bulk_jobs._batch(job.pk, timezone.now())
    bulk_jobs.stop(job=job, at=timezone.now())
    bulk_jobs.carry_on(job.pk)
    assert statuses().count(Status.VERIFYING) == 2
    assert text(sign_in(cast.coordinator).get(f"/panel/zbiorczo/praca/{job.pk}/")).count("/panel/zgloszenia/") == 2


def test_what_a_job_hid_is_undone_as_one(cast, many):
    job = planned(cast.coordinator, JobKind.HIDE)
    bulk_jobs.carry_on(job.pk)
    assert Report.objects.filter(is_hidden=True).count() == 5
    job.refresh_from_db()
    coordinator = sign_in(cast.coordinator)
    assert f'action="/panel/zbiorczo/{job.act_id}/"' in text(coordinator.get(f"/panel/zbiorczo/praca/{job.pk}/"))
    coordinator.post(f"/panel/zbiorczo/{job.act_id}/", {"undo": "1"})
    assert Report.objects.filter(is_hidden=True).count() == 0


@pytest.mark.long
def test_an_undo_in_the_middle_ends_the_job(cast, many):
    job = planned(cast.coordinator, JobKind.HIDE)
    bulk_jobs._batch(job.pk, timezone.now())
    job.refresh_from_db()
    sign_in(cast.coordinator).post(f"/panel/zbiorczo/{job.act_id}/", {"undo": "1"})
    bulk_jobs.carry_on(job.pk)
    assert Report.objects.filter(is_hidden=True).count() == 0
    assert BulkJob.objects.get().is_stopped


@pytest.mark.long
def test_whose_role_has_ended_meanwhile_does_nothing_more(cast, many):
    job = planned(cast.coordinator)
    bulk_jobs.begin(job=job, at=timezone.now())
    cast.coordinator.memberships.all().delete()
    bulk_jobs.carry_on(job.pk)
    assert statuses() == [Status.NEW] * 5
    job.refresh_from_db()
    assert job.is_stopped
    assert set(job.items.values_list("outcome", flat=True)) == {JobOutcome.WAITING}


@pytest.mark.long
def test_a_job_is_only_for_who_asked_for_it(cast, three):
    address = f"/panel/zbiorczo/praca/{planned(cast.coordinator).pk}/"
    for user in (cast.section_head, cast.provincial):
        client = sign_in(user)
        assert [client.get(address).status_code, client.post(address).status_code] == [404, 404]
        assert client.get(f"{address}stan/").status_code == 404


@pytest.mark.long
def test_a_batch_of_fifty_is_one_short_transaction(cast, django_assert_max_num_queries):
    for _ in range(3):
        make_report()
    job = planned(cast.coordinator)
    bulk_jobs.begin(job=job, at=timezone.now())
    with django_assert_max_num_queries(3 * 24 + 25):  # a decision has about 22
        bulk_jobs.carry_on(job.pk)
