"""What a crash left behind goes after a day; what has a row stays; a wrong database empties no store."""

import datetime
import io
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.utils import timezone

from reports import keys, orphans, photos
from reports.models import Message, Photo, Report, Sender
from reports.orphans import Swept, sweep
from reports.photos import files
from reports.tests.factories import submit
from reports.tests.pictures import jpeg

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


@pytest.fixture(autouse=True)
def stores(settings, tmp_path):
    settings.KEY_STORE, settings.MEDIA_STORAGE = str(tmp_path / "keys"), str(tmp_path / "media")
    keys._ready.clear()
    yield
    keys._ready.clear()


@pytest.fixture
def report(region):
    """With a text, a message and a photo."""
    report = submit(description="Kanarek 31").report
    Message.objects.create(report=report, sender=Sender.RESIDENT, text="Kanarek 32", on=report.filed_on)
    assert photos.take(report, [SimpleUploadedFile("a.jpg", jpeg())], report.filed_on).kept == 1
    return report


def after(hours):
    return timezone.now() + hours * HOUR


def held(report):
    report = Report.objects.get(pk=report.pk)
    return report.content.description, report.messages.get().text, photos.opened(report.photos.get()) is not None


ALL = ("Kanarek 31", "Kanarek 32", True)


def test_what_has_a_row_stays_and_keys_without_one_go_after_a_day(report):
    loose = sum(keys.taken()) - 3
    assert loose == keys.AHEAD - 3
    counts = [sweep(after(hours)).keys for hours in (0, 23, 25, 26)]
    assert counts == [0, 0, loose, 0]
    assert held(report) == ALL
    assert sum(keys.taken()) == 3


def test_a_key_that_got_its_row_in_time_is_never_removed(report):
    sweep(after(0))
    late = Message.objects.create(report=report, sender=Sender.OFFICER, text="Kanarek 33", on=report.filed_on)
    assert sweep(after(25)).keys == keys.AHEAD - 4
    assert Message.objects.get(pk=late.pk).text == "Kanarek 33"


def test_a_process_keeps_no_key_ready_for_longer_than_half_a_day(monkeypatch):
    keys.new_key()
    before = list(keys._ready)
    keys.new_key()
    assert keys._ready == before[:-1]
    monkeypatch.setattr(keys, "_ready_until", 0.0)
    keys.new_key()
    assert not set(keys._ready) & set(before)


def test_a_slot_that_was_given_to_another_key_waits_anew(report):
    sweep(after(0))
    used = orphans._slots_of_rows(keys.PAGE)
    slot = next(n for n, is_taken in enumerate(keys.taken()) if is_taken and not used[n])
    keys.destroy([slot])
    with keys._file(write=True) as handle:
        keys.os.pwrite(handle, b"x" * keys.KEY_BYTES, slot * keys.KEY_BYTES)
    sweep(after(25))
    assert keys.taken()[slot]


def test_files_without_a_row_go_after_a_day_half_written_ones_too(report):
    files.write(uuid.uuid4(), b"sealed", report.filed_on)
    half = files.path_of(report.photos.get().public_id).with_name("tmp_half")
    half.write_bytes(b"sea")
    assert [sweep(after(hours)).files for hours in (0, 23, 25)] == [0, 0, 2]
    assert held(report) == ALL
    assert len(files.stored()) == 1


def test_rows_that_open_nothing_any_more_are_counted(report):
    files.remove(report.photos.get().public_id)
    keys.destroy([Report.objects.get().content.description.slot])
    swept = sweep(after(0))
    assert (swept.no_key, swept.no_file) == (1, 1)
    assert Photo.objects.exclude(slot=None).count() == 1


def test_a_wrong_database_empties_no_store(report, monkeypatch):
    monkeypatch.setattr(orphans, "FREE_KEYS", 2)
    sweep(after(0))
    assert sweep(after(25)) == Swept(keys.AHEAD - 3, 0, 0, 0, stopped=True)
    assert sum(keys.taken()) == keys.AHEAD
    assert sweep(after(26), agreed=True).keys == keys.AHEAD - 3


def test_the_command_counts_first_and_names_the_guard(report, monkeypatch):
    out = io.StringIO()
    call_command("sweep_orphans", "--dry-run", stdout=out)
    assert "keys 0 would be removed" in out.getvalue()
    monkeypatch.setattr("reports.management.commands.sweep_orphans.sweep", lambda *_, **__: Swept(9, stopped=True))
    with pytest.raises(CommandError, match="9 keys"):
        call_command("sweep_orphans", stdout=out)
