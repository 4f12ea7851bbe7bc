"""Photos by receipt: kept and refused one by one, sealed on the disk, nothing of the original anywhere."""

import os
import stat
import uuid
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from reports import contents, photos
from reports.models import Photo
from reports.photos import files, taking
from reports.photos.sanitise import Refused
from reports.statuses import Status
from reports.tests import pictures
from reports.tests.factories import make_report, submit

pytestmark = pytest.mark.django_db
PLACE = "/api/v1/receipts/photos/"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_STORAGE = str(tmp_path)
    return tmp_path


@pytest.fixture
def submitted(region):
    return submit()


def photo(number=0, name="photo.jpg", kind="image/jpeg"):
    return SimpleUploadedFile(name, pictures.jpeg(64 + number, 48, exif=pictures.exif()), kind)


def send(client, code, *sent, **more):
    return client.post(PLACE, {"code": code, "photo": list(sent), **more})


def test_the_address_is_the_one_of_the_interface():
    assert reverse("api:photos") == PLACE


def test_three_photos_are_kept(client, submitted):
    answer = send(client, submitted.receipt, photo(), photo(1), photo(2))
    assert (answer.status_code, answer.json()) == (201, {"kept": 3, "refused": []})
    assert answer["Cache-Control"] == "no-store"
    rows = submitted.report.photos.all()
    assert [row.width for row in rows] == [64, 65, 66]
    assert photos.opened(rows[0]).startswith(b"\xff\xd8")


def test_a_fourth_photo_and_a_text_are_refused_by_themselves(client, submitted):
    text = SimpleUploadedFile("list.jpg", b"To nie jest zdjecie", "image/jpeg")
    answer = send(client, submitted.receipt, photo(), text, photo(1), photo(2))
    assert answer.status_code == 201
    assert answer.json()["kept"] == 2
    assert [(row["index"], row["code"]) for row in answer.json()["refused"]] == [
        (1, "photo_not_a_photo"),
        (3, "photo_too_many"),
    ]


def test_none_kept_is_a_refusal(client, submitted):
    answer = send(client, submitted.receipt, SimpleUploadedFile("a.pdf", b"%PDF-1.7 1 0 obj", "application/pdf"))
    assert (answer.status_code, answer.json()["code"]) == (422, "photo_kind")
    assert not Photo.objects.exists()


def test_a_large_photo_does_not_vanish(client, submitted):
    large = SimpleUploadedFile("large.jpg", pictures.jpeg() + b"\0" * 4_000_000, "image/jpeg")
    assert send(client, submitted.receipt, large).json()["kept"] == 1


def test_eleven_megabytes_and_a_body_of_thirty_two_are_refused_with_the_limit(client, submitted):
    eleven = SimpleUploadedFile("large.jpg", pictures.jpeg() + b"\0" * 11_000_000, "image/jpeg")
    assert send(client, submitted.receipt, eleven).json()["code"] == "photo_too_large"
    huge = SimpleUploadedFile("large.jpg", b"\0" * 32 * 1024 * 1024, "image/jpeg")
    answer = send(client, submitted.receipt, huge)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_the_same_photo_is_kept_once(client, submitted):
    for _ in range(3):
        assert send(client, submitted.receipt, photo(), photo()).status_code == 201
    assert submitted.report.photos.count() == 1
    assert sum(len(names) for _, _, names in os.walk(Path(files.path_of(uuid.UUID(int=0))).parent.parent)) == 1


def test_six_photos_are_the_most_of_a_report(client, submitted):
    for first in (0, 3):
        send(client, submitted.receipt, *[photo(first + n) for n in range(3)])
    answer = send(client, submitted.receipt, photo(9))
    assert answer.status_code == 409
    assert submitted.report.photos.count() == 6


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "a" * 5000 + ".jpg", "CON.jpg", "a.php.jpg", "\u202egpj.exe", "x"]
)
def test_the_name_of_a_file_is_of_no_account(client, submitted, media, name):
    assert send(client, submitted.receipt, photo(name=name, kind="text/html")).status_code == 201
    [held] = [path for path in media.rglob("*") if path.is_file()]
    assert held.name == submitted.report.photos.get().public_id.hex


def test_on_the_disk_lies_nothing_of_the_original_and_no_picture(client, submitted, media):
    send(client, submitted.receipt, photo(name="KANAREK-4711.jpg"))
    [held] = [path for path in media.rglob("*") if path.is_file()]
    assert b"KANAREK" not in held.read_bytes()
    assert not held.read_bytes().startswith(b"\xff\xd8")
    assert stat.S_IMODE(held.stat().st_mode) == 0o600
    assert held.stat().st_mtime % 60 == 0
    midnight = held.stat().st_mtime
    assert [folder.stat().st_mtime for folder in (held.parent, held.parent.parent)] == [midnight, midnight]
    files.remove(uuid.UUID(held.name))
    assert held.parent.stat().st_mtime == midnight


def test_wrong_code_missing_parts_and_strange_fields(client, submitted):
    assert send(client, "1111 1111 1111 1111", photo()).json()["code"] == "receipt_not_found"
    assert client.post(PLACE, {"code": submitted.receipt, "x": "1"}).json()["fields"].keys() == {"x"}
    assert client.post(PLACE, {"code": submitted.receipt, "a": ""}).status_code == 422
    assert client.post(PLACE, {"photo": photo()}).json()["fields"].keys() == {"code"}
    assert client.post(PLACE, "{}", content_type="application/json").status_code == 415
    cut = '--x\r\nContent-Disposition: form-data; name="code"\r\n\r\n1'
    assert client.post(PLACE, cut, content_type="multipart/form-data; boundary=x").json()["code"] == "bad_form"
    assert client.get(PLACE).status_code == 405


def test_tries_are_counted_with_those_of_the_receipt(client, submitted):
    codes = [send(client, "1111 1111 1111 1111", photo()).status_code for _ in range(11)]
    assert codes == [404] * 10 + [429]


def test_a_closed_report_takes_no_photo(region):
    report = make_report(status=Status.HOAX)
    assert not photos.may_add(report)


def test_a_full_disk_refuses_the_photo_and_leaves_nothing(submitted, monkeypatch, media):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    taken = photos.take(submitted.report, [photo()], submitted.report.filed_on)
    assert (taken.kept, taken.refused[0].code) == (0, "photo_not_now")
    assert [path for path in media.rglob("*") if path.is_file()] == []
    assert not Photo.objects.exists()


def test_a_decoder_that_does_not_answer_refuses_the_photo(submitted, monkeypatch):
    def down(*_):
        raise Refused("photo_not_now")

    monkeypatch.setattr(taking, "sanitised", down)
    assert photos.take(submitted.report, [photo()], submitted.report.filed_on).kept == 0


def test_a_withdrawn_photo_is_gone_from_the_disk_and_may_come_again(
    client, submitted, media, django_capture_on_commit_callbacks
):
    send(client, submitted.receipt, photo())
    report = submitted.report
    [held] = [path for path in media.rglob("*") if path.is_file()]
    copy, row = held.read_bytes(), report.photos.get()
    with django_capture_on_commit_callbacks(execute=True):
        contents.erase(report, {"photos"}, report.filed_on)
    assert not held.exists()
    held.write_bytes(copy)  # from a backup of the files
    assert photos.opened(row) is None
    assert send(client, submitted.receipt, photo()).json()["kept"] == 1
    assert report.photos.exclude(slot=None).count() == 1
