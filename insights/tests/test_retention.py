"""What is kept goes on the day of the rules, never a day early; a wrong clock or a wrong rule erases nothing."""

import datetime
import io
import json
from collections import Counter

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction
from django.utils import timezone

from insights import retention
from insights.privacy_tables import register
from reports import keys, photos
from reports.models import Held, Message, Report, ReportContent, RetentionRule, RetentionRun, Sender, StatusChange
from reports.retention import fading, kept_until, rules_in_force
from reports.services.change_status import change_status
from reports.statuses import Status
from reports.tests import pictures
from reports.tests.factories import HOMELESS, make_report
from verification.models import Note

pytestmark = pytest.mark.django_db
CLOSED = datetime.date(2026, 3, 2)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_STORAGE = str(tmp_path)
    return tmp_path


def noon(day):
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(12)))


@pytest.fixture
def closed(region, django_user_model):
    """Closed on a known day, with a text, a message, officers' words, a photo, in a category of rough places."""
    with time_machine.travel(noon(CLOSED), tick=False):
        report = make_report(day=CLOSED, category=HOMELESS, description="Kanarek 11", weekdays=(5,), hours=("18-22",))
        officer = django_user_model.objects.create(username="officer")
        photos.take(report, [SimpleUploadedFile("a.jpg", pictures.jpeg())], CLOSED)
        Message.objects.create(report=report, sender=Sender.RESIDENT, text="Kanarek 12", on=CLOSED)
        Note.objects.create(report=report, author=officer, text="Kanarek 13")
        change_status(
            report=report, to=Status.HOAX, seen=Status.NEW, reason="false_report", actor=officer, role="", by="officer",
            at=noon(CLOSED), note="Kanarek 14",
        )  # fmt: skip
    return Report.objects.get(pk=report.pk)


def after(days, callbacks):
    with callbacks(execute=True):
        return retention.apply(noon(CLOSED + datetime.timedelta(days=days)), agreed=True)


def held(report):
    content = ReportContent.objects.get(report=report)
    photo = report.photos.get()
    return {
        "text": content.description,
        "named": bool(content.weekdays or content.hours),
        "message": report.messages.get().text,
        "notes": (report.notes.get().text, report.changes.get().note),
        "exact": Report.objects.get(pk=report.pk).point != report.public_point,
        "photo": photos.opened(photo) is not None,
    }


EVERYTHING = {
    "text": "Kanarek 11", "named": True, "message": "Kanarek 12", "notes": ("Kanarek 13", "Kanarek 14"),
    "exact": True, "photo": True,
}  # fmt: skip
NOTHING = {"text": None, "named": False, "message": None, "notes": ("", ""), "exact": False, "photo": False}


def test_each_thing_goes_on_its_day_and_not_a_day_early(closed, django_capture_on_commit_callbacks):
    after(30, django_capture_on_commit_callbacks)
    assert held(closed) == EVERYTHING
    after(31, django_capture_on_commit_callbacks)
    assert held(closed) == EVERYTHING | {"photo": False}
    after(365, django_capture_on_commit_callbacks)
    assert held(closed) == EVERYTHING | {"photo": False}
    run = after(366, django_capture_on_commit_callbacks)
    assert held(closed) == NOTHING
    assert run.counts == {"text": 1, "point": 1, "note": 1}


def test_the_keys_are_gone_so_that_no_backup_opens(closed, media, django_capture_on_commit_callbacks):
    slots = [
        ReportContent.objects.get(report=closed).description.slot,
        closed.messages.get().text.slot,
        closed.photos.get().slot,
    ]
    after(400, django_capture_on_commit_callbacks)
    assert [keys._key(slot) for slot in slots] == [b"", b"", b""]
    assert [path for path in media.rglob("*") if path.is_file()] == []


def test_row_trail_and_story_stay(closed, django_capture_on_commit_callbacks):
    lines = list(closed.timeline.values_list("kind", "on"))
    after(400, django_capture_on_commit_callbacks)
    kept = Report.objects.get(pk=closed.pk)
    assert (kept.status, kept.reason, kept.cell) == (closed.status, closed.reason, closed.cell)
    assert list(kept.timeline.values_list("kind", "on")) == lines
    assert kept.changes.get().new == Status.HOAX


@pytest.fixture
def forgotten(region):
    """Confirmed on a known day, and nothing since."""
    with time_machine.travel(noon(CLOSED), tick=False):
        return make_report(
            day=CLOSED - datetime.timedelta(days=40),
            status=Status.CONFIRMED,
            category=HOMELESS,
            description="Kanarek 15",
        )


def test_an_open_report_keeps_everything_for_two_years_after_its_last_change(
    forgotten, django_capture_on_commit_callbacks
):
    after(730, django_capture_on_commit_callbacks)
    assert ReportContent.objects.get(report=forgotten).description == "Kanarek 15"
    after(731, django_capture_on_commit_callbacks)
    assert ReportContent.objects.get(report=forgotten).description is None
    kept = Report.objects.get(pk=forgotten.pk)
    assert (kept.status, kept.point) == (Status.CONFIRMED, kept.public_point)


def test_who_works_with_an_open_report_keeps_its_words(forgotten, django_capture_on_commit_callbacks):
    with time_machine.travel(noon(CLOSED + datetime.timedelta(days=700)), tick=False):
        change_status(
            report=forgotten, to=Status.REFERRED, seen=Status.CONFIRMED, reason="handed_over", actor=None, role="",
            by="officer", at=timezone.now(),
        )  # fmt: skip
    after(731, django_capture_on_commit_callbacks)
    assert ReportContent.objects.get(report=forgotten).description == "Kanarek 15"


