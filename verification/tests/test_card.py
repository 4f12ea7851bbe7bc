"""The verification card: filled from the report, on the screen and as a PDF of a sane length, for who may read it."""

import re
import uuid
import zlib

import pytest
from django.test import Client
from django.utils import timezone

from districts import paper
from districts.tests.factories import make_locality, make_street
from reports.statuses import Status
from reports.tests.factories import make_report
from verification.models import HandOver
from verification.tests.factories import change, fresh, sign_in, visit
from verification.tests.tasks import give, make_traffic

pytestmark = pytest.mark.django_db


def address(report, ending="karta/"):
    return f"/panel/zgloszenia/{report.public_id}/{ending}"


def pages_of(pdf):
    """How many sheets, wherever the writer packed them."""
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    parts = [pdf]
    for part in packed:
        try:
            parts.append(zlib.decompress(part))
        except zlib.error:
            continue
    return sum(len(re.findall(rb"/Type ?/Page\b(?!s)", part)) for part in parts)


@pytest.fixture
def full(cast, region):
    """A report with something in every part of the card."""
    make_street(make_locality(region.area, "Testowo", "testowo"), "Świętej Jadwigi <Łęgowej>", "jadwigi")
    report = make_report(description="Zażółć gęślą jaźń & <b>wyścigi</b>", weekdays=(5,), hours=("22-24",))
    change(report, Status.VERIFYING, cast.officer)
    visit(report, cast.officer)
    change(report, Status.CONFIRMED, cast.officer, "seen_on_site", note="Widziałem z bliska.")
    on = timezone.localdate()
    HandOver.objects.create(report=report, partner=region.partner, officer=cast.officer, sent_on=on, reply_due=on)
    return fresh(report)


def test_the_card_is_filled_from_the_report(cast, region, full):
    page = sign_in(cast.officer).get(address(full)).content.decode()
    for text in ("Zażółć gęślą jaźń &amp; &lt;b&gt;wyścigi", "22:00–24:00", "Widziałem z bliska.", region.partner.name,
                 str(full.public_id), cast.officer.full_name, full.category.label):  # fmt: skip
        assert text in page, text
    assert "receipt" not in page and "<img" in page and "zdjecia" not in page


def test_the_card_says_who_was_given_the_report_and_what_they_answered(cast, region, full):
    traffic = make_traffic(region, cast)
    give(full, traffic.key, cast.coordinator, note="Proszę o pomiar w piątek.")
    page = sign_in(cast.officer).get(address(full)).content.decode()
    assert "Proszę o pomiar w piątek." in page and "Traffic" in page


@pytest.mark.long
def test_the_pdf_is_one_or_two_sheets_and_tagged(cast, full):
    answer = sign_in(cast.officer).get(address(full, "karta.pdf"))
    assert answer["Content-Type"] == "application/pdf" and "no-store" in answer["Cache-Control"]
    assert pages_of(answer.content) in (1, 2)


@pytest.mark.long
def test_the_longest_words_stay_a_sane_number_of_sheets(cast, region):
    report = make_report(description="Ż" * 1000)
    change(report, Status.VERIFYING, cast.officer)
    for _ in range(8):
        made = visit(report, cast.officer)
        made.note = "x" * 1000 + " 😀 " + "słowo " * 150
        made.save()
    answer = sign_in(cast.officer).get(address(report, "karta.pdf"))
    assert pages_of(answer.content) in range(4, 10)


@pytest.mark.long
def test_an_empty_and_an_erased_report_have_a_card_too(cast):
    report = make_report()
    client = sign_in(cast.officer)
    assert "Bez opisu" in client.get(address(report)).content.decode()
    report.content.description = None
    report.content.save()
    assert client.get(address(report)).status_code == 200


def test_out_of_scope_and_unknown_are_404_and_strangers_sign_in(cast, monkeypatch):
    monkeypatch.setattr(paper, "write", lambda text: b"%PDF")
    report = make_report()
    for ending in ("karta/", "karta.pdf"):
        for name in ("officer_next_door", "auditor"):
            assert sign_in(getattr(cast, name)).get(address(report, ending)).status_code == 404, name
        assert sign_in(cast.provincial).get(address(report, ending)).status_code == 200
        assert sign_in(cast.officer).post(address(report, ending)).status_code == 405
        assert Client().get(address(report, ending)).status_code == 302
        assert sign_in(cast.officer).get(f"/panel/zgloszenia/{uuid.uuid4()}/{ending}").status_code == 404


@pytest.mark.long
def test_a_card_costs_at_most_eighteen_queries(cast, full, django_assert_max_num_queries):
    client = sign_in(cast.officer)
    with django_assert_max_num_queries(18):
        assert client.get(address(full)).status_code == 200
