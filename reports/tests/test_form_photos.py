"""Photos in the form and on the page of a receipt: the report is safe first, and each photo is told by itself."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from districts.tests.factories import middle
from reports.models import Photo, Report
from reports.tests.factories import SPEED, submit
from reports.tests.pictures import jpeg

pytestmark = pytest.mark.django_db


def good(client, path="/zglos/"):
    token = re.search(r'name="token" value="([^"]+)"', client.get(path).content.decode())[1]
    lon, lat = middle(0)
    return {"token": html.unescape(token), "category": SPEED, "lon": lon, "lat": lat, "not_emergency": "1"}


def photo(name="a.jpg", data=None):
    return SimpleUploadedFile(name, jpeg() if data is None else data, "image/jpeg")


def broken():
    return photo("b.jpg", b"\xff\xd8\xff" + b"x" * 100)


def test_the_receipt_says_which_photos_were_kept_and_how_to_add_the_others(client, region):
    page = client.post("/zglos/", good(client) | {"photo": [photo(), broken()]}).content.decode()
    assert "Zapisano 1 zdjęcie" in page
    assert "Zdjęcie 2:" in page
    assert "Zdjęcia możesz dodać później" in page
    assert (Report.objects.count(), Photo.objects.count()) == (1, 1)


def test_the_report_is_filed_when_no_photo_can_be_saved(client, region):
    answer = client.post("/zglos/", good(client) | {"photo": [broken()]})
    assert answer.status_code == 201
    assert "Zgłoszenie jest zapisane" in answer.content.decode()
    assert Report.objects.count() == 1


LOSSES = {
    "112": {"description": "Człowiek leży i nie oddycha"},
    "personal data": {"description": "Proszę dzwonić: 501 234 567"},
    "no category": {"category": ""},
    "a place to find": {"find": "1", "place": "Nigdzie"},
    "too long": {"description": "a" * 1001},
    "near ones": {"endorse": "00000000-0000-4000-8000-000000000000"},
}


@pytest.mark.parametrize("changes", LOSSES.values(), ids=LOSSES)
def test_photos_that_a_page_shown_again_loses_are_counted_on_top_and_at_their_field(client, region, changes):
    page = client.post("/en/zglos/", good(client) | {"photo": [photo(), photo("c.jpg")]} | changes).content.decode()
    assert "You had chosen 2 photos." in page
    assert "2 photos have to be chosen again." in page
    assert 'aria-describedby="photo-hint photo-kept photo-lost"' in page
    assert Report.objects.count() == 0


def test_a_wait_says_the_same(client, region, settings):
    settings.PROOF_OF_WORK_COST = 300
    answer = client.post("/en/zglos/", good(client) | {"photo": [photo()]})
    assert answer.status_code == 429
    assert "You had chosen 1 photo." in answer.content.decode()


def test_nobody_is_told_of_photos_that_were_not_chosen(client, region):
    page = client.post("/en/zglos/", good(client) | {"category": ""}).content.decode()
    assert "You had chosen" not in page and "photo-lost" not in page


def test_words_sent_before_and_the_form_with_its_photos_are_one_report(client, region):
    words = good(client)
    first = client.post("/zglos/", words)
    second = client.post("/zglos/", words | {"photo": [photo()]})
    assert [first.status_code, second.status_code] == [201, 200]
    assert (Report.objects.count(), Photo.objects.count()) == (1, 1)


def test_the_practice_form_keeps_no_photo(client, region):
    answer = client.post("/pokaz/zglos/", good(client, "/pokaz/zglos/") | {"photo": [photo()]})
    assert answer.status_code == 201
    assert not Photo.objects.exists()


def test_photos_are_added_and_taken_back_with_the_code(client, region, settings):
    settings.LIMIT_FACTOR = 100
    code = submit().receipt
    page = client.post("/kod/", {"code": code, "act": "photo", "photo": [photo()]}).content.decode()
    assert "Dodano 1 zdjęcie" in page
    client.post("/kod/", {"code": code, "act": "withdraw", "what": "photos"})
    assert Photo.objects.get().slot is None


def test_a_photo_that_cannot_be_added_is_told_at_its_field(client, region):
    code = submit().receipt
    page = client.post("/kod/", {"code": code, "act": "photo", "photo": [broken()]}).content.decode()
    assert "Zdjęcie 1:" in page
    assert client.post("/kod/", {"code": code, "act": "photo"}).status_code == 422


def test_leaving_clears_what_the_browser_kept(client, region):
    answer = client.get("/kod/koniec/")
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'


def test_the_receipt_says_what_happens_by_which_day_and_what_to_do_if_not(client, region):
    page = client.post("/zglos/", good(client)).content.decode()
    for said in ("Co dalej", "w ciągu 30 dni", "Nic się nie dzieje?", "w ciągu 14 dni", "Nie mamy czego wydać"):
        assert said in page, said
    assert "<title>Potwierdzenie" in page
