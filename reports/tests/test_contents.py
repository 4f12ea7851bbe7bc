"""Texts of residents lie sealed: readable through the row, in no table, and gone everywhere with their key."""

import datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction

from reports import contents, keys
from reports.models import Message, Report, ReportContent, Sender
from reports.tests.factories import make_report

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 5, 4)
WORDS = "Kanarek 7431: ścigają się za szkołą"


@pytest.fixture
def report(region):
    report = make_report()
    ReportContent.objects.filter(report=report).delete()
    ReportContent.objects.create(report=report, description=WORDS, weekdays=[5], hours=["18-22"])
    return report


def raw(table, column, key):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} WHERE report_id = %s", [key])  # noqa: S608
        return [None if row[0] is None else bytes(row[0]) for row in cursor.fetchall()]


def test_the_text_reads_as_it_was_written_and_lies_sealed(report):
    assert contents.text_of(ReportContent.objects.get(report=report)) == WORDS
    [held] = raw("reports_reportcontent", "description", report.pk)
    assert b"Kanarek" not in held
    assert len(held) > len(WORDS.encode())


def test_a_row_saved_again_keeps_its_bytes_and_its_key(report):
    before = raw("reports_reportcontent", "description", report.pk)
    ReportContent.objects.get(report=report).save()
    assert raw("reports_reportcontent", "description", report.pk) == before


def test_no_text_needs_no_key_and_erased_is_told_apart_from_empty(region):
    report = make_report()
    ReportContent.objects.filter(report=report).update(description="")
    assert contents.text_of(ReportContent.objects.get(report=report)) == ""
    ReportContent.objects.filter(report=report).update(description=None)
    assert contents.text_of(ReportContent.objects.get(report=report)) is None


def test_what_is_erased_does_not_open_from_an_old_copy_of_the_table(report, django_capture_on_commit_callbacks):
    [copy] = raw("reports_reportcontent", "description", report.pk)
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        contents.erase(report, {"text"}, DAY)
    content = ReportContent.objects.get(report=report)
    assert (content.description, content.weekdays, content.hours, content.withdrawn_on) == (None, [], [], DAY)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE reports_reportcontent SET description = %s WHERE report_id = %s", [copy, report.pk])
    assert ReportContent.objects.get(report=report).description is None


def test_a_withdrawal_takes_the_residents_words_and_leaves_the_officers(report, django_capture_on_commit_callbacks):
    for sender in (Sender.RESIDENT, Sender.OFFICER):
        Message.objects.create(report=report, sender=sender, text=f"words of {sender}", on=DAY)
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        contents.erase(report, {"text"}, DAY)
    assert list(report.messages.values_list("sender", "text")) == [("resident", None), ("officer", "words of officer")]


def test_what_is_rolled_back_stays_readable(report):
    with pytest.raises(RuntimeError), transaction.atomic():
        contents.erase(report, {"text"}, DAY)
        raise RuntimeError
    assert ReportContent.objects.get(report=report).description == WORDS


def test_many_rows_at_once_have_a_key_each(region):
    reports = [make_report() for _ in range(3)]
    ReportContent.objects.all().delete()
    ReportContent.objects.bulk_create([ReportContent(report=report, description=WORDS) for report in reports])
    slots = {content.description.slot for content in ReportContent.objects.all()}
    assert len(slots) == 3


def test_public_code_never_reads_what_was_written():
    root = Path(settings.BASE_DIR) / "reports"
    files = [root / "public.py", root / "story.py", root / "outlook.py", *(root / "map").rglob("*.py")]
    assert len(files) > 5
    assert [file.name for file in files if "content" in file.read_text(encoding="utf-8").replace("Content-", "")] == []


def test_nothing_is_written_where_no_key_can_be_made(region, settings, tmp_path):
    (tmp_path / "file").write_text("in the way")
    settings.KEY_STORE = str(tmp_path / "file" / "keys")
    keys._ready.clear()
    before = Report.objects.count()
    with pytest.raises(OSError), transaction.atomic():
        ReportContent.objects.create(report=make_report(), description=WORDS)
    assert Report.objects.count() == before