def test_the_last_day_is_known_thirty_days_before(forgotten, closed):
    last = CLOSED + datetime.timedelta(days=730)
    days = [last - datetime.timedelta(days=number) for number in (31, 30, 0)]
    assert [kept_until(forgotten, day, CLOSED) for day in days] == [None, last, last]
    assert [fading(day).count() for day in days] == [0, 1, 1]
    assert kept_until(closed, days[1], CLOSED) is None


def test_a_second_run_of_a_day_erases_nothing_more(closed, django_capture_on_commit_callbacks):
    after(400, django_capture_on_commit_callbacks)
    assert after(400, django_capture_on_commit_callbacks).counts == {}


def test_a_new_rule_counts_from_its_day(closed, django_capture_on_commit_callbacks):
    later = CLOSED + datetime.timedelta(days=40)
    RetentionRule.objects.create(what=Held.TEXT, days=10, effective_from=later, source="test")
    after(39, django_capture_on_commit_callbacks)
    assert held(closed)["text"] == "Kanarek 11"
    after(40, django_capture_on_commit_callbacks)
    assert held(closed)["text"] is None


def test_every_kind_has_a_rule_with_a_source(catalogue):
    assert [rule.what for rule in rules_in_force(CLOSED)] == list(Held.values)
    assert all(rule.source for rule in rules_in_force(CLOSED))


@pytest.mark.parametrize("days", [-1, 3, 4000])
def test_a_jump_of_the_clock_stops_the_run(closed, days):
    RetentionRun.objects.create(on=CLOSED)
    run = retention.apply(noon(CLOSED + datetime.timedelta(days=days)))
    assert run.stopped == retention.CLOCK
    assert held(closed) == EVERYTHING


def test_too_much_at_once_stops_the_run_until_two_people_agree(closed, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(retention, "FREE", 0)
    at = noon(CLOSED + datetime.timedelta(days=400))
    assert retention.apply(at).stopped == retention.TOO_MANY
    assert held(closed) == EVERYTHING
    with django_capture_on_commit_callbacks(execute=True):
        assert retention.apply(at, agreed=True).stopped == ""
    assert held(closed) == NOTHING


def test_the_command_counts_first_and_says_what_stopped_it(closed, monkeypatch):
    out = io.StringIO()
    call_command("apply_retention", "--dry-run", stdout=out)
    assert "would be erased" in out.getvalue()
    RetentionRun.objects.create(on=CLOSED - datetime.timedelta(days=9000))
    with pytest.raises(CommandError, match="second-person"):
        call_command("apply_retention", stderr=io.StringIO())


def test_the_trail_lets_a_note_go_and_nothing_else_change(closed):
    for change in ({"note": "anders"}, {"reason": ""}, {"on": CLOSED + datetime.timedelta(days=1)}):
        with pytest.raises(DatabaseError), transaction.atomic():
            StatusChange.objects.filter(report=closed).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        StatusChange.objects.filter(report=closed).delete()
    assert StatusChange.objects.filter(report=closed).update(note="") == 1


def drill(report):
    out = io.StringIO()
    call_command("disclosure_drill", str(report.public_id), stdout=out)
    return json.loads(out.getvalue())


def test_the_drill_prints_every_table_that_knows_the_report(closed):
    found = drill(closed)
    assert set(found["reports"]) >= {"Report", "ReportContent", "Receipt", "SubmissionKey", "Photo", "Message", "Clock"}
    assert found["reports"]["ReportContent"][0]["description"] == "Kanarek 11"
    assert found["verification"]["Note"][0]["text"] == "Kanarek 13"


def test_the_drill_prints_nothing_that_the_register_does_not_name(closed):
    printed = {
        f"{table}.{column}" for floor in drill(closed).values() for table, rows in floor.items() for column in rows[0]
    }
    assert printed - set(register()) == {"Photo.picture"}


def test_two_equal_reports_from_two_addresses_cannot_be_told_apart(region, client):
    """But for what is drawn at random, and the digests of it."""
    body = {"category": HOMELESS, "lon": region_point(region)[0], "lat": region_point(region)[1], "not_emergency": True}
    drills = []
    for number, address in enumerate(("127.0.0.1", "203.0.113.77")):
        answer = client.post(
            "/api/v1/reports/", body, content_type="application/json", REMOTE_ADDR=address,
            headers={"Idempotency-Key": f"6f1c2a34-0000-4000-8000-00000000000{number}"},
        )  # fmt: skip
        found = drill(Report.objects.get(public_id=answer.json()["id"]))
        assert "203.0.113" not in json.dumps(found)
        drills.append(without_chance(found))
    assert drills[0] == drills[1]


CHANCE = {"id", "public_id", "report", "digest", "content", "batches_left", "rule"}


def region_point(region):
    from districts.tests.factories import middle

    return middle(0)


def without_chance(found):
    return {
        table: [{name: value for name, value in row.items() if name not in CHANCE} for row in rows]
        for table, rows in found["reports"].items()
    } | {"verification": found["verification"]}


def test_an_unknown_report_is_said_to_be_unknown(db):
    with pytest.raises(CommandError):
        call_command("disclosure_drill", "6f1c2a34-0000-4000-8000-000000000000")


def test_counting_writes_nothing(closed):
    assert retention.due(noon(CLOSED + datetime.timedelta(days=400))) >= Counter(text=1, point=1, photo=1, note=1)
    assert held(closed) == EVERYTHING
