"""Photos in the panel: for who works with the report, by links of a minute, covered by two people before one leaves."""

import io
import re

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from reports import contents, photos
from reports.tests import pictures
from reports.tests.factories import make_report
from verification.models import Redaction
from verification.tests.factories import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_STORAGE = str(tmp_path)


@pytest.fixture
def report(cast):
    report = make_report()
    white = pictures.saved(Image.new("RGB", (200, 100), "white"), "PNG")
    assert photos.take(report, [SimpleUploadedFile("a.png", white)], report.filed_on).kept == 1
    return report


@pytest.fixture
def photo(report):
    return report.photos.get()


def address(photo):
    return f"/panel/zgloszenia/{photo.report.public_id}/zdjecia/{photo.public_id}/"


def link_in(page):
    found = re.search(r'src="([^"]*/obraz/\?key=[^"]+)"', page.content.decode())
    return found[1].replace("&amp;", "&") if found else ""


def boxes(*rows):
    names = ("left", "top", "width", "height")
    return {"act": "cover", **{name: [row[n] for row in rows] for n, name in enumerate(names)}}


def test_the_officer_sees_the_photo_on_the_page_of_the_report(cast, report):
    officer = sign_in(cast.officer)
    link = link_in(officer.get(f"/panel/zgloszenia/{report.public_id}/"))
    answer = officer.get(link)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert "no-store" in answer["Cache-Control"]
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert Image.open(io.BytesIO(answer.content)).size == (200, 100)


ROLES = {
    "officer": (200, 200),
    "section_head": (200, 200),
    "coordinator": (200, 200),
    "officer_next_door": (404, 404),
    "officer_far": (404, 404),
    "head_far": (404, 404),
    "provincial": (200, 403),
    "national": (200, 403),
    "viewer": (404, 404),
    "auditor": (404, 404),
    "system_admin": (404, 404),
}


@pytest.mark.parametrize("role", ROLES)
def test_who_may_look_by_role_and_scope(cast, photo, role):
    client = sign_in(getattr(cast, role))
    of_report = client.get(f"/panel/zgloszenia/{photo.report.public_id}/")
    of_photo = client.get(address(photo))
    assert (of_report.status_code, of_photo.status_code) == ROLES[role]
    if of_photo.status_code != 200:
        assert link_in(of_report) == ""


def test_a_link_lives_a_minute_and_opens_for_nobody_else(cast, photo):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        officer = sign_in(cast.officer)
        link = link_in(officer.get(address(photo)))
        assert officer.get(link).status_code == 200
        assert sign_in(cast.section_head).get(link).status_code == 404
        clock.shift(61)
        assert officer.get(link).status_code == 404


@pytest.mark.parametrize("key", ["", "x", "a:b:c"])
def test_a_made_up_key_opens_nothing(cast, photo, key):
    assert sign_in(cast.officer).get(f"{address(photo)}obraz/", {"key": key}).status_code == 404


def test_strangers_are_sent_to_the_sign_in(client, photo):
    assert client.get(f"{address(photo)}obraz/").status_code == 302


def test_two_people_cover_a_photo_before_it_leaves(cast, photo):
    officer, head = sign_in(cast.officer), sign_in(cast.section_head)
    assert officer.post(address(photo), {"act": "take_out"}).status_code == 403
    assert officer.post(address(photo), boxes(("10", "20", "30,5", "40"))).status_code == 302
    proposed = Redaction.objects.get()
    assert proposed.boxes == [[100, 200, 305, 400]]
    assert officer.post(address(photo), {"act": "approve", "seen": proposed.pk}).status_code == 403
    assert officer.post(address(photo), {"act": "take_out"}).status_code == 403
    assert head.post(address(photo), {"act": "approve", "seen": proposed.pk}).status_code == 302
    answer = officer.post(address(photo), {"act": "take_out"})
    assert answer["Content-Disposition"].startswith("attachment")
    taken = Image.open(io.BytesIO(answer.content))
    assert max(taken.getpixel((40, 40))) < 20
    assert min(taken.getpixel((180, 90))) > 235


def test_new_boxes_need_a_new_agreement(cast, photo):
    officer, head = sign_in(cast.officer), sign_in(cast.section_head)
    officer.post(address(photo), boxes(("10", "20", "30", "40")))
    first = Redaction.objects.get()
    head.post(address(photo), {"act": "approve", "seen": first.pk})
    officer.post(address(photo), boxes() | {"nothing": "1"})
    assert head.post(address(photo), {"act": "approve", "seen": first.pk}).status_code == 409
    assert officer.post(address(photo), {"act": "take_out"}).status_code == 403


def test_the_one_who_covered_does_not_agree_with_himself(cast, photo):
    head = sign_in(cast.section_head)
    head.post(address(photo), boxes(("1", "1", "1", "1")))
    assert head.post(address(photo), {"act": "approve", "seen": Redaction.objects.get().pk}).status_code == 403


@pytest.mark.parametrize(
    "row", [("90", "0", "20", "10"), ("a", "1", "1", "1"), ("1", "1", "0", "1"), ("1", "", "", "")]
)
def test_a_box_outside_of_the_picture_keeps_what_was_typed(cast, photo, row):
    answer = sign_in(cast.officer).post(address(photo), boxes(row))
    assert answer.status_code == 422
    assert f'name="left" value="{row[0]}"' in answer.content.decode()
    assert not Redaction.objects.exists()


def test_a_photo_without_a_box_needs_a_word_that_there_is_nothing_to_cover(cast, photo):
    officer = sign_in(cast.officer)
    refused = officer.post(address(photo), boxes(("", "", "", "")))
    assert refused.status_code == 422 and "nie ma nic do zakrycia" in refused.content.decode()
    assert not Redaction.objects.exists()
    assert officer.post(address(photo), boxes(("", "", "", "")) | {"nothing": "1"}).status_code == 302
    assert Redaction.objects.get().boxes == []
    assert "nic do zakrycia" in sign_in(cast.section_head).get(address(photo)).content.decode()


@pytest.mark.parametrize("seen", ["", "x", "9" * 30, "-1"])
def test_a_strange_agreement_is_refused(cast, photo, seen):
    answer = sign_in(cast.section_head).post(address(photo), {"act": "approve", "seen": seen})
    assert answer.status_code == 409


def test_a_withdrawn_photo_is_said_to_be_withdrawn(cast, photo, django_capture_on_commit_callbacks):
    officer = sign_in(cast.officer)
    link = link_in(officer.get(address(photo)))
    with django_capture_on_commit_callbacks(execute=True):
        contents.erase(photo.report, {"photos"}, photo.added_on)
    assert officer.get(link).status_code == 404
    for page in (officer.get(address(photo)), officer.get(f"/panel/zgloszenia/{photo.report.public_id}/")):
        assert link_in(page) == ""
        assert page.status_code == 200
    assert officer.post(address(photo), boxes(("1", "1", "1", "1"))).status_code == 409


def test_many_photos_cost_one_query(cast, report, django_assert_max_num_queries):
    officer = sign_in(cast.officer)
    with django_assert_max_num_queries(23):  # one of them is the record of the reading
        officer.get(f"/panel/zgloszenia/{report.public_id}/")
