"""A photo on the list of known illegal pictures is taken like any other, shown to nobody, and lost to nobody."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from reports import contents, photos
from reports.models import Photo
from reports.photos.sanitise import sanitised
from reports.services import withdraw
from reports.tests.factories import submit
from reports.tests.pictures import saved, scene

pytestmark = pytest.mark.django_db
LISTED = saved(scene(300, 200), "PNG")


@pytest.fixture(autouse=True)
def listed(settings, tmp_path):
    settings.MEDIA_STORAGE = str(tmp_path)
    settings.KNOWN_PHOTOS = str(tmp_path / "known.txt")
    (tmp_path / "known.txt").write_text(f"# made for tests\n{hashlib.sha256(LISTED).hexdigest().upper()}\n")
    return tmp_path / "known.txt"


@pytest.fixture
def submitted(region):
    return submit()


def take(report, data):
    return photos.take(report, [SimpleUploadedFile("a.png", data)], report.filed_on)


def test_a_listed_photo_is_kept_sealed_and_counted_like_any_other(submitted):
    taken = take(submitted.report, LISTED)
    assert (taken.kept, taken.refused) == (1, ())
    photo = Photo.objects.get()
    assert photo.is_set_aside and photos.opened(photo) is not None


def test_another_photo_is_not_touched(submitted):
    take(submitted.report, saved(scene(300, 200).transpose(0), "PNG"))
    assert not Photo.objects.get().is_set_aside


def test_a_sketch_finds_the_picture_in_another_size_and_format(submitted, listed):
    listed.write_text(sanitised(LISTED).sketch.hex())
    take(submitted.report, saved(scene(1200, 800), "JPEG", quality=80))
    assert Photo.objects.get().is_set_aside


def test_the_sender_reads_what_everybody_reads(client, submitted):
    sent = {"code": submitted.receipt, "photo": [SimpleUploadedFile("a.png", LISTED)]}
    assert client.post("/api/v1/receipts/photos/", sent).json() == {"kept": 1, "refused": []}
    answer = client.post("/api/v1/receipts/", {"code": submitted.receipt}, content_type="application/json")
    assert len(answer.json()["photos"]) == 1
    assert "aside" not in answer.content.decode()


def test_taking_it_back_does_not_destroy_it(submitted):
    take(submitted.report, LISTED)
    withdraw(report=submitted.report, what=[contents.PHOTOS], on=submitted.report.filed_on)
    photo = Photo.objects.get()
    assert photo.withdrawn_on and photos.opened(photo) is not None


def test_a_list_that_cannot_be_read_stops_no_photo(submitted, settings):
    settings.KNOWN_PHOTOS = "/nowhere/known.txt"
    assert take(submitted.report, LISTED).kept == 1
    assert not Photo.objects.get().is_set_aside
