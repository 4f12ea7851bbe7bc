"""Mails of what waits: open reports that will lose their words, photos that were set aside. They name no report."""

import datetime

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from reports import photos
from reports.models import Photo
from reports.tests.factories import make_report
from reports.tests.pictures import jpeg
from verification.services.alerts import tell_of_fading, tell_of_set_aside
from verification.tests.factories import sign_in

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 20)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_STORAGE = str(tmp_path)


@pytest.fixture
def addresses(cast):
    for user in vars(cast).values():
        user.email = f"{user.username}@example.org"
        user.save()
    return cast


def recipients():
    return sorted(address for message in mail.outbox for address in message.recipients())


def test_a_unit_is_told_once_a_month_of_open_reports_that_fade(addresses):
    make_report(day=DAY - datetime.timedelta(days=705), description="Kanarek 21")
    make_report(day=DAY - datetime.timedelta(days=699), description="Kanarek 22")
    make_report(day=DAY - datetime.timedelta(days=710))
    days = [DAY, DAY + datetime.timedelta(days=1), DAY + datetime.timedelta(days=30)]
    assert [tell_of_fading(day) for day in days] == [1, 0, 1]
    assert "1 " in mail.outbox[0].body and "Kanarek" not in mail.outbox[0].body
    assert recipients() == ["section_head@example.org"] * 2


def test_the_page_of_the_report_says_until_when(cast):
    report = make_report(day=timezone.localdate() - datetime.timedelta(days=720))
    page = sign_in(cast.officer).get(f"/panel/zgloszenia/{report.public_id}/").content.decode()
    assert page.count('class="notice"') == 1
    fresh = make_report()
    page = sign_in(cast.officer).get(f"/panel/zgloszenia/{fresh.public_id}/").content.decode()
    assert 'class="notice"' not in page


@pytest.fixture
def set_aside(cast):
    report = make_report(day=DAY)
    photos.take(report, [SimpleUploadedFile("a.jpg", jpeg())], DAY)
    Photo.objects.update(is_set_aside=True)
    return report


def test_two_roles_learn_of_a_photo_that_was_set_aside_and_nobody_else(addresses, set_aside):
    assert [tell_of_set_aside(DAY), tell_of_set_aside(DAY)] == [1, 0]
    assert recipients() == ["auditor@example.org", "national@example.org"]
    assert str(set_aside.public_id) not in mail.outbox[0].subject + mail.outbox[0].body
    later = DAY + datetime.timedelta(days=9)
    assert [tell_of_set_aside(later), tell_of_set_aside(later + datetime.timedelta(days=1))] == [1, 0]


def test_nobody_of_the_panel_sees_it(cast, set_aside):
    photo = set_aside.photos.get()
    for user in (cast.officer, cast.section_head, cast.coordinator, cast.provincial, cast.national):
        client = sign_in(user)
        page = client.get(f"/panel/zgloszenia/{set_aside.public_id}/")
        assert page.status_code == 200
        assert str(photo.public_id) not in page.content.decode()
        assert client.get(f"/panel/zgloszenia/{set_aside.public_id}/zdjecia/{photo.public_id}/").status_code == 404
