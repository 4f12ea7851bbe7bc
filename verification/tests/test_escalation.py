"""Who is told of a deadline on which day, once, whatever happens to the worker; and that overdue needs no worker."""

import datetime
import threading

import pytest
from django.core import mail
from django.db import connection
from django.db.models import Q
from django.utils import timezone

from districts.models import Assignment, AssignmentRole
from districts.tests.factories import make_officer
from reports.deadlines import overdue
from reports.models import Clock, Stage
from reports.statuses import Status
from reports.tests.factories import make_report
from verification.models import Digest, Notice, Role, Step
from verification.queue import counts, open_in_scope
from verification.scope import scope_of
from verification.services import escalation
from verification.services.digests import send_digests
from verification.services.escalation import escalate, forget_settled
from verification.tests.factories import change, make_member, sign_in

D, DAY = datetime.date, datetime.timedelta(days=1)
FILED = D(2026, 11, 2)  # read by 5 November, verified by 7 November


@pytest.fixture
def report(cast):
    """One whose reading is done, so that one clock runs: verify, until 7 November."""
    made = make_report(day=FILED)
    made.clocks.filter(stage=Stage.READ).update(stopped_on=FILED)
    return made


def told(step=None):
    rows = Notice.objects.filter(step=step) if step else Notice.objects.all()
    return sorted(rows.values_list("user__username", flat=True))


DAYS = [
    (D(2026, 11, 5), {}),
    (D(2026, 11, 6), {Step.SOON: ["officer"]}),  # due - 5 // 4
    (D(2026, 11, 7), {Step.DUE: ["officer", "section_head"]}),
    (D(2026, 11, 8), {Step.DUE: ["officer", "section_head"], Step.OVERDUE: ["coordinator"]}),
    (D(2026, 11, 10), {Step.DUE: ["officer", "section_head"], Step.OVERDUE: ["coordinator"], Step.LONG_OVERDUE: ["provincial"]}),
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "expected"), DAYS, ids=lambda value: str(value) if isinstance(value, D) else "")
def test_after_any_outage_everybody_who_should_know_is_told(report, day, expected):
    escalate(day)
    assert {step: told(step) for step in Step if told(step)} == expected


@pytest.mark.django_db
def test_day_after_day_each_step_is_told_once(report):
    for day in (FILED + n * DAY for n in range(20)):
        for _ in range(3):
            escalate(day)
    assert told() == ["coordinator", "officer", "officer", "provincial", "section_head"]
    on = dict(Notice.objects.filter(user__username__in=["officer", "coordinator"]).values_list("step", "on"))
    assert on == {Step.SOON: D(2026, 11, 6), Step.DUE: D(2026, 11, 7), Step.OVERDUE: D(2026, 11, 8)}


@pytest.mark.django_db
def test_the_substitute_of_the_day_is_told_instead_of_the_holder(cast, region, report):
    away = make_officer(region.sections[0], 77)
    make_member("substitute", Role.OFFICER, region.sections[0], away)
    beat = report.beat
    Assignment.objects.create(
        officer=away, beat=beat, role=AssignmentRole.SUBSTITUTE, valid=(D(2026, 11, 6), D(2026, 11, 7))
    )
    escalate(D(2026, 11, 6))
    escalate(D(2026, 11, 7))
    assert told(Step.SOON) == ["substitute"]
    assert told(Step.DUE) == ["officer", "section_head"]


@pytest.mark.django_db
def test_where_nobody_serves_the_beat_the_head_is_told(cast, report):
    Assignment.objects.filter(beat__public_id=report.beat.public_id).delete()
    escalate(D(2026, 11, 6))
    assert told() == ["section_head"]


@pytest.mark.django_db
def test_who_left_the_service_is_told_nothing(cast, report):
    cast.officer.is_active = False
    cast.officer.save()
    escalate(D(2026, 11, 6))
    assert told() == ["section_head"]


@pytest.mark.django_db
def test_nothing_is_told_of_a_clock_that_ended_or_of_a_merged_report(cast, report):
    target = make_report(day=D(2026, 11, 20))
    report.merged_into = target
    report.save()
    done = make_report(day=FILED)
    done.clocks.update(stopped_on=FILED)
    escalate(D(2026, 11, 10))
    assert told() == []


@pytest.mark.django_db
def test_many_reports_cost_a_few_queries_a_batch(cast, django_assert_max_num_queries):
    for number in range(40):
        make_report(day=FILED, col=0.01 * number)
    with django_assert_max_num_queries(40):
        escalate(D(2026, 11, 12))
    assert Notice.objects.filter(user=cast.coordinator, step=Step.OVERDUE).count() == 80


@pytest.mark.django_db
def test_overdue_is_right_though_no_worker_ever_ran(cast, report):
    day = D(2026, 11, 8)
    assert not Notice.objects.exists()
    assert overdue(day).filter(report=report).exists()
    scope = scope_of(cast.officer, day)
    assert counts(open_in_scope(scope), day, Q())["overdue"] == 1


