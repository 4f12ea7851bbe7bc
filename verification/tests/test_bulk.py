"""Several reports hidden or shown at once, confirmed first, undone as one; what a flood brought, marked and told."""

import datetime

import pytest
from django.core import mail
from django.utils import timezone

from reports.models import Report, ReportGroup, TimelineEntry
from reports.statuses import Reason, Status
from reports.tests.factories import make_report
from verification.models import Alert, BulkAct
from verification.services.alerts import tell_of_floods
from verification.tests.factories import change, confirmed, sign_in

pytestmark = pytest.mark.django_db
BULK = "/panel/zbiorczo/"


@pytest.fixture
def flood(cast):
    """Three reports of the officer's beat that came in a flood."""
    reports = [make_report() for _ in range(3)]
    Report.objects.update(is_in_flood=True, is_hidden=True)
    return reports


def send(user, reports, kind, **fields):
    ids = [str(report.public_id) for report in reports]
    return sign_in(user).post(BULK, {"reports": ids, "kind": kind} | fields)


def hidden():
    return list(Report.objects.order_by("pk").values_list("is_hidden", flat=True))


def test_nothing_happens_before_it_is_confirmed(cast, flood):
    page = send(cast.section_head, flood, "show")
    assert page.status_code == 200
    assert "Pokazać 3 zgłoszenia" in page.content.decode()
    assert hidden() == [True] * 3


def test_shown_reports_are_public_and_looked_at(cast, flood):
    answer = send(cast.section_head, flood, "show", confirmed="1")
    assert answer.status_code == 302
    assert hidden() == [False] * 3
    assert not Report.objects.filter(is_in_flood=True).exists()
    assert Report.public.count() == 3
    assert TimelineEntry.objects.count() == 3


def test_an_undo_puts_everything_back(cast, flood):
    address = send(cast.section_head, flood, "show", confirmed="1")["Location"]
    head = sign_in(cast.section_head)
    assert "Cofnij wszystko" in head.get(address).content.decode()
    head.post(address, {"undo": "1"})
    assert hidden() == [True] * 3
    assert Report.objects.filter(is_in_flood=True).count() == 3
    assert "Cofnij wszystko" not in head.get(address).content.decode()
    assert head.post(address, {"undo": "1"}).status_code == 409


def test_an_undo_leaves_what_a_later_act_changed(cast, flood):
    first = send(cast.section_head, flood, "show", confirmed="1")["Location"]
    send(cast.coordinator, flood[:1], "hide", confirmed="1")
    sign_in(cast.section_head).post(first, {"undo": "1"})
    assert hidden() == [True] * 3
    assert list(Report.objects.order_by("pk").values_list("is_in_flood", flat=True)) == [False, True, True]


def test_an_undo_ends_after_a_day_and_is_only_for_who_did_it(cast, flood):
    address = send(cast.section_head, flood, "show", confirmed="1")["Location"]
    assert sign_in(cast.coordinator).post(address, {"undo": "1"}).status_code == 404
    BulkAct.objects.update(at=timezone.now() - datetime.timedelta(hours=25))
    assert sign_in(cast.section_head).post(address, {"undo": "1"}).status_code == 409
    assert hidden() == [False] * 3


@pytest.mark.parametrize(
    ("who", "hide", "show"),
    [
        ("officer", 302, 403),
        ("section_head", 302, 302),
        ("coordinator", 302, 302),
        ("provincial", 302, 302),
        ("national", 302, 302),
        ("officer_next_door", 404, 403),
        ("head_far", 404, 404),
    ],
)
def test_who_may(cast, flood, who, hide, show):
    answers = [send(getattr(cast, who), flood, kind, confirmed="1").status_code for kind in ("hide", "show")]
    assert answers == [hide, show]


@pytest.mark.parametrize("who", ["viewer", "auditor", "system_admin"])
def test_who_reads_no_reports_is_refused_whatever_was_ticked(cast, flood, who):
    assert send(getattr(cast, who), flood, "hide", confirmed="1").status_code == 403
    assert BulkAct.objects.count() == 0


