"""Posters and leaflets: tagged PDFs of the right size, in the language of the page, from nothing but the page itself."""

import re
import threading
import zlib

import pytest
from django.urls import reverse

from districts import paper
from districts.templatetags.people import unbroken
from districts.tests.factories import make_region

pytestmark = pytest.mark.django_db
POINTS = {"poster": (595, 842), "poster-a3": (842, 1191), "leaflet": (420, 595)}


@pytest.fixture
def written(monkeypatch):
    """Texts that were made into a PDF, in a cache of this test's own."""
    texts, write = [], paper.write

    def noted(text):
        texts.append(text)
        return write(text)

    paper._kept.clear()
    monkeypatch.setattr(paper, "write", noted)
    return texts


def address(name):
    return reverse(f"districts:{name}", args=["section-1"] if "poster" in name else ["section-1", "1"])


def parts(pdf):
    """The PDF with its packed parts unpacked, to be searched."""
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    found = [pdf]
    for part in packed:
        try:
            found.append(zlib.decompress(part))
        except zlib.error:
            continue
    return b"\n".join(found)


@pytest.mark.parametrize("name", POINTS)
def test_a_paper_is_one_tagged_page_of_its_size(client, written, name):
    make_region()
    answer = client.get(address(name))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "public, max-age=300"
    assert answer["Content-Disposition"].startswith('inline; filename="')
    inside = parts(answer.content)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", inside)
    assert [(round(float(wide)), round(float(high))) for wide, high in boxes] == [POINTS[name]]
    assert b"/StructTreeRoot" in inside
    assert b"pdfuaid" in inside
    assert re.search(rb"/Lang \(pl\)", inside)


def test_a_paper_is_written_once_while_nothing_changes(client, written):
    region = make_region()
    first = client.get(address("poster"))
    assert client.get(address("poster")).content == first.content
    assert client.get(address("poster"), headers={"if-none-match": first["ETag"]}).status_code == 304
    assert len(written) == 1
    region.sections[0].phone = "47 841 00 00"
    region.sections[0].save()
    client.get(address("poster"))
    assert "47 841 00 00" in written[1]


def test_a_third_paper_at_once_is_asked_to_come_back(client, monkeypatch):
    make_region()
    paper._kept.clear()
    monkeypatch.setattr(paper, "_turns", threading.BoundedSemaphore(1))
    with paper._turns:
        answer = client.get(address("poster"))
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert "<h1>" in answer.content.decode()
    assert client.get(address("poster")).status_code == 200


def test_only_so_many_papers_are_kept(monkeypatch):
    monkeypatch.setattr(paper, "write", lambda text: text.encode())
    paper._kept.clear()
    for number in range(paper.MOST_KEPT + 5):
        paper._written(str(number), str(number))
    assert len(paper._kept) == paper.MOST_KEPT
    assert "0" not in paper._kept


@pytest.mark.parametrize(
    ("prefix", "words"), [("", "Widzisz zagrożenie?"), ("/en", "See a threat?"), ("/uk", "Бачите загрозу?")]
)
def test_a_poster_speaks_the_language_of_its_page(client, monkeypatch, prefix, words):
    make_region()
    texts = []
    monkeypatch.setattr(paper, "write", lambda text: texts.append(text) or b"%PDF")
    paper._kept.clear()
    client.get(f"{prefix}/jednostki/section-1/plakat.pdf")
    assert words in texts[0]
    assert f"http://testserver{prefix}/zglos/" in texts[0]


def test_a_leaflet_names_the_officer_and_the_streets(client, written):
    region = make_region()
    region.beats[0].streets = [f"ul. Długa {number}" for number in range(60)]
    region.beats[0].save()
    answer = client.get(address("leaflet"))
    assert "Jan Testowy1" in written[0].replace("<strong>", "").replace("</strong>", "")
    assert "ul.\xa0Długa\xa023<" in written[0]
    assert "Długa\xa024" not in written[0]
    assert len(re.findall(rb"/MediaBox", parts(answer.content))) == 1


@pytest.mark.parametrize(
    ("street", "written"),
    [
        ("ul. 3 Maja", "ul._3_Maja"),
        ("al. Józefa Piłsudskiego od 1 do 12", "al._Józefa Piłsudskiego od_1 do_12"),
        ("pl. Wolności od 8 do końca", "pl._Wolności od_8 do_końca"),
        ("Lgota Wielka", "Lgota Wielka"),
    ],
)
def test_a_street_never_breaks_after_its_kind_or_beside_a_number(street, written):
    assert unbroken(street) == written.replace("_", "\xa0")


def test_the_writer_opens_no_address(tmp_path):
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text>secret words</text></svg>')
    picture = f'<html lang="pl"><title>x</title><img src="{secret.as_uri()}" alt="no picture"></html>'
    assert b"secret words" not in parts(paper.write(picture))


def test_long_names_do_not_make_a_second_page(client, written):
    region = make_region()
    section = region.sections[0]
    section.name = "Komisariat Policji w Aleksandrowie Łódzkim z siedzibą tymczasową przy ulicy Generała Władysława"
    section.save()
    region.officers[0].last_name = "Brzęczyszczykiewicz-Konstantynopolitańczykowianeczkówna"
    region.officers[0].save()
    for name in POINTS:
        assert len(re.findall(rb"/MediaBox", parts(client.get(address(name)).content))) == 1