@pytest.mark.django_db
def test_a_worker_that_is_killed_midway_is_finished_by_the_next(cast, monkeypatch):
    for number in range(6):
        make_report(day=FILED, col=0.01 * number)
    monkeypatch.setattr(escalation, "BATCH", 2)
    written = []
    real = Notice.objects.bulk_create

    def killed(rows, **options):
        if len(written) == 2:
            raise SystemExit("killed")
        written.append(len(rows))
        return real(rows, **options)

    monkeypatch.setattr(Notice.objects, "bulk_create", killed)
    with pytest.raises(SystemExit):
        escalate(D(2026, 11, 12))
    assert Notice.objects.count() > 0
    monkeypatch.setattr(Notice.objects, "bulk_create", real)
    escalate(D(2026, 11, 12))
    steps = Notice.objects.filter(step=Step.LONG_OVERDUE, user=cast.provincial)
    assert steps.count() == Clock.objects.filter(stopped_on=None).count() == 12


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_tell_once(cast):
    for number in range(5):
        make_report(day=FILED, col=0.01 * number)
    gate = threading.Barrier(2)

    def work():
        try:
            gate.wait()
            escalate(D(2026, 11, 12))
            send_digests(D(2026, 11, 12))
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    rows = list(Notice.objects.values_list("user", "clock", "step"))
    assert len(rows) == len(set(rows)) == 10 * 4
    people = set(Notice.objects.exclude(user__email="").values_list("user__email", flat=True))
    assert sorted(address for sent in mail.outbox for address in sent.to) == sorted(people)


@pytest.mark.django_db
def test_the_mail_of_a_day_says_how_many_and_nothing_of_a_report(cast, report):
    cast.officer.email = "officer@demo.invalid"
    cast.officer.save()
    escalate(D(2026, 11, 7))
    assert [send_digests(D(2026, 11, 7)) for _ in range(3)] == [1, 0, 0]
    [sent] = mail.outbox
    assert sent.to == ["officer@demo.invalid"] and "dzień terminu: 1".casefold() in sent.body.casefold()
    for word in (report.category.name, str(report.public_id), report.beat.name, report.unit.name, "2026"):
        assert word not in sent.body + sent.subject
    assert send_digests(D(2026, 11, 8)) == 1  # still not seen


@pytest.mark.django_db
def test_a_mail_that_fails_is_tried_again_and_what_was_seen_is_not_told(cast, report, monkeypatch):
    cast.officer.email = "officer@demo.invalid"
    cast.officer.save()
    escalate(D(2026, 11, 7))
    with monkeypatch.context() as broken:
        broken.setattr(
            "django.core.mail.EmailMessage.send", lambda self: (_ for _ in ()).throw(ConnectionRefusedError())
        )
        assert send_digests(D(2026, 11, 7)) == 0
    assert not Digest.objects.exists()
    Notice.objects.filter(user=cast.officer).update(seen_at=timezone.now())
    assert send_digests(D(2026, 11, 7)) == 0


@pytest.mark.django_db
def test_notices_of_deadlines_that_ended_long_ago_go(cast, report):
    escalate(D(2026, 11, 10))
    report.clocks.update(stopped_on=D(2026, 11, 11))
    assert forget_settled(D(2027, 2, 9)) == 0
    assert forget_settled(D(2027, 2, 10)) > 0
    assert not Notice.objects.exists()


@pytest.mark.django_db
def test_the_inbox_shows_ones_own_and_a_press_clears_it(cast):
    on = timezone.localdate()
    late = make_report(day=on - 9 * DAY)
    escalate(on)
    officer = sign_in(cast.officer)
    page = officer.get("/panel/skrzynka/").content.decode()
    assert str(late.public_id) in page
    mine = Notice.objects.filter(user=cast.officer).count()
    assert f'class="nav-count">{mine}<' in page and mine > 0
    newest = max(Notice.objects.filter(user=cast.officer).values_list("pk", flat=True))
    assert officer.post("/panel/skrzynka/", {"newest": newest}).status_code == 302
    cleared = officer.get("/panel/skrzynka/").content.decode()
    assert "Nic nowego" in cleared and "nav-count" not in cleared
    assert Notice.objects.filter(user=cast.section_head, seen_at=None).exists()
    assert str(late.public_id) not in sign_in(cast.officer_far).get("/panel/skrzynka/").content.decode()


@pytest.mark.django_db
def test_a_notice_of_a_report_that_left_the_scope_has_no_link(cast):
    on = timezone.localdate()
    late = make_report(day=on - 9 * DAY)
    escalate(on)
    Assignment.objects.filter(officer__user=cast.officer).delete()
    page = sign_in(cast.officer).get("/panel/skrzynka/").content.decode()
    assert late.category.label in page and str(late.public_id) not in page


@pytest.mark.django_db
@pytest.mark.parametrize("newest", ["", "x", "-1", "9" * 40])
def test_nonsense_marks_nothing(cast, newest):
    make_report(day=timezone.localdate() - 9 * DAY)
    escalate(timezone.localdate())
    assert sign_in(cast.officer).post("/panel/skrzynka/", {"newest": newest}).status_code == 302
    assert not Notice.objects.exclude(seen_at=None).exists()


@pytest.mark.django_db
def test_a_decision_ends_what_is_new(cast):
    on = timezone.localdate()
    late = make_report(day=on - 9 * DAY)
    escalate(on)
    change(late, Status.VERIFYING, cast.officer)
    page = sign_in(cast.officer).get("/panel/skrzynka/").content.decode()
    assert "już załatwione" in page
