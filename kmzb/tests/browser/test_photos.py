"""Photos in the browser: seen, taken out and sent with the form; their place read on request; covered in the panel."""

import re

import pytest
from playwright.sync_api import expect

from kmzb.tests.browser.looking import assert_accessible
from kmzb.tests.browser.reporting import start
from reports import photos
from reports.models import Photo
from reports.tests import pictures
from reports.tests.factories import make_report
from verification.models import Redaction
from verification.tests.factories import make_cast, sign_in

pytestmark = pytest.mark.browser
BELOW = {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"words"}


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_STORAGE = str(tmp_path)


def picture(name, **options):
    return {"name": name, "mimeType": "image/jpeg", "buffer": pictures.jpeg(**options)}


def details(page):
    """The question about details, shown on its own."""
    page.evaluate("document.querySelectorAll('.step').forEach(s => (s.hidden = s.dataset.step !== 'details'))")
    return page.locator("#photos")


def test_chosen_photos_are_seen_counted_and_taken_out_again(visitor):
    start(visitor)
    field = details(visitor)
    visitor.locator("#photo").set_input_files([picture("a.jpg"), picture("b.jpg", width=80)])
    field.locator("li img").first.wait_for()
    expect(field.locator("li")).to_have_count(2)
    assert_accessible(visitor)
    visitor.locator("#photo").set_input_files([picture("c.jpg", width=90), picture("d.jpg", width=99)])
    expect(field.locator("li")).to_have_count(3)
    expect(field.locator("[data-refused]")).to_contain_text("3", use_inner_text=True)
    field.get_by_role("button", name="Usuń a.jpg").click()
    expect(field.locator("[data-said]")).to_have_text("Zdjęcia: 2", use_inner_text=True)
    assert visitor.locator("#photo").evaluate("field => [...field.files].map(f => f.name)") == ["b.jpg", "c.jpg"]


def test_what_is_no_photo_is_refused_before_it_is_sent(visitor):
    start(visitor)
    field = details(visitor)
    visitor.locator("#photo").set_input_files([BELOW, picture("b.jpg")])
    expect(field.locator("[data-refused]")).to_contain_text("notes.txt", use_inner_text=True)
    expect(field.locator("li")).to_have_count(1)


def test_the_place_of_a_photo_is_read_here_and_nothing_of_it_is_sent(visitor, site):
    sent = []
    visitor.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
    start(visitor)
    visitor.locator("#photo-place-file").set_input_files(picture("gps.jpg", exif=pictures.exif()))
    visitor.locator("#place-found", has_text="Tu zrobiono zdjęcie").wait_for()
    expect(visitor.locator("#lat")).to_have_value(re.compile("^51.775"))
    expect(visitor.locator("#lon")).to_have_value(re.compile("^19.4534"))
    assert [text for text in sent if "gps.jpg" in text or "KANAREK" in text] == []


def test_a_photo_without_a_place_says_so(visitor):
    start(visitor)
    visitor.locator("#photo-place-file").set_input_files(picture("plain.jpg"))
    visitor.locator("#place-found", has_text="nie ma miejsca").wait_for()
    expect(visitor.locator("#lat")).to_have_value("")


def test_a_box_drawn_on_a_photo_is_saved_and_waits_for_a_second_person(site, page, base_url):
    cast = make_cast(site)
    report = make_report()
    from django.core.files.uploadedfile import SimpleUploadedFile

    photos.take(report, [SimpleUploadedFile("a.jpg", pictures.jpeg(400, 300))], report.filed_on)
    session = sign_in(cast.officer).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": f"{base_url}/panel/"}])
    page.goto(f"/panel/zgloszenia/{report.public_id}/zdjecia/{Photo.objects.get().public_id}/")
    frame = page.locator("#redact-picture svg").bounding_box()
    page.mouse.move(frame["x"] + frame["width"] * 0.2, frame["y"] + frame["height"] * 0.2)
    page.mouse.down()
    page.mouse.move(frame["x"] + frame["width"] * 0.5, frame["y"] + frame["height"] * 0.6)
    page.mouse.up()
    expect(page.locator("#redact-picture rect")).to_have_count(1)
    assert_accessible(page)
    page.get_by_role("button", name="Zapisz pola").click()
    page.get_by_text("Musi je obejrzeć i zaakceptować druga osoba").wait_for()
    [[left, top, width, height]] = Redaction.objects.get().boxes
    assert abs(left - 200) < 10 and abs(top - 200) < 10 and abs(width - 300) < 10 and abs(height - 400) < 10