def test_one_report_out_of_scope_stops_all(cast, flood):
    flood.append(make_report(col=1))
    assert send(cast.officer, flood, "hide", confirmed="1").status_code == 404
    assert BulkAct.objects.count() == 0


def test_bad_choices_are_said(cast):
    many = [make_report() for _ in range(21)]
    assert "Zaznacz co najmniej jedno" in send(cast.officer, [], "hide").content.decode()
    page = send(cast.officer, many, "hide", confirmed="1")
    assert page.status_code == 422 and "najwyżej 20" in page.content.decode()
    assert send(cast.officer, many[:1], "delete").status_code == 400
    assert sign_in(cast.officer).post(BULK, {"reports": ["x"], "kind": "hide"}).status_code == 400
    assert sign_in(cast.officer).get(BULK).status_code == 405
    assert BulkAct.objects.count() == 0


def test_the_queue_marks_a_flood_and_lists_it_alone(cast, flood):
    Report.objects.filter(pk=flood[0].pk).update(is_in_flood=False, is_hidden=False)
    group = ReportGroup.objects.create(category=flood[0].category, opened_on=flood[0].filed_on)
    Report.objects.update(group=group)
    officer = sign_in(cast.officer)
    assert officer.get("/panel/").content.decode().count("3 podobne") == 1
    page = officer.get("/panel/?choose=1").content.decode()
    assert "<strong>2 zgłoszenia</strong>" in page
    assert page.count("przyszło w fali") == 2
    assert page.count("3 podobne") == 3
    only = officer.get("/panel/?hidden=1&choose=1").content.decode()
    assert str(flood[0].public_id) not in only and str(flood[1].public_id) in only
    assert only.count('name="reports"') == 2
    assert 'value="show"' not in only
    assert 'value="show"' in sign_in(cast.section_head).get("/panel/?choose=1").content.decode()


def test_without_a_flood_the_queue_says_nothing_of_it(cast):
    make_report()
    page = sign_in(cast.officer).get("/panel/").content.decode()
    assert "queue-flood" not in page and "queue-row__mark" not in page


def test_a_decision_of_a_head_is_the_look_it_waited_for(cast, flood):
    change(flood[0], Status.VERIFYING, cast.section_head)
    change(flood[1], Status.HOAX, cast.coordinator, Reason.FALSE_REPORT)
    assert hidden() == [False, True, True]
    assert list(Report.objects.order_by("pk").values_list("is_in_flood", flat=True)) == [False, False, True]


def test_an_officer_shows_it_by_confirming_it(cast, flood):
    change(flood[0], Status.VERIFYING, cast.officer)
    assert hidden() == [True] * 3
    confirmed(flood[1], cast.officer)
    assert hidden() == [True, False, True]


def test_one_mail_a_day_and_unit_says_that_a_flood_waits_and_nothing_else(cast, flood):
    for user in (cast.section_head, cast.coordinator):
        user.email = f"{user.username}@example.org"
        user.save()
    today = timezone.localdate()
    assert [tell_of_floods(today), tell_of_floods(today)] == [1, 0]
    assert [message.recipients() for message in mail.outbox] == [["section_head@example.org"]]
    text = mail.outbox[0].subject + mail.outbox[0].body
    assert "3 zgłoszenia czekają" in text
    assert not any(str(report.public_id) in text or report.category.label in text for report in flood)
    assert tell_of_floods(today + datetime.timedelta(days=1)) == 1


def test_without_an_address_the_next_unit_above_is_told(cast, flood):
    cast.coordinator.email = "coordinator@example.org"
    cast.coordinator.save()
    assert tell_of_floods(timezone.localdate()) == 1
    assert mail.outbox[0].recipients() == ["coordinator@example.org"]


def test_where_nobody_has_an_address_no_mail_is_noted(cast, flood):
    assert tell_of_floods(timezone.localdate()) == 0
    assert Alert.objects.count() == len(mail.outbox) == 0
