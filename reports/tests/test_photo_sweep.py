"""What a killed process left of a photo goes; what a report has, and what may just be coming, stays."""

import datetime
import os
import uuid
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from reports import photos
from reports.deadlines import today
from reports.models import Photo
from reports.photos import files
from reports.photos.sweeping import DAYS, sweep
from reports.tests.factories import make_report
from reports.tests.pictures import jpeg

pytestmark = pytest.mark.django_db
LONG_AGO = datetime.timedelta(days=DAYS)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_STORAGE = str(tmp_path)
    return tmp_path / "photos"


def left(media):
    return {file.name for file in media.rglob("*") if file.is_file()}


def test_a_photo_of_a_report_stays_and_one_of_nobody_goes(region, media):
    photos.take(make_report(), [SimpleUploadedFile("a.jpg", jpeg())], today() - LONG_AGO)
    files.write(uuid.uuid4(), b"sealed", today() - LONG_AGO)
    assert sweep(today()) == 1
    assert left(media) == {Photo.objects.get().public_id.hex}


def test_a_photo_that_may_just_be_coming_stays(region, media):
    files.write(uuid.uuid4(), b"sealed", today() - LONG_AGO + datetime.timedelta(days=1))
    assert sweep(today()) == 0
    assert len(left(media)) == 1


def test_the_file_of_a_photo_that_was_taken_back_goes(region, media):
    photos.take(make_report(), [SimpleUploadedFile("a.jpg", jpeg())], today() - LONG_AGO)
    Photo.objects.update(slot=None)
    assert sweep(today()) == 1
    assert left(media) == set()


def test_a_file_that_was_never_finished_goes(region, media):
    files.write(uuid.uuid4(), b"sealed", today())
    [folder] = media.iterdir()
    broken = Path(folder, "tmpabc123")
    broken.write_bytes(b"half")
    os.utime(broken, (0, 0))
    assert sweep(today()) == 1
    assert not broken.exists()


def test_without_any_photo_there_is_nothing_to_do(region):
    assert sweep(today()) == 0
