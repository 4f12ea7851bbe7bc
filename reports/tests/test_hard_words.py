"""Texts that say too much: taken as they are, helped before and after sending, and never read by the public (bar.md, rows 47-50)."""

import html
import re
import uuid

import pytest

from districts.tests.factories import middle
from reports.models import Report
from reports.tests.factories import SPEED, body

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("region")]
CANARY = "kanarek47"
TEXTS = {
    "personal data": f"PESEL 44051401359, tel. 501 234 567, jan@example.org, WE 12345 {CANARY}",
    "insult": f"Jan Kowalski z drugiego piętra to bydlak i dostanie za swoje {CANARY}",
    "emergency": f"Człowiek leży i nie oddycha {CANARY}",
    "police": f"Policjant wziął pieniądze od kierowcy {CANARY}",
}
HELP = {
    "personal data": "wygląda na numer PESEL",
    "insult": None,
    "emergency": 'href="tel:112"',
    "police": "(BSWP)",
}
each = pytest.mark.parametrize("kind", TEXTS)


def form(client, text, **changes):
    lon, lat = middle(0)
    token = html.unescape(re.search(r'name="token" value="([^"]+)"', client.get("/zglos/").content.decode())[1])
    fields = {"token": token, "category": SPEED, "lon": lon, "lat": lat, "not_emergency": "1", "send": "1"}
    return client.post("/zglos/", fields | {"description": text} | changes)


def by_api(client, text):
    lon, lat = middle(0)
    return client.post(
        "/api/v1/reports/",
        body(lon=lon, lat=lat, description=text),
        content_type="application/json",
        headers={"Idempotency-Key": str(uuid.uuid4())},
    )


@each
def test_the_form_helps_once_and_takes_the_text_as_it_is(client, kind):
    first = form(client, TEXTS[kind])
    page = first.content.decode()
    if HELP[kind] is None:
        assert first.status_code == 201
        return
    assert first.status_code == 200
    assert HELP[kind] in page and CANARY in page
    assert not Report.objects.exists()
    warned = re.search(r'name="warned" value="([^"]*)"', page)[1]
    assert form(client, TEXTS[kind], warned=warned).status_code == 201
    assert Report.objects.get().content.description == TEXTS[kind]


@pytest.mark.parametrize(("kind", "said"), [("emergency", "Zadzwoń pod\N{NO-BREAK SPACE}112"), ("police", "(BSWP)")])
def test_the_receipt_says_it_again(client, kind, said):
    answer = form(client, TEXTS[kind], warned="personal,112")
    assert answer.status_code == 201
    assert said in answer.content.decode()


@each
def test_the_api_takes_it_and_repeats_none_of_it(client, kind):
    answer = by_api(client, TEXTS[kind])
    assert answer.status_code == 201
    assert CANARY not in answer.content.decode()
    assert Report.objects.get().content.description == TEXTS[kind]


def test_no_public_answer_holds_a_word_of_them(client):
    for text in TEXTS.values():
        assert by_api(client, text).status_code == 201
    Report.objects.update(is_published=True)
    lon, lat = middle(0)
    box = f"bbox={lon - 0.1},{lat - 0.1},{lon + 0.1},{lat + 0.1}"
    addresses = ["/", "/zgloszenia/", f"/api/v1/reports/?{box}", "/api/v1/map/0/0/0.json"]
    for report in Report.objects.all():
        addresses += [f"/zgloszenia/{report.public_id}/", f"/api/v1/reports/{report.public_id}/"]
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert CANARY not in answer.content.decode(), address
    found = form(client, "", place=f"{lat}, {lon}", find="1", lon="", lat="", description="").content.decode()
    assert CANARY not in found
